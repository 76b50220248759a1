import type { StoreApi } from "zustand/vanilla";
import { changePaging } from "../moving-keys";
import type { Zoom } from "../props";
import type { ViewerSession } from "../session";
import { turnAllPages, turnPage } from "../turning";
import { stepZoom } from "../zoom-steps";
import { buttonItem } from "./button-item";
import { onlyInMenu } from "./folding";
import type { ToolbarItem } from "./toolbar-item";
import { ZoomChoice } from "./zoom-choice";

type Session = StoreApi<ViewerSession>;

/** Turning the page in view; back, and all pages, are always lines of 更多 or keys. */
export function turnItem(session: Session): ToolbarItem[] {
  const right = buttonItem({
    key: "turn",
    group: "turn",
    rank: 35,
    label: "顺时针转九十度",
    icon: "rotate-right",
    keys: "R",
    run: () => turnPage(session, 90),
  });
  const left = buttonItem({
    key: "turn-back",
    group: "turn",
    rank: onlyInMenu,
    label: "逆时针转九十度",
    icon: "rotate-left",
    keys: "Shift+R",
    run: () => turnPage(session, -90),
  });
  const all = buttonItem({
    key: "turn-all",
    group: "turn",
    rank: onlyInMenu,
    label: "所有页顺时针转九十度",
    icon: "rotate-right",
    keys: "Alt+R",
    run: () => turnAllPages(session, 90),
  });
  return [right, left, all];
}

/** 缩小, 放大, and the choice of a size. */
export function zoomItems(zoom: Zoom, factor: number, onZoom: (zoom: Zoom) => void): ToolbarItem[] {
  const step = (direction: 1 | -1) => () => onZoom(stepZoom(factor, direction));
  const size = (to: Zoom, key: string, label: string, keys: string) => ({
    key,
    label,
    keys,
    checked: zoom === to,
    run: () => onZoom(to),
  });
  return [
    buttonItem({
      key: "smaller",
      group: "zoom",
      rank: 31,
      label: "缩小",
      icon: "zoom-out",
      keys: "-",
      run: step(-1),
    }),
    buttonItem({
      key: "larger",
      group: "zoom",
      rank: 30,
      label: "放大",
      icon: "zoom-in",
      keys: "+",
      run: step(1),
    }),
    {
      key: "zoom",
      group: "zoom",
      rank: 15,
      node: <ZoomChoice zoom={zoom} factor={factor} onZoom={onZoom} />,
      lines: [
        size("width", "zoom-width", "适合宽度", "0"),
        size("page", "zoom-page", "整页", "Z"),
        size(1, "zoom-actual", "实际大小", "I"),
      ],
    },
  ];
}

/** One page at a time, or all below each other. */
export function pagingItem(session: Session, single: boolean): ToolbarItem {
  return buttonItem({
    key: "paging",
    group: "paging",
    rank: 40,
    label: "单页显示",
    icon: "single-page",
    keys: "W",
    pressed: single,
    run: () => changePaging(session),
  });
}

/** The document's own outline; offered only where it has one. */
export function outlineItem(shown: boolean, onOutline: () => void): ToolbarItem {
  return buttonItem({
    key: "outline",
    group: "paging",
    rank: 38,
    label: "书签",
    icon: "outline",
    keys: "J",
    pressed: shown,
    run: onOutline,
  });
}
