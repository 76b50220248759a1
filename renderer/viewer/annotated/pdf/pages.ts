import { addTurns, type PageBox } from "../../../../shared/annotation/geometry";
import { Malformed } from "./parse";
import type { PdfFile } from "./pdf-file";
import { isDict, isList, nameAt, type PdfDict, PdfRef, type PdfValue } from "./values";

/** A page as the file has it: `dict` is its own, without what it inherits. */
export interface PdfPage {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** In the page's own units, whatever its `/UserUnit`. */
  readonly box: PageBox;
}

const deepest = 64;
const inheritable = ["MediaBox", "CropBox", "Rotate"] as const;
const letter = [0, 0, 612, 792] as const;

type Sides = readonly [left: number, bottom: number, right: number, top: number];

/** The pages of those numbers, from 1. Throws a `Malformed` where the file lacks one. */
export async function pagesOf(file: PdfFile, numbers: ReadonlySet<number>): Promise<Map<number, PdfPage>> {
  const root = await file.resolved(file.reference.trailer.get("Root") ?? null);
  const top = isDict(root) ? root.get("Pages") : undefined;
  if (!(top instanceof PdfRef)) throw new Malformed("no page tree");
  const found = new Map<number, PdfPage>();
  await descend(file, top, { first: 1, inherited: new Map(), depth: 0 }, numbers, found);
  for (const number of numbers) if (!found.has(number)) throw new Malformed(`no page ${number}`);
  return found;
}

interface Place {
  /** The number of the first page below. */
  readonly first: number;
  readonly inherited: PdfDict;
  readonly depth: number;
}

async function descend(
  file: PdfFile,
  ref: PdfRef,
  { first, inherited, depth }: Place,
  wanted: ReadonlySet<number>,
  found: Map<number, PdfPage>,
): Promise<void> {
  const dict = await file.resolved(ref);
  if (depth > deepest || !isDict(dict)) throw new Malformed("a page tree that is none");
  const kids = await file.resolved(dict.get("Kids") ?? null);
  if (!isList(kids)) {
    if (wanted.has(first))
      found.set(first, { ref, dict, box: await boxOf(file, inheriting(dict, inherited)) });
    return;
  }
  const count = await file.resolved(dict.get("Count") ?? null);
  // As many pages as children: each is one page, and those that nobody asks for need not be read.
  const flat = count === kids.length;
  let number = first;
  for (const kid of kids) {
    if (!(kid instanceof PdfRef)) throw new Malformed("a page that is not an object of its own");
    const pages = flat ? 1 : await pagesBelow(file, kid);
    const next = { first: number, inherited: inheriting(dict, inherited), depth: depth + 1 };
    if (within(wanted, number, pages)) await descend(file, kid, next, wanted, found);
    number += pages;
  }
}

function within(wanted: ReadonlySet<number>, first: number, count: number): boolean {
  for (let number = first; number < first + count; number += 1) if (wanted.has(number)) return true;
  return false;
}

async function pagesBelow(file: PdfFile, kid: PdfRef): Promise<number> {
  const dict = await file.resolved(kid);
  if (!isDict(dict)) throw new Malformed("a page that is no dictionary");
  if (nameAt(dict, "Type") === "Page" || !dict.has("Kids")) return 1;
  const count = await file.resolved(dict.get("Count") ?? null);
  if (typeof count !== "number" || count < 0) throw new Malformed("a page tree without a count");
  return count;
}

function inheriting(dict: PdfDict, inherited: PdfDict): PdfDict {
  const all = new Map(inherited);
  for (const key of inheritable) {
    const own = dict.get(key);
    if (own !== undefined && own !== null) all.set(key, own);
  }
  return all;
}

/** The page's box as PDF.js shows it: what the crop box and the media box have in common. */
async function boxOf(file: PdfFile, inherited: PdfDict): Promise<PageBox> {
  const media = (await sides(file, inherited.get("MediaBox"))) ?? letter;
  const crop = (await sides(file, inherited.get("CropBox"))) ?? media;
  const [left, bottom, right, top] = common(crop, media) ?? media;
  const turn = await file.resolved(inherited.get("Rotate") ?? null);
  const rotate = typeof turn === "number" && turn % 90 === 0 ? addTurns(turn) : 0;
  return { left, bottom, width: right - left, height: top - bottom, rotate };
}

async function sides(file: PdfFile, value: PdfValue | undefined): Promise<Sides | null> {
  const list = await file.resolved(value ?? null);
  if (!isList(list) || list.length !== 4) return null;
  const numbers: number[] = [];
  for (const each of list) {
    const number = await file.resolved(each);
    if (typeof number !== "number") return null;
    numbers.push(number);
  }
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (a === c || b === d) return null;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function common(one: Sides, other: Sides): Sides | null {
  const left = Math.max(one[0], other[0]);
  const bottom = Math.max(one[1], other[1]);
  const right = Math.min(one[2], other[2]);
  const top = Math.min(one[3], other[3]);
  return right > left && top > bottom ? [left, bottom, right, top] : null;
}
