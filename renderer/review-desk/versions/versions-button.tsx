import { useState } from "react";
import { IconButton } from "../../ui/icon-button";
import { useShortcuts } from "../../ui/shortcuts";
import type { ReviewDeskPorts } from "../ports";
import { VersionsDialog } from "./versions-dialog";

const keys = "Alt+H";

/** 版本与改动 of the open review, by a button and by a key. */
export function VersionsButton({ ports }: { readonly ports: ReviewDeskPorts }) {
  const [shown, setShown] = useState(false);
  const show = () => setShown(true);
  useShortcuts("评审", [{ keys, does: "查看版本与改动", run: show }]);
  return (
    <>
      <IconButton label="版本与改动" keys={keys} icon="clock" onClick={show} />
      {shown && <VersionsDialog ports={ports} onClose={() => setShown(false)} />}
    </>
  );
}
