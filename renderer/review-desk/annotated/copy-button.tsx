import { useState } from "react";
import { Button } from "../../ui/button";
import type { ReviewDeskPorts } from "../ports";
import { useReadingState } from "../reading";
import { useDraft } from "../review";
import { CopyDialog } from "./copy-dialog";

/** 导出带批注的副本: there as soon as there is a mark, in a sealed review too. */
export function CopyButton({ ports }: { readonly ports: ReviewDeskPorts }) {
  const [open, setOpen] = useState(false);
  const draft = useDraft();
  const materialId = useReadingState((state) => state.materialId);
  if (Object.keys(draft.annotations).length === 0 || materialId === null) return null;
  return (
    <>
      <Button size="small" icon="save" onClick={() => setOpen(true)}>
        导出带批注的副本…
      </Button>
      {open && <CopyDialog ports={ports} materialId={materialId} onClose={() => setOpen(false)} />}
    </>
  );
}
