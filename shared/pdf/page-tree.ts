import type { PdfFile } from "./file";
import { demand, NotSimple } from "./not-simple";
import { isDict, isList, isNamed, type PdfDict, type PdfList, PdfRef, type PdfValue, whole } from "./value";

const mostPages = 100_000;
const deepest = 16;
/** Children of one node that are read to find a page, where their number does not say which it is. */
const mostCounted = 512;
const inherited = ["MediaBox", "CropBox", "Rotate", "Resources"] as const;

/** A page's dictionary with what it inherits. */
export interface PageEntry {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly inherited: Readonly<Partial<Record<(typeof inherited)[number], PdfValue>>>;
}

interface Node {
  readonly dict: PdfDict;
  readonly kids: PdfList;
  readonly count: number;
}

/**
 * The pages of a file, found by what their nodes say they count: a flat tree gives each page at the cost of its own
 * object. All methods throw `NotSimple` where the tree contradicts itself.
 */
export class PageTree {
  readonly count: number;
  /** Whether the catalogue tells of an outline, or of names that the pages have besides their numbers. */
  readonly isNamed: boolean;
  readonly #file: PdfFile;
  readonly #root: PdfRef;
  /** The pages of a flat tree; `null` of others. */
  readonly #flat: PdfList | null;
  readonly #counted = new Map<number, Promise<readonly number[]>>();

  private constructor(file: PdfFile, root: PdfRef, { kids, count }: Node, isNamed: boolean) {
    this.#file = file;
    this.#root = root;
    this.#flat = kids.length === count ? kids : null;
    this.count = count;
    this.isNamed = isNamed;
  }

  /** Opens the tree, and looks whether its last page is there: a count that is too large shows in that. */
  static async open(file: PdfFile): Promise<PageTree> {
    const catalog = await file.dict(file.trailer.get("Root"), "the catalogue");
    const root = catalog.get("Pages");
    if (!(root instanceof PdfRef)) throw new NotSimple("no page tree");
    const node = nodeOf(await file.dict(root, "the page tree"));
    const isNamed = catalog.has("Outlines") || catalog.has("PageLabels");
    const tree = new PageTree(file, root, node, isNamed);
    await tree.page(node.count);
    return tree;
  }

  /** Where a page of a flat tree lies, before it is read; `null` in others. */
  place(number: number): PdfRef | null {
    const kid = this.#flat?.[number - 1];
    return kid instanceof PdfRef ? kid : null;
  }

  /** A page by its number, from 1. */
  async page(number: number): Promise<PageEntry> {
    demand(number >= 1 && number <= this.count, "no such page");
    const place = this.place(number);
    // Its bytes are asked for at once; whether it is in its place is looked at while they come.
    if (place) this.#file.begin(place);
    const path = new Set<number>();
    const held: PdfDict[] = [];
    let ref = this.#root;
    let parent: PdfRef | null = null;
    let skip = number - 1;
    for (let depth = 0; ; depth += 1) {
      demand(depth < deepest && !path.has(ref.number), "a page tree without end");
      path.add(ref.number);
      const dict = await this.#file.dict(ref, "a page");
      if (parent) demand(sameRef(dict.get("Parent"), parent), "a page with another parent");
      held.push(dict);
      if (isPage(dict)) {
        demand(skip === 0, "the tree counts more than it has");
        return { ref, dict, inherited: inherit(held) };
      }
      const kid = await this.#kid(ref, nodeOf(dict), skip);
      parent = ref;
      ref = kid.ref;
      skip = kid.skip;
    }
  }

  async #kid(
    ref: PdfRef,
    node: Node,
    skip: number,
  ): Promise<{ readonly ref: PdfRef; readonly skip: number }> {
    demand(skip < node.count, "the tree counts more than it has");
    // As many children as pages: each is one.
    if (node.kids.length === node.count) return { ref: asRef(node.kids[skip]), skip: 0 };
    const counts = await this.#counts(ref, node);
    let left = skip;
    for (const [index, count] of counts.entries()) {
      if (left < count) return { ref: asRef(node.kids[index]), skip: left };
      left -= count;
    }
    throw new NotSimple("the tree counts more than it has");
  }

  #counts(ref: PdfRef, node: Node): Promise<readonly number[]> {
    const known = this.#counted.get(ref.number);
    if (known) return known;
    demand(node.kids.length <= mostCounted, "too many children to count");
    const counting = Promise.all(
      node.kids.map(async (kid) => {
        const dict = await this.#file.dict(asRef(kid), "a page");
        return isPage(dict) ? 1 : nodeOf(dict).count;
      }),
    ).then((counts) => {
      const sum = counts.reduce((total, each) => total + each, 0);
      demand(sum === node.count, "the tree counts otherwise than it has");
      return counts;
    });
    this.#counted.set(ref.number, counting);
    counting.catch(() => this.#counted.delete(ref.number));
    return counting;
  }
}

function nodeOf(dict: PdfDict): Node {
  const kids = dict.get("Kids");
  if (!isNamed(dict.get("Type"), "Pages") || !isList(kids)) throw new NotSimple("a node of no known kind");
  return { dict, kids, count: whole(dict.get("Count"), 1, mostPages, "Count") };
}

function isPage(dict: PdfDict): boolean {
  const page = isNamed(dict.get("Type"), "Page");
  demand(page !== dict.has("Kids"), "neither a page nor a node");
  return page;
}

function asRef(value: PdfValue | undefined): PdfRef {
  if (!(value instanceof PdfRef)) throw new NotSimple("a child that is no reference");
  return value;
}

function sameRef(value: PdfValue | undefined, ref: PdfRef): boolean {
  return value instanceof PdfRef && value.number === ref.number && value.generation === ref.generation;
}

/** The nearest value of each key on the way from the root to the page. */
function inherit(path: readonly PdfDict[]): PageEntry["inherited"] {
  const found: Partial<Record<(typeof inherited)[number], PdfValue>> = {};
  for (const dict of path) {
    for (const key of inherited) {
      const value = dict.get(key);
      if (value !== undefined) found[key] = value;
    }
  }
  return found;
}

/** The size of a page and how it lies. */
export interface PageGeometry {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly rotate: 0 | 90 | 180 | 270;
  readonly userUnit: number;
}

/** A page's visible box in its own units, as other readers find it: the crop box within the media box. */
export async function geometryOf(file: PdfFile, page: PageEntry): Promise<PageGeometry> {
  const media = await boxOf(file, page.inherited.MediaBox);
  demand(media !== null, "a page without a size");
  const crop = (await boxOf(file, page.inherited.CropBox)) ?? media;
  const view = overlap(media, crop);
  demand(view !== null, "a crop box outside the page");
  const rotate = (await file.value(page.inherited.Rotate)) ?? 0;
  const turn = whole(rotate, -36_000, 36_000, "Rotate");
  demand(turn % 90 === 0, "a page that lies askew");
  const unit = (await file.value(page.dict.get("UserUnit"))) ?? 1;
  demand(typeof unit === "number" && unit > 0 && unit <= 75_000, "UserUnit");
  const [left, bottom, right, top] = view;
  return {
    left,
    bottom,
    width: right - left,
    height: top - bottom,
    rotate: (((turn % 360) + 360) % 360) as PageGeometry["rotate"],
    userUnit: unit,
  };
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

async function boxOf(file: PdfFile, value: PdfValue | undefined): Promise<Box | null> {
  const list = await file.value(value);
  if (list === null) return null;
  if (!isList(list) || list.length !== 4) throw new NotSimple("a box that is none");
  const sides = await Promise.all(list.map((each) => file.value(each)));
  const [a, b, c, d] = sides;
  if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || typeof d !== "number")
    throw new NotSimple("a box that is none");
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  demand(box[2] > box[0] && box[3] > box[1], "an empty box");
  demand(
    box.every((side) => Math.abs(side) < 1e6),
    "a box beyond measure",
  );
  return box;
}

function overlap(one: Box, other: Box): Box | null {
  const [left, bottom] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])];
  const [right, top] = [Math.min(one[2], other[2]), Math.min(one[3], other[3])];
  return right > left && top > bottom ? [left, bottom, right, top] : null;
}

/** Whether a page has notes of others that show: links without a face and what is hidden do not. */
export async function showsNotes(file: PdfFile, page: PageEntry): Promise<boolean> {
  const list = await file.value(page.dict.get("Annots"));
  if (list === null) return false;
  if (!isList(list) || list.length > 256) return true;
  const shown = await Promise.all(
    list.map(async (each) => {
      const note = await file.value(each);
      return isDict(note) && isShown(note);
    }),
  );
  return shown.includes(true);
}

const hiddenFlags = 0b100010;

function isShown(note: PdfDict): boolean {
  const flags = note.get("F") ?? 0;
  if (typeof flags === "number" && Number.isInteger(flags) && (flags & hiddenFlags) !== 0) return false;
  if (isNamed(note.get("Subtype"), "Popup")) return false;
  return !isNamed(note.get("Subtype"), "Link") || note.has("AP");
}
