import type { PageBox, PageView, ScreenPoint } from "../../../shared/annotation/geometry";
import { rectToScreen, toScreen, toUserSpace } from "../../../shared/annotation/geometry";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation, Mark, Meaning, PercentPoint, PercentRect } from "../../../shared/domain/annotation";
import { meaningWord, toolWord } from "../marks/words";
import { drawnMark, lineWidth, pin, pinSide, type Tint, tintStrength } from "./drawn-mark";
import {
  dictOf,
  latin1Bytes,
  name,
  number,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  textString,
} from "./pdf/values";
import {
  aroundPoints,
  grown,
  round,
  shownView,
  toPage,
  type UserRect,
  userPoint,
  userRect,
} from "./shown-space";

/** What of an annotation is not in itself. */
export interface MarkFacts {
  /** The expert's name, who made the marks. */
  readonly author: string;
  /** The codes of what cites it. */
  readonly citedBy: readonly string[];
}

/** An annotation as PDF has it: its dictionary but for `/P` and `/AP`, and how it looks. */
export interface PdfAnnotation {
  readonly dict: PdfDict;
  readonly appearance: PdfStream;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** The colours of the meanings on screen. */
const colours: Readonly<Record<Meaning, Rgb>> = {
  positive: [0x1f, 0x7a, 0x3d],
  question: [0xa8, 0x3f, 0x06],
  deduction: [0x5f, 0x3d, 0x8c],
};

const printed = 4;
const noZoom = 8;
const noRotate = 16;

/** A mark as an annotation of its page. It lies where the mark lies and looks as it does on screen, upright on the page as shown. */
export function pdfAnnotation(box: PageBox, annotation: Annotation, facts: MarkFacts): PdfAnnotation {
  const { mark, meaning } = annotation;
  const view = shownView(box);
  const rect = rounded(rectOf(view, mark));
  const colour = colours[meaning].map((value) => round(value / 255, 4));
  const modified = pdfDate(annotation.modified ?? annotation.created);
  return {
    dict: new Map<string, PdfValue>([
      ...dictOf({
        Type: name("Annot"),
        Rect: rect,
        NM: textString(annotation.id),
        Contents: textString(wordsOf(annotation, facts.citedBy)),
        T: textString(facts.author),
        Subj: textString(toolWord[mark.tool]),
        M: modified === null ? undefined : textString(modified),
        CreationDate: dateOf(annotation.created),
        C: colour,
        F: mark.tool === "note" ? printed + noZoom + noRotate : printed,
      }),
      ...ownEntries(view, mark),
    ]),
    appearance: appearanceOf(view, mark, rect, colour),
  };
}

/** What a reader shows as the mark's words: 疑问：发证日期不符, then 依据 A1、A3 where it is cited. */
export function wordsOf({ meaning, text }: Annotation, citedBy: readonly string[]): string {
  const words = text.trim();
  const means = words === "" ? meaningWord[meaning] : `${meaningWord[meaning]}：${words}`;
  return citedBy.length === 0 ? means : `${means}\n依据 ${citedBy.join("、")}`;
}

function appearanceOf(view: PageView, mark: Mark, rect: UserRect, colour: readonly number[]): PdfStream {
  const [red, green, blue] = colour;
  const paint = `${red} ${green} ${blue}`;
  // A note is turned upright by whoever shows it, so it is drawn as on a page that is not turned.
  const placed = mark.tool === "note" ? pinPlacing(view, rect) : toPage(view);
  const drawing = mark.tool === "note" ? pin : drawnMark(view, mark);
  const content = `q\n${placed} cm\n${paint} rg ${paint} RG\n${drawing}\nQ`;
  const states = Object.entries(tintStrength) as [Tint, number][];
  const state = (strength: number) => dictOf({ Type: name("ExtGState"), BM: name("Multiply"), ca: strength });
  return {
    dict: dictOf({
      Type: name("XObject"),
      Subtype: name("Form"),
      BBox: rect,
      Resources: dictOf({
        ExtGState: new Map(states.map(([tint, strength]) => [tint, state(strength)])),
      }),
    }),
    bytes: latin1Bytes(content),
  };
}

function pinPlacing({ scale }: PageView, [left, , , top]: UserRect): string {
  const unit = number(round(1 / scale, 8));
  return `${unit} 0 0 -${unit} ${number(left)} ${number(top)}`;
}

/** The rectangle that holds a mark with its lines. Rectangles, bands and stamps lie in theirs to the hair. */
function rectOf(view: PageView, mark: Mark): UserRect {
  const { box } = view;
  const unit = 1 / view.scale;
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "highlight":
    case "stamp":
      return seen(userRect(box, mark.rect), unit);
    case "passage":
      return seen(userRect(box, boundsOf(mark)), unit);
    case "note":
      return pinRect(view, mark.at);
    case "line":
      return grown(around(box, [mark.from, mark.to]), lineWidth * unit);
    case "arrow":
      // The barbs open by less than the head is long.
      return grown(around(box, [mark.from, mark.to]), 12 * unit);
    case "ink":
      return grown(around(box, mark.strokes.flat()), 4 * unit);
  }
}

/**
 * The place of a note's pin. Readers never turn a note with its page: they draw it upright from the upper left corner of
 * its rectangle (ISO 32000-1, 12.5.6.4), so that corner is where the pin's is on the page as shown.
 */
function pinRect(view: PageView, at: PercentPoint): UserRect {
  const { x, y } = toScreen(view, at);
  const corner = userPoint(view, { x: x - pinSide / 2, y: y - pinSide / 2 });
  const side = pinSide / view.scale;
  return [corner.x, corner.y - side, corner.x + side, corner.y];
}

const around = (box: PageBox, points: readonly PercentPoint[]) =>
  aroundPoints(points.map((point) => toUserSpace(box, point)));

/** A rectangle flat as a line still has an inside: readers leave out what has none. */
function seen([left, bottom, right, top]: UserRect, least: number): UserRect {
  const wider = Math.max(0, least - (right - left)) / 2;
  const higher = Math.max(0, least - (top - bottom)) / 2;
  return [left - wider, bottom - higher, right + wider, top + higher];
}

function ownEntries(view: PageView, mark: Mark): PdfDict {
  const width = round(lineWidth / view.scale, 4);
  const border = dictOf({ W: width, S: name("S") });
  switch (mark.tool) {
    case "rectangle":
      return dictOf({ Subtype: name("Square"), BS: border });
    case "ellipse":
      return dictOf({ Subtype: name("Circle"), BS: border });
    case "highlight":
      return dictOf({
        Subtype: name("Highlight"),
        QuadPoints: quads(view, [mark.rect]),
        CA: tintStrength.band,
      });
    case "passage":
      return dictOf({
        Subtype: name("Highlight"),
        QuadPoints: quads(view, mark.lines),
        CA: tintStrength.band,
      });
    case "line":
    case "arrow":
      return dictOf({
        Subtype: name("Line"),
        L: coordinates([mark.from, mark.to].map((point) => toUserSpace(view.box, point))),
        LE: [name("None"), name(mark.tool === "arrow" ? "OpenArrow" : "None")],
        BS: border,
      });
    case "ink":
      return dictOf({
        Subtype: name("Ink"),
        InkList: mark.strokes.map((stroke) =>
          coordinates(stroke.map((point) => toUserSpace(view.box, point))),
        ),
        BS: border,
      });
    case "note":
      return dictOf({ Subtype: name("Text"), Name: name("Comment"), Open: false });
    case "stamp":
      return dictOf({ Subtype: name("Stamp"), Name: name(stampNames[mark.sign]) });
  }
}

const stampNames = { tick: "Tick", cross: "Cross", query: "Query" } as const;

/** Each band by its corners as shown: top left, top right, bottom left, bottom right, as readers write them. */
function quads(view: PageView, rects: readonly PercentRect[]): number[] {
  return rects.flatMap((rect) => {
    const { x, y, width, height } = rectToScreen(view, rect);
    const corners = [
      { x, y },
      { x: x + width, y },
      { x, y: y + height },
      { x: x + width, y: y + height },
    ];
    return coordinates(corners.map((corner) => userPoint(view, corner)));
  });
}

const coordinates = (points: readonly ScreenPoint[]) =>
  points.flatMap(({ x, y }) => [round(x, 5), round(y, 5)]);

const rounded = ([left, bottom, right, top]: UserRect): UserRect => [
  round(left, 5),
  round(bottom, 5),
  round(right, 5),
  round(top, 5),
];

function dateOf(instant: string) {
  const date = pdfDate(instant);
  return date === null ? undefined : textString(date);
}

/** An instant as PDF writes it; `null` for one it cannot. */
export function pdfDate(instant: string): string | null {
  const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-]\d\d):(\d\d))$/;
  const found = form.exec(instant);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone, zoneMinute] = found;
  return `D:${year}${month}${day}${hour}${minute}${second}${zone ? `${zone}'${zoneMinute}'` : "Z"}`;
}
