import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Icon, IconButton } from "../../ui";
import { jumpTo, type ViewerSession } from "../session";
import type { OutlineEntry } from "./outline-entry";
import "./outline-panel.css";
import { type OutlineRow, rowsOf } from "./outline-rows";
import { offsetOf, placeOf } from "./read-outline";
import { answerTreeKey } from "./tree-keys";

export interface OutlinePanelProps {
  readonly session: StoreApi<ViewerSession>;
  readonly onClose: () => void;
}

/** 书签: the document's own outline as a tree beside the pages. */
export function OutlinePanel({ session, onClose }: OutlinePanelProps) {
  const outline = useStore(session, (state) => state.outline);
  if (!outline) return null;
  return (
    <aside className="viewer-outline" aria-label="书签">
      <div className="viewer-outline-head">
        <h2>书签</h2>
        <IconButton label="收起书签" icon="close" keys="J" onClick={onClose} />
      </div>
      <OutlineTree session={session} outline={outline} onClose={onClose} />
    </aside>
  );
}

interface TreeProps extends OutlinePanelProps {
  readonly outline: readonly OutlineEntry[];
}

function OutlineTree({ session, outline, onClose }: TreeProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => firstOpen(outline));
  const [current, setCurrent] = useState("0");
  const [dead, setDead] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const rows = rowsOf(outline, open);
  const focus = (path: string) => {
    setCurrent(path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
  };
  useFocusWhileOpen(tree);
  const toggle = (path: string, to: boolean) => {
    const next = new Set(open);
    if (to) next.add(path);
    else next.delete(path);
    setOpen(next);
  };
  const go = async ({ path, entry }: OutlineRow) => {
    setCurrent(path);
    setDead((await goTo(session, entry)) ? null : path);
  };
  const onKeyDown = (event: KeyboardEvent) =>
    answerTreeKey(event, rows, current, { focus, toggle, go: (row) => void go(row), onClose });
  return (
    <div ref={tree} className="viewer-outline-tree" role="tree" aria-label="书签" onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <Row
          key={row.path}
          row={row}
          isCurrent={row.path === current}
          isDead={row.path === dead}
          onGo={() => void go(row)}
          onToggle={() => toggle(row.path, !row.open)}
        />
      ))}
    </div>
  );
}

/** The tree has the focus when it opens; closed from within, it gives it back, at the least to the pages. */
function useFocusWhileOpen(tree: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const viewer = tree.current?.closest(".viewer");
    tree.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    return () => {
      if (document.activeElement !== document.body) return;
      const pages = viewer?.querySelector<HTMLElement>(".viewer-scroller");
      const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
      (isThere ? before : pages)?.focus({ preventScroll: true });
    };
  }, [tree]);
}

interface RowProps {
  readonly row: OutlineRow;
  readonly isCurrent: boolean;
  readonly isDead: boolean;
  readonly onGo: () => void;
  readonly onToggle: () => void;
}

function Row({ row, isCurrent, isDead, onGo, onToggle }: RowProps) {
  const { path, entry, level, position, siblings, open } = row;
  const parent = entry.children.length > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree answers the keys
    <div
      role="treeitem"
      className="viewer-outline-row"
      style={{ paddingLeft: 4 + (level - 1) * 16 }}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isCurrent}
      {...(parent ? { "aria-expanded": open } : {})}
      data-path={path}
      onClick={onGo}
    >
      <span
        className="viewer-outline-fold"
        onClick={(event) => {
          event.stopPropagation();
          if (parent) onToggle();
        }}
        aria-hidden="true"
      >
        {parent && <Icon name={open ? "down" : "next"} size={14} />}
      </span>
      <span className="viewer-outline-title" translate="no">
        {entry.title}
      </span>
      {isDead && <span className="viewer-outline-dead">没有指向页面</span>}
    </div>
  );
}

/** Few lines are all open at first; of many the first level, which is what there is room for. */
function firstOpen(outline: readonly OutlineEntry[]): ReadonlySet<string> {
  const inside = outline.reduce((sum, { children }) => sum + children.length, 0);
  return outline.length + inside > 40 ? new Set() : new Set(outline.map((_, index) => String(index)));
}

/** Goes where a line leads; `false` where it leads nowhere. */
async function goTo(session: StoreApi<ViewerSession>, entry: OutlineEntry): Promise<boolean> {
  const { document } = session.getState();
  const pdf = await document?.pdf?.();
  // A destination that the file gives wrongly is one that leads nowhere.
  const place = pdf ? await placeOf(pdf, entry.target).catch(() => null) : null;
  if (!document || !place || place.page > document.pageCount) return false;
  const turn = session.getState().turns[place.page] ?? 0;
  const offset = await document.page(place.page).then(
    ({ box }) => offsetOf(place, box, turn),
    () => 0, // its card says why nothing shows
  );
  jumpTo(session, place.page, offset);
  return true;
}
