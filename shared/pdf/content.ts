import type { PdfFile } from "./file";
import { blackFill, type Fill, filled, isWhite, type Rgb } from "./fill";
import { isHarmlessState } from "./image";
import { Keyword, Lexer } from "./lexer";
import { demand, NotSimple } from "./not-simple";
import { isDict, isNamed, type PdfDict, PdfName, PdfRef, type PdfStream, type PdfValue } from "./value";

/** A matrix as PDF and canvas write it. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** An image placed on a page: the matrix takes the unit square to the page's own units. */
export interface Placement {
  readonly ref: PdfRef;
  readonly matrix: Matrix;
  /** The colour that a mask would be drawn in; `null` for one that is not known. */
  readonly fill: Rgb | null;
  /** What is seen of it, in the page's own units; `null` for all. */
  readonly clip: Area | null;
}

/** A rectangle, left to right and bottom to top. */
export type Area = readonly [left: number, bottom: number, right: number, top: number];

/** What a page's content comes to, where it draws nothing but images. */
export interface Content {
  readonly placements: readonly Placement[];
  /** Something else is drawn, unseen only if one of the images from this number on covers the page; `null` for nothing else. */
  readonly hiddenBefore: number | null;
  /** It writes text that is not seen, as recognised scans do. */
  readonly hasText: boolean;
}

const mostPlacements = 256;
const mostOperators = 200_000;
/** A page that draws more besides its pictures than one of writing is none that was scanned. */
const mostHidden = 20_000;
const deepestState = 64;
const deepestForm = 4;

interface State {
  readonly matrix: Matrix;
  readonly clip: Area | null;
  readonly textMode: number;
  readonly fill: Fill;
}

const first: State = { matrix: [1, 0, 0, 1, 0, 0], clip: null, textMode: 0, fill: blackFill };

/** The product of two matrices: `inner` first. */
export function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** Reads a page's content. Throws `NotSimple` as soon as something else would be seen than images. */
export async function readContent(file: PdfFile, bytes: Uint8Array, resources: PdfDict): Promise<Content> {
  const reader = new ContentReader(file);
  await reader.run(bytes, resources, first, 0);
  const { placements, hasText, hiddenBefore } = reader;
  return { placements, hasText, hiddenBefore };
}

const ignored = new Set([
  ..."w J j M d ri i BX EX MP DP BMC EMC".split(" "),
  // Colours of lines, of which there are none.
  ..."G RG K CS SC SCN".split(" "),
  // Where text stands: it is not seen.
  ..."BT ET Tc Tw Tz TL Tf Ts Td TD Tm T*".split(" "),
]);
const shows = new Set(["Tj", "TJ", "'", '"']);

class ContentReader {
  readonly placements: Placement[] = [];
  hasText = false;
  hiddenBefore: number | null = null;
  readonly #file: PdfFile;
  #operators = 0;
  #hidden = 0;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  async run(bytes: Uint8Array, resources: PdfDict, begin: State, depth: number): Promise<void> {
    const lexer = new Lexer(bytes, 0, true);
    const stack: State[] = [];
    let state = begin;
    let operands: PdfValue[] = [];
    let path: Path = { rects: [], other: false, clips: false };
    for (;;) {
      const next = lexer.next(false);
      if (next === undefined) break;
      if (!(next instanceof Keyword)) {
        operands.push(next);
        demand(operands.length <= 64, "operands without an operator");
        continue;
      }
      demand(++this.#operators <= mostOperators, "too many operators");
      const word = next.text;
      if (word === "q") {
        demand(stack.length < deepestState, "states without end");
        stack.push(state);
      } else if (word === "Q") {
        const before = stack.pop();
        if (!before) throw new NotSimple("a state that was never kept");
        state = before;
      } else if (isPathWord(word)) {
        path = traced(path, word, operands, state);
        if (word === "n" || paints.has(word)) {
          // White on white shows nothing.
          const blank = fills.has(word) && isWhite(state.fill) && this.placements.length === 0;
          if (word !== "n" && !blank) this.#hide();
          if (path.clips) state = { ...state, clip: clipped(state.clip, path) };
          path = { rects: [], other: false, clips: false };
        }
      } else if (word === "Do") await this.#place(operands, resources, state, depth);
      else if (word === "gs") await this.#checkState(operands, resources);
      else if (word === "BDC") demand(!isNamed(operands[0], "OC"), "content that may be hidden");
      else if (shows.has(word)) this.#show(state);
      else if (!ignored.has(word)) state = changed(state, word, operands);
      operands = [];
    }
    demand(stack.length === 0 || depth === 0, "states that a form keeps");
  }

  /** Text may be laid beneath the picture it was read from, as well as written in no colour. */
  #show({ textMode }: State): void {
    demand(textMode <= 3, "text that clips");
    if (textMode !== 3) this.#hide();
    this.hasText = true;
  }

  /** What is drawn now must be covered by what comes. */
  #hide(): void {
    demand(++this.#hidden <= mostHidden, "too much besides pictures");
    this.hiddenBefore = this.placements.length;
  }

  async #place(
    operands: readonly PdfValue[],
    resources: PdfDict,
    state: State,
    depth: number,
  ): Promise<void> {
    const ref = await this.#resource(resources, "XObject", operands);
    if (!(ref instanceof PdfRef)) throw new NotSimple("a picture that is no reference");
    const stream = await this.#file.stream(ref);
    if (isNamed(stream.dict.get("Subtype"), "Form")) return this.#form(stream, resources, state, depth);
    demand(this.placements.length < mostPlacements, "too many pictures");
    const { matrix, clip, fill } = state;
    this.placements.push({ ref, matrix, clip, fill: fill.rgb });
  }

  async #form(stream: PdfStream, outer: PdfDict, state: State, depth: number): Promise<void> {
    const { dict } = stream;
    demand(depth < deepestForm, "forms without end");
    for (const key of ["Group", "OC", "Ref"]) demand(!dict.has(key), `a form with ${key}`);
    const own = await this.#file.value(dict.get("Resources"));
    const matrix = times(
      asMatrix((await this.#file.value(dict.get("Matrix"))) ?? [1, 0, 0, 1, 0, 0]),
      state.matrix,
    );
    const box = asNumbers(await this.#file.value(dict.get("BBox")), 4);
    const path: Path = { rects: [areaOf(box, matrix)], other: false, clips: true };
    const begin = { ...state, matrix, clip: clipped(state.clip, path) };
    await this.run(await this.#file.bytesOf(stream), isDict(own) ? own : outer, begin, depth + 1);
  }

  async #checkState(operands: readonly PdfValue[], resources: PdfDict): Promise<void> {
    const value = await this.#resource(resources, "ExtGState", operands);
    demand(
      isHarmlessState(await this.#file.dict(value, "a graphics state")),
      "a graphics state that may show",
    );
  }

  async #resource(resources: PdfDict, kind: string, operands: readonly PdfValue[]): Promise<PdfValue> {
    const name = operands[0];
    demand(operands.length === 1 && name instanceof PdfName, "a resource without a name");
    const all = await this.#file.dict(resources.get(kind), kind);
    const value = all.get(name instanceof PdfName ? name.text : "");
    if (value === undefined) throw new NotSimple("a resource that is missing");
    return value;
  }
}

/** The operators that change the state. Any that is not known may draw. */
function changed(state: State, word: string, operands: readonly PdfValue[]): State {
  switch (word) {
    case "cm":
      return { ...state, matrix: times(asMatrix(operands), state.matrix) };
    case "Tr":
      return { ...state, textMode: asNumbers(operands, 1)[0] ?? 0 };
    case "g":
    case "rg":
    case "k":
    case "cs":
    case "sc":
    case "scn":
      return { ...state, fill: filled(state.fill, word, operands) };
    default:
      throw new NotSimple(`the operator ${word}`);
  }
}

function asNumbers(value: PdfValue | readonly PdfValue[], count: number): number[] {
  if (!Array.isArray(value) || value.length !== count) throw new NotSimple("operands of another number");
  return value.map((each: PdfValue) => {
    if (typeof each !== "number") throw new NotSimple("an operand that is no number");
    return each;
  });
}

function asMatrix(value: PdfValue | readonly PdfValue[]): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = asNumbers(value, 6);
  return [a, b, c, d, e, f];
}

interface Path {
  readonly rects: readonly Area[];
  readonly other: boolean;
  readonly clips: boolean;
}

const fills = new Set(["f", "F", "f*"]);
const paints = new Set([...fills, "B", "B*", "b", "b*", "S", "s"]);
const pathWords = new Set(["m", "l", "c", "v", "y", "h", "re", "n", "W", "W*", ...paints]);
const isPathWord = (word: string) => pathWords.has(word);

function traced(path: Path, word: string, operands: readonly PdfValue[], state: State): Path {
  if (word === "re") {
    const [x = 0, y = 0, width = 0, height = 0] = asNumbers(operands, 4);
    return {
      ...path,
      rects: [...path.rects.slice(-1), areaOf([x, y, x + width, y + height], state.matrix)],
      other: path.other || path.rects.length > 0,
    };
  }
  if (word === "W" || word === "W*") return { ...path, clips: true };
  return word === "n" || paints.has(word) ? path : { ...path, other: true };
}

/** What a clip leaves. Only one upright rectangle is understood. */
function clipped(before: Area | null, path: Path): Area {
  const [area] = path.rects;
  if (!area || path.rects.length !== 1 || path.other) throw new NotSimple("a clip that is no rectangle");
  if (!before) return area;
  return [
    Math.max(before[0], area[0]),
    Math.max(before[1], area[1]),
    Math.min(before[2], area[2]),
    Math.min(before[3], area[3]),
  ];
}

/** The place of a rectangle; throws where it would lie askew. */
function areaOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], matrix: Matrix): Area {
  const [a, b, c, d, e, f] = matrix;
  demand((b === 0 && c === 0) || (a === 0 && d === 0), "a clip that lies askew");
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e];
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
