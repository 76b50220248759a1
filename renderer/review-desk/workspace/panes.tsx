import { type ReactNode, useState } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { IconButton } from "../../ui/icon-button";
import type { MaterialSource } from "../../viewer";
import { MaterialsList } from "../reading";
import type { PaneLayout } from "./pane-layout";

interface PanesProps {
  readonly layout: PaneLayout;
  readonly source: MaterialSource | null;
  /** The scan fills the window. */
  readonly full: boolean;
  /** Two documents stand side by side: the list of materials makes room for them. */
  readonly beside: boolean;
  readonly reader: ReactNode;
  readonly sheet: ReactNode;
  readonly drawerOpen: boolean;
  readonly onDrawer: (open: boolean) => void;
}

const foldedKey = "jiangping.materials-folded";

/** Materials, scan and sheet beside each other as the width allows. Sizes are kept for each layout. */
export function Panes(props: PanesProps) {
  const { layout, source, full, beside, reader, sheet, drawerOpen, onDrawer } = props;
  const [folded, fold] = useFolded(beside);
  const listed = layout === "wide" && !folded && !full;
  const sheeted = layout !== "drawer" && !full;
  const panelIds = [...(listed ? ["materials"] : []), "scan", ...(sheeted ? ["sheet"] : [])];
  // Shares of a narrow window would squeeze the sheet in a wide one.
  const id = layout === "wide" ? "jiangping.workspace" : `jiangping.workspace-${layout}`;
  const kept = useDefaultLayout({ id, panelIds, storage: localStorage });
  return (
    <div className="workspace-panes">
      {!listed && !full && (
        <MaterialsList key="strip" source={source} folded onFold={layout === "wide" ? fold : undefined} />
      )}
      <Group
        key="group"
        id="workspace"
        className="workspace-group"
        {...(kept.defaultLayout ? { defaultLayout: kept.defaultLayout } : {})}
        onLayoutChanged={kept.onLayoutChanged}
      >
        {listed && (
          <Panel
            key="materials"
            id="materials"
            defaultSize={204}
            minSize={150}
            maxSize={340}
            groupResizeBehavior="preserve-pixel-size"
          >
            <MaterialsList source={source} folded={false} onFold={fold} />
          </Panel>
        )}
        {listed && <Separator key="left" className="workspace-separator" aria-label="调整材料列表宽度" />}
        <Panel key="scan" id="scan" minSize={320}>
          {reader}
        </Panel>
        {sheeted && <Separator key="right" className="workspace-separator" aria-label="调整评审表宽度" />}
        {sheeted && (
          <Panel
            key="sheet"
            id="sheet"
            defaultSize={layout === "wide" ? 452 : 420}
            minSize={360}
            maxSize={760}
            groupResizeBehavior="preserve-pixel-size"
          >
            {sheet}
          </Panel>
        )}
      </Group>
      {layout === "drawer" && drawerOpen && !full && (
        <SheetDrawer onClose={() => onDrawer(false)}>{sheet}</SheetDrawer>
      )}
    </div>
  );
}

interface SheetDrawerProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The sheet over the scan in a narrow window. It is no dialog: the scan beside it stays in reach, and so do all keys. */
function SheetDrawer({ onClose, children }: SheetDrawerProps) {
  return (
    <aside className="workspace-drawer" aria-label="评审表">
      <IconButton label="收起评审表" icon="next" className="workspace-drawer-close" onClick={onClose} />
      {children}
    </aside>
  );
}

/** Whether the materials are folded, as they were left; beside a second document they are until somebody unfolds them. */
function useFolded(beside: boolean): [boolean, (folded: boolean) => void] {
  const [folded, setFolded] = useState(() => localStorage.getItem(foldedKey) === "yes");
  const [unfolded, setUnfolded] = useState(false);
  if (!beside && unfolded) setUnfolded(false);
  const fold = (next: boolean) => {
    if (beside) return setUnfolded(!next);
    localStorage.setItem(foldedKey, next ? "yes" : "no");
    setFolded(next);
  };
  return [beside ? !unfolded : folded, fold];
}
