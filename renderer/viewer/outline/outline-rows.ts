import type { OutlineEntry } from "./outline-entry";

/** A line of the tree that is on screen. `path` names it: the places from the root, such as `0.2.1`. */
export interface OutlineRow {
  readonly path: string;
  readonly entry: OutlineEntry;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly open: boolean;
}

/** The lines on screen in their order: those whose parents are all open. */
export function rowsOf(
  entries: readonly OutlineEntry[],
  open: ReadonlySet<string>,
  level = 1,
  parent = "",
): OutlineRow[] {
  return entries.flatMap((entry, index) => {
    const path = parent === "" ? String(index) : `${parent}.${index}`;
    const isOpen = entry.children.length > 0 && open.has(path);
    const row = { path, entry, level, position: index + 1, siblings: entries.length, open: isOpen };
    return isOpen ? [row, ...rowsOf(entry.children, open, level + 1, path)] : [row];
  });
}

/** The path of the line above a path in the tree; `null` for one of the first level. */
export function parentOf(path: string): string | null {
  const cut = path.lastIndexOf(".");
  return cut < 0 ? null : path.slice(0, cut);
}
