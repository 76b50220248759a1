import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type FoldingRoom, foldItems } from "./folding";
import type { ToolbarItem } from "./toolbar-item";

/** As the style sheet has it: 2 px between tools, 8 + 1 + 8 between groups, a button of 34. */
const room: FoldingRoom = { gap: 2, divider: 17, more: 34 };

const none: ReadonlySet<string> = new Set();

/**
 * Which tools have no room in the bar. Each is measured where it stands (`data-item` names it) before the window is
 * painted; of one that is folded its last width counts.
 */
export function useFolding(
  bar: RefObject<HTMLElement | null>,
  items: readonly ToolbarItem[],
): ReadonlySet<string> {
  const [folded, setFolded] = useState(none);
  const widths = useRef(new Map<string, number>());
  const latest = useRef(items);
  const [measure] = useState(() => () => {
    const element = bar.current;
    if (!element || element.clientWidth === 0) return;
    for (const item of element.querySelectorAll<HTMLElement>("[data-item]"))
      widths.current.set(item.dataset.item ?? "", item.getBoundingClientRect().width);
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    const available = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const measured = latest.current.map(({ key, group, rank }) => {
      // A part of a pixel more than none keeps sums of rounded widths from wrapping.
      return { key, group, rank, width: Math.ceil(widths.current.get(key) ?? 0) };
    });
    const next = foldItems(measured, available, room);
    setFolded((before) => (sameKeys(before, next) ? before : next));
  });
  useLayoutEffect(() => {
    latest.current = items;
  });
  // A tool that grows or shrinks is observed below: measuring at each render would lay the window out at each key.
  const listed = items.map(({ key, group, rank }) => `${key} ${group} ${rank}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed is what is measured
  useLayoutEffect(measure, [listed]);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const inside = () => {
      observer.disconnect();
      observer.observe(element);
      for (const item of element.querySelectorAll("[data-item]")) observer.observe(item);
    };
    inside();
    const changes = new MutationObserver(inside);
    changes.observe(element, { childList: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
    };
  }, [bar, measure]);
  return folded;
}

function sameKeys(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key));
}
