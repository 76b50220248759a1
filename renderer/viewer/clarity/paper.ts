import {
  addTurns,
  type PageBox,
  rectToScreen,
  type ScreenPoint,
  type ScreenRect,
  shownSize,
  type Turn,
} from "../../../shared/annotation/geometry";
import type { PercentRect } from "../../../shared/domain/annotation";
import type { PagePlace } from "../layout/page-layout";
import type { PageFindings } from "./clarity-store";
import type { Background } from "./estimate/background";
import type { Clarity } from "./settings";

/** How a page lies in its frame: turned back by `angle` about its middle, and cut to `content`. */
export interface PageCut {
  /** Degrees clockwise that the paper is turned by on screen. */
  readonly angle: number;
  /** The part shown, in percent of the unrotated page laid straight; `null` for all of it. */
  readonly content: PercentRect | null;
}

/** The cuts of a material's pages; a page that is not listed is shown whole and as it lies. */
export type PageCuts = Readonly<Record<number, PageCut>>;

/** Where the whole paper lies in the frame of its page, in CSS pixels; turned by `angle` about its own middle. */
export interface Paper extends ScreenRect {
  readonly angle: number;
}

/** How each page is to lie, from what the reader wants and what was seen. */
export function cutsOf(
  { straighten, crop, angle: byHand }: Pick<Clarity, "straighten" | "crop" | "angle">,
  findings: Readonly<Record<number, PageFindings>>,
  pageCount: number,
): PageCuts {
  const cuts: Record<number, PageCut> = {};
  if (!straighten && !crop && byHand === 0) return cuts;
  for (let page = 1; page <= pageCount; page += 1) {
    const found = findings[page];
    const angle = byHand - (straighten ? (found?.angle ?? 0) : 0);
    const off = byHand + (straighten ? 0 : (found?.angle ?? 0));
    const content = crop && found?.content ? roomFor(found.content, off) : null;
    if (angle !== 0 || content) cuts[page] = { angle, content };
  }
  return cuts;
}

/** The content found on a straight page with the room it takes while it lies `degrees` askew, within the page. */
function roomFor(content: PercentRect, degrees: number): PercentRect {
  // Half the longer side of a standing sheet of A4, in percent of its shorter one.
  const spare = 75 * Math.abs(Math.sin((degrees * Math.PI) / 180));
  const left = Math.max(0, content.x - spare);
  const top = Math.max(0, content.y - spare);
  const right = Math.min(100, content.x + content.width + spare);
  const bottom = Math.min(100, content.y + content.height + spare);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The boxes of what the frames show: to be laid out instead of the pages themselves. */
export function framedBoxes(boxes: readonly PageBox[], cuts: PageCuts): readonly PageBox[] {
  if (Object.values(cuts).every(({ content }) => content === null)) return boxes;
  return boxes.map((box, index) => {
    const content = cuts[index + 1]?.content;
    if (!content) return box;
    return { ...box, width: (box.width * content.width) / 100, height: (box.height * content.height) / 100 };
  });
}

/** Where the paper of a page lies in its frame. */
export function paperOf(place: PagePlace, box: PageBox, turn: Turn, cut: PageCut | undefined): Paper {
  const angle = cut?.angle ?? 0;
  if (!cut?.content) return { x: 0, y: 0, width: place.width, height: place.height, angle };
  const view = { box, turn, scale: place.scale };
  const { width, height } = shownSize(view);
  const shown = rectToScreen(view, cut.content);
  return { x: -shown.x, y: -shown.y, width, height, angle };
}

/** The place in its frame of a point of the paper (pixels from its top left as it lies). */
export function toFrame(paper: Paper, point: ScreenPoint): ScreenPoint {
  const turned = turnAbout(point, { x: paper.width / 2, y: paper.height / 2 }, paper.angle);
  return { x: turned.x + paper.x, y: turned.y + paper.y };
}

/** The point of the paper at a place in its frame. */
export function toPaper(paper: Paper, point: ScreenPoint): ScreenPoint {
  const middle = { x: paper.width / 2, y: paper.height / 2 };
  return turnAbout({ x: point.x - paper.x, y: point.y - paper.y }, middle, -paper.angle);
}

/** The smallest upright rectangle of the frame that holds a rectangle of the paper. */
export function areaInFrame(paper: Paper, area: ScreenRect): ScreenRect {
  return around(cornersOf(area).map((corner) => toFrame(paper, corner)));
}

/** The smallest upright rectangle of the paper that holds a rectangle of the frame, within the paper. */
export function areaOnPaper(paper: Paper, area: ScreenRect): ScreenRect {
  const found = around(cornersOf(area).map((corner) => toPaper(paper, corner)));
  const left = Math.max(0, found.x);
  const top = Math.max(0, found.y);
  const right = Math.min(paper.width, found.x + found.width);
  const bottom = Math.min(paper.height, found.y + found.height);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Turns a point clockwise about another, by degrees; `y` goes down. */
export function turnAbout(point: ScreenPoint, about: ScreenPoint, degrees: number): ScreenPoint {
  if (degrees === 0) return point;
  const sine = Math.sin((degrees * Math.PI) / 180);
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const [x, y] = [point.x - about.x, point.y - about.y];
  return { x: about.x + x * cosine - y * sine, y: about.y + x * sine + y * cosine };
}

/**
 * The point of an element under the pointer, in the element's own pixels, though the element be turned by `degrees`:
 * the middle of the upright rectangle round a turned one is its own middle.
 */
export function pointOn(
  bounds: ScreenRect,
  size: { readonly width: number; readonly height: number },
  degrees: number,
  client: ScreenPoint,
): ScreenPoint {
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  const straight = turnAbout(client, middle, -degrees);
  return { x: straight.x - middle.x + size.width / 2, y: straight.y - middle.y + size.height / 2 };
}

/** The paper's colours seen at one turn of the page, as they lie at another. */
export function turnedBackground(background: Background, from: Turn, to: Turn): Background {
  let now = background;
  for (let turn = addTurns(to, -from); turn > 0; turn = addTurns(turn, -90)) now = quarterTurned(now);
  return now;
}

function quarterTurned({ columns, rows, data }: Background): Background {
  const turned = new Uint8ClampedArray(data.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const to = 3 * (column * rows + (rows - 1 - row));
      const from = 3 * (row * columns + column);
      turned.set(data.subarray(from, from + 3), to);
    }
  return { columns: rows, rows: columns, data: turned };
}

function cornersOf({ x, y, width, height }: ScreenRect): ScreenPoint[] {
  return [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
}

function around(points: readonly ScreenPoint[]): ScreenRect {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
