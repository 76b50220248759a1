import { type PageBox, shownSize, type Turn } from "../../../shared/annotation/geometry";
import { areaOnPaper, type PageCuts, paperOf } from "../clarity/paper";
import type { ScrollPosition } from "../layout/anchor";
import { mainPage, type PageLayout, type PaneSize, pagesWithin } from "../layout/page-layout";
import { drawOrder } from "./draw-queue";
import type { DrawTarget } from "./page-drawer";

/** What decides which pages are drawn, and how large. */
export interface TargetInput {
  readonly layout: PageLayout;
  readonly boxes: readonly PageBox[];
  readonly turns: Readonly<Record<number, Turn>>;
  readonly scroll: ScrollPosition;
  readonly pane: PaneSize;
  /** 1 when the reader goes on, -1 when back. */
  readonly direction: 1 | -1;
  /** Device pixels a CSS pixel. */
  readonly density: number;
  /** How pages lie in their frames, where not simply filling them. */
  readonly cuts?: PageCuts;
}

/** The pages to draw: those on screen, the fullest first, then two in the direction of reading and one behind. */
export function drawTargets(input: TargetInput): DrawTarget[] {
  const { layout, scroll, pane, direction } = input;
  const [first, last] = pagesWithin(layout, scroll.top, pane.height);
  const main = mainPage(layout, scroll.top, pane.height);
  const visible = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const ahead = direction === 1 ? [last + 1, last + 2, first - 1] : [first - 1, first - 2, last + 1];
  return [
    ...visible.map((page) => target(input, page, drawOrder.visible + Math.abs(page - main), true)),
    ...ahead.map((page, index) => target(input, page, drawOrder.near + index, false)),
  ].filter((each) => each !== null);
}

function target(input: TargetInput, page: number, priority: number, onScreen: boolean): DrawTarget | null {
  const place = input.layout.places[page - 1];
  const box = input.boxes[page - 1];
  if (!place || !box) return null;
  const { scroll, pane, density } = input;
  const turn = input.turns[page] ?? 0;
  const paper = paperOf(place, box, turn, input.cuts?.[page]);
  const width = Math.max(1, Math.round(paper.width * density));
  const height = Math.max(1, Math.round(paper.height * density));
  const left = Math.max(0, scroll.left - place.left);
  const top = Math.max(0, scroll.top - place.top);
  const right = Math.min(place.width, scroll.left + pane.width - place.left);
  const bottom = Math.min(place.height, scroll.top + pane.height - place.top);
  const seen = { x: left, y: top, width: right - left, height: bottom - top };
  const inFrame = seen.width > 0 && seen.height > 0 ? seen : { x: left, y: top, width: 0, height: 0 };
  const part = areaOnPaper(paper, inFrame);
  const visible = {
    x: part.x * density,
    y: part.y * density,
    width: part.width * density,
    height: part.height * density,
  };
  return {
    page,
    turn,
    width,
    height,
    scale: width / shownSize({ box, turn, scale: 1 }).width,
    priority,
    visible: onScreen && visible.width > 0 && visible.height > 0 ? visible : null,
  };
}
