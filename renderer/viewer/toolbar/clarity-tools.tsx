import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { IconButton } from "../../ui";
import { clarityOf } from "../clarity/clarity-store";
import { isAutomatic, toggled } from "../clarity/settings";
import type { ViewerSession } from "../session";

/** 一键清晰, 调节显示 and 放大镜. */
export function ClarityTools({ session }: { readonly session: StoreApi<ViewerSession> }) {
  const store = clarityOf(session);
  const { settings, adjusting, magnifying } = useStore(store);
  return (
    <div className="viewer-toolbar-group">
      <IconButton
        label="一键清晰"
        icon="clear"
        keys="Q"
        pressed={isAutomatic(settings)}
        onClick={() => store.setState({ settings: toggled(settings) })}
      />
      <IconButton
        label="调节显示"
        icon="sliders"
        aria-expanded={adjusting}
        data-adjust
        onClick={() => store.setState({ adjusting: !adjusting })}
      />
      <IconButton
        label="放大镜"
        icon="magnifier"
        keys="M"
        pressed={magnifying}
        onClick={() => store.setState({ magnifying: !magnifying })}
      />
    </div>
  );
}
