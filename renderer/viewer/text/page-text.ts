import type { TextContent, TextItem } from "pdfjs-dist/types/src/display/api";
import { fromUserSpace, type PageBox } from "../../../shared/annotation/geometry";
import { aroundRects } from "../../../shared/annotation/marks";
import type { PercentPoint, PercentRect } from "../../../shared/domain/annotation";
import type { TextSpan } from "../../../shared/text/matching";

/** Letters that stand on one line of a page. */
interface Piece {
  /** Where in the page's text it begins. */
  readonly start: number;
  readonly text: string;
  /** Its corners on the unrotated page, from where it begins: below, then above. */
  readonly from: readonly [PercentPoint, PercentPoint];
  readonly to: readonly [PercentPoint, PercentPoint];
}

/** The text of one page and where it stands. */
export interface PageText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** How far letters reach below and above their line, in parts of their size. */
const below = 0.2;
const above = 0.88;

/** The text of a page as PDF.js reads it; `unit` is the page's units of 1/72 inch, in which `box` is not told. */
export function pageTextOf(content: Pick<TextContent, "items">, box: PageBox, unit: number): PageText {
  const pieces: Piece[] = [];
  let text = "";
  for (const item of content.items) {
    if (!("str" in item)) continue;
    if (item.str.trim() !== "") pieces.push(pieceOf(item, box, unit, text.length));
    text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  return { text, pieces };
}

function pieceOf({ str, transform, width }: TextItem, box: PageBox, unit: number, start: number): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as readonly number[];
  const along = Math.hypot(a, b) || 1;
  const [dx, dy] = [(a / along) * width, (b / along) * width];
  const at = (x: number, y: number) => fromUserSpace(box, { x: x * unit, y: y * unit });
  const side = (x: number, y: number) =>
    [at(x - c * below, y - d * below), at(x + c * above, y + d * above)] as const;
  return { start, text: str, from: side(e, f), to: side(e + dx, f + dy) };
}

/** Where a part of a page's text stands: a rectangle for each piece of it, in percent of the unrotated page. */
export function rectsOf({ pieces }: PageText, { start, end }: TextSpan): readonly PercentRect[] {
  return pieces.flatMap((piece) => {
    const first = Math.max(start, piece.start) - piece.start;
    const last = Math.min(end, piece.start + piece.text.length) - piece.start;
    if (last <= first) return [];
    const whole = widthOf(piece.text);
    const [from, to] = [widthOf(piece.text.slice(0, first)), widthOf(piece.text.slice(0, last))];
    const corners = [...between(piece, from / whole), ...between(piece, to / whole)];
    return [aroundRects(corners.map(({ x, y }) => ({ x, y, width: 0, height: 0 })))];
  });
}

/** How wide letters are together, the Chinese ones twice as wide as others. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

function between({ from, to }: Piece, share: number): PercentPoint[] {
  return from.map((point, index) => {
    const other = to[index] ?? point;
    return { x: point.x + (other.x - point.x) * share, y: point.y + (other.y - point.y) * share };
  });
}
