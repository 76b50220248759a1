import type { ToolbarItem } from "./toolbar-item";

/** A tool of the bar and the room it takes, in CSS pixels. */
export interface MeasuredItem extends Pick<ToolbarItem, "key" | "group" | "rank"> {
  readonly width: number;
}

/** The room between tools, between groups, and of the button 更多, in CSS pixels. */
export interface FoldingRoom {
  readonly gap: number;
  readonly divider: number;
  readonly more: number;
}

/** The rank of what is never in the bar, only in 更多. */
export const onlyInMenu = Number.POSITIVE_INFINITY;

/** The tools to put into 更多, so that the others fit into `available` CSS pixels: those of the highest rank, and never rank 0. */
export function foldItems(
  items: readonly MeasuredItem[],
  available: number,
  room: FoldingRoom,
): ReadonlySet<string> {
  const folded = new Set(items.filter(({ rank }) => rank === onlyInMenu).map(({ key }) => key));
  const fits = () => {
    const shown = items.filter(({ key }) => !folded.has(key));
    const menu = folded.size === 0 ? 0 : room.divider + room.more;
    return widthOf(shown, room) + menu <= available;
  };
  const inOrder = items.filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank);
  for (const { key } of inOrder) {
    if (fits()) break;
    folded.add(key);
  }
  return folded;
}

/** The room that tools take beside each other. */
export function widthOf(items: readonly MeasuredItem[], { gap, divider }: FoldingRoom): number {
  return items.reduce((sum, { width, group }, index) => {
    const before = items[index - 1];
    if (!before) return width;
    return sum + width + (before.group === group ? gap : divider);
  }, 0);
}
