import type { RefObject } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { Shortcut } from "../ui";
import type { Zoom } from "./props";
import type { ScrollerHandle } from "./scroller/page-scroller";
import { jumpTo, type ViewerSession } from "./session";
import { turnAllPages, turnPage } from "./turning";
import { stepZoom } from "./zoom-steps";

type Session = StoreApi<ViewerSession>;

/** From page to page and within them. */
export function movingKeys(session: Session, scroller: RefObject<ScrollerHandle | null>): Shortcut[] {
  const page = (by: 1 | -1) => jumpTo(session, session.getState().page + by);
  return [
    { keys: "PageDown", does: "向下一屏", run: () => scroller.current?.screen(1) },
    { keys: "PageUp", does: "向上一屏", run: () => scroller.current?.screen(-1) },
    { keys: "]", does: "下一页", run: () => page(1) },
    { keys: "[", does: "上一页", run: () => page(-1) },
    { keys: "Home", does: "第一页", run: () => jumpTo(session, 1) },
    { keys: "End", does: "最后一页", run: () => jumpTo(session, session.getState().pageCount) },
    { keys: "W", does: "单页与连续切换", run: () => changePaging(session) },
  ];
}

/** How large pages are shown. The digits score, all but 0. */
export function zoomKeys(session: Session, zoom: (to: Zoom) => void): Shortcut[] {
  const step = (direction: 1 | -1) => zoom(stepZoom(session.getState().factor, direction));
  return [
    { keys: ["+", "="], does: "放大", run: () => step(1) },
    { keys: "-", does: "缩小", run: () => step(-1) },
    { keys: "0", does: "适合宽度", run: () => zoom("width") },
    { keys: "Z", does: "整页", run: () => zoom("page") },
    { keys: "I", does: "实际大小", run: () => zoom(1) },
  ];
}

/** Which way up pages are shown. */
export function turningKeys(session: Session): Shortcut[] {
  return [
    { keys: "R", does: "本页顺时针转九十度", run: () => turnPage(session, 90) },
    { keys: "Shift+R", does: "本页逆时针转九十度", run: () => turnPage(session, -90) },
    { keys: "Alt+R", does: "所有页顺时针转九十度", run: () => turnAllPages(session, 90) },
  ];
}

/** One page at a time, or all below each other again. */
export function changePaging(session: Session): void {
  session.setState({ single: !session.getState().single });
}
