import { type PointerEvent, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { type ScreenPoint, type ScreenRect, spanning } from "../../../shared/annotation/geometry";
import type { OpenedDocument } from "../document/opened-document";
import type { ViewerSession } from "../session";
import "./capture-layer.css";
import { regionPicture } from "./region-picture";

/** A region that was drawn or taken from a mark, as a picture on its way. */
export type OnRegion = (picture: Promise<Uint8Array<ArrayBuffer>>, page: number) => void;

interface CaptureLayerProps {
  readonly session: StoreApi<ViewerSession>;
  readonly document: OpenedDocument;
  readonly onRegion: OnRegion;
}

interface Hold {
  readonly page: number;
  /** The page's box in the window. */
  readonly sheet: DOMRect;
  readonly from: ScreenPoint;
  readonly to: ScreenPoint;
}

/** A drag shorter than this many pixels was a click. */
const clickSlack = 4;

/** Lies over the pages while a region is to be copied, and gives the picture of what was drawn round. */
export function CaptureLayer({ session, document, onRegion }: CaptureLayerProps) {
  const capturing = useStore(session, (state) => state.capturing);
  const [hold, setHold] = useState<Hold | null>(null);
  useEscape(capturing, () => {
    setHold(null);
    session.setState({ capturing: false });
  });
  if (!capturing) return null;
  const begin = (event: PointerEvent<HTMLElement>) => {
    const found = pageUnder(event);
    if (!found || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = { x: event.clientX, y: event.clientY };
    setHold({ ...found, from: at, to: at });
  };
  const end = () => {
    setHold(null);
    if (!hold || isClick(hold)) return;
    session.setState({ capturing: false });
    const turn = session.getState().turns[hold.page] ?? 0;
    onRegion(
      document.page(hold.page).then((page) => regionPicture(page, turn, sharesOf(hold))),
      hold.page,
    );
  };
  return (
    <div
      className="viewer-capture"
      data-capture
      onPointerDown={begin}
      onPointerMove={(event) => hold && setHold({ ...hold, to: { x: event.clientX, y: event.clientY } })}
      onPointerUp={end}
      onPointerCancel={() => setHold(null)}
    >
      <span className="viewer-capture-hint" role="status">
        拖出一块区域，复制为图片（按 Esc 取消）
      </span>
      {hold && <div className="viewer-capture-frame" style={frameOf(hold)} />}
    </div>
  );
}

function useEscape(active: boolean, run: () => void): void {
  useEffect(() => {
    if (!active) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      run();
    };
    window.addEventListener("keydown", pressed, true);
    return () => window.removeEventListener("keydown", pressed, true);
  });
}

const isClick = ({ from, to }: Hold) => Math.hypot(to.x - from.x, to.y - from.y) < clickSlack;

function pageUnder({ clientX, clientY }: PointerEvent): Pick<Hold, "page" | "sheet"> | null {
  for (const element of window.document.elementsFromPoint(clientX, clientY)) {
    const sheet = element.closest<HTMLElement>(".viewer-page[data-page]");
    if (sheet) return { page: Number(sheet.dataset.page), sheet: sheet.getBoundingClientRect() };
  }
  return null;
}

/** What was drawn round, within its page, in the window's pixels. */
function drawnRound({ from, to, sheet }: Hold): ScreenRect {
  const within = ({ x, y }: ScreenPoint) => ({
    x: Math.min(sheet.right, Math.max(sheet.left, x)),
    y: Math.min(sheet.bottom, Math.max(sheet.top, y)),
  });
  return spanning(within(from), within(to));
}

function sharesOf(hold: Hold): ScreenRect {
  const { x, y, width, height } = drawnRound(hold);
  const { left, top, width: across, height: down } = hold.sheet;
  return { x: (x - left) / across, y: (y - top) / down, width: width / across, height: height / down };
}

function frameOf(hold: Hold) {
  const { x, y, width, height } = drawnRound(hold);
  return { left: x, top: y, width, height };
}
