import { type Area, type Content, type Matrix, readContent } from "./content";
import { isDamaged } from "./damage";
import { PdfFile } from "./file";
import type { Rgb } from "./fill";
import type { Inflate } from "./filter";
import { imageOf, type PdfImage } from "./image";
import { demand, NotSimple } from "./not-simple";
import { geometryOf, type PageEntry, type PageGeometry, PageTree, showsNotes } from "./page-tree";
import { type PdfSource, RememberingSource } from "./source";
import { isDict, isList, type PdfDict, PdfRef, type PdfValue } from "./value";

/** An image of a scanned page: `matrix` takes the unit square, upright, to the page's own units. */
export interface PlacedImage {
  readonly ref: PdfRef;
  readonly image: PdfImage;
  readonly matrix: Matrix;
  /** The colour a mask is drawn in; black for other images, where it means nothing. */
  readonly fill: Rgb;
}

/** A page that shows nothing but images, in the order in which they are drawn. */
export interface ScannedFace {
  readonly images: readonly PlacedImage[];
  /** Text lies under it unseen. */
  readonly hasText: boolean;
}

/** A page: its size at once, its face when asked for. */
export interface SimplePage {
  readonly geometry: PageGeometry;
  /** What the page shows, where that is nothing but images; `null` where another reader must draw it. Rejects as the source does. */
  face(): Promise<ScannedFace | null>;
  /** Whether text lies under the pictures, told without reading them; `null` where another reader must. Rejects as the source does. */
  hasText(): Promise<boolean | null>;
  /** Whether what the page is to show is damaged or missing; of one that comes out blank. Rejects as the source does. */
  isDamaged(): Promise<boolean>;
}

/** A PDF whose structure is sound and whose pages can be told at the cost of their own objects. */
export interface SimplePdf {
  readonly pageCount: number;
  /** Whether the file has an outline, or names for its pages besides their numbers. */
  readonly isNamed: boolean;
  /** A page by its number, from 1; `null` where another reader must say even its size. Rejects as the source does. */
  page(number: number): Promise<SimplePage | null>;
  /** Begins to read what a page's picture probably is, before the page is known. */
  guess(number: number): void;
  /** Bytes of the file, out of what was read ahead where they are there. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Gives what is remembered back; all goes on working. */
  forget(): void;
}

const mostContents = 64;
const mostContentBytes = 4 * 2 ** 20;

/**
 * Opens a PDF by its table: a few ranges of it are read, however large it is. `null` where it is encrypted, damaged, or in
 * any way such that another reader must open it. Rejects as the source does.
 */
export async function openSimplePdf(source: PdfSource, inflate: Inflate): Promise<SimplePdf | null> {
  const remembering = new RememberingSource(source);
  return orNull(async () => {
    const file = await PdfFile.open(remembering, inflate);
    const tree = await PageTree.open(file);
    const habit: Habit = { distance: null };
    return {
      pageCount: tree.count,
      isNamed: tree.isNamed,
      page: (number) => orNull(() => pageOf(file, tree, habit, number)),
      guess: (number) => guess(file, tree, habit, number),
      read: (offset, length) => remembering.read(offset, length),
      forget: () => remembering.forget(),
    };
  });
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NotSimple) return null;
    throw error;
  }
}

/** How this file's writer goes about it: a scanner lays each page's picture as many objects behind the page. */
interface Habit {
  distance: number | null;
}

/** Begins to read what is, by the writer's habit, the page's picture: the page itself is read meanwhile. */
function guess(file: PdfFile, tree: PageTree, { distance }: Habit, number: number): void {
  const place = distance === null ? null : tree.place(number);
  if (place && distance !== null) file.readAheadBeyond(place, distance);
}

async function pageOf(file: PdfFile, tree: PageTree, habit: Habit, number: number): Promise<SimplePage> {
  const entry = await tree.page(number);
  const geometry = await geometryOf(file, entry);
  return {
    geometry,
    face: async () => {
      const face = await orNull(() => faceOf(file, entry, geometry));
      const [only] = face?.images ?? [];
      habit.distance = only && face?.images.length === 1 ? file.distance(entry.ref, only.ref) : null;
      return face;
    },
    hasText: () => orNull(() => textOf(file, entry)),
    isDamaged: () => isDamaged(file, entry),
  };
}

async function textOf(file: PdfFile, entry: PageEntry): Promise<boolean> {
  const resources = await file.dict(entry.inherited.Resources, "the resources");
  const { hasText, hiddenBefore } = await readContent(file, await contentOf(file, entry), resources);
  demand(hiddenBefore === null, "something else than pictures");
  return hasText;
}

async function faceOf(file: PdfFile, entry: PageEntry, geometry: PageGeometry): Promise<ScannedFace> {
  const resources = await file.dict(entry.inherited.Resources, "the resources");
  await readPicturesAhead(file, resources);
  const [notes, content] = await Promise.all([
    showsNotes(file, entry),
    contentOf(file, entry).then((bytes) => readContent(file, bytes, resources)),
  ]);
  demand(!notes, "a page with notes of others");
  demand(content.placements.length > 0, "a page without pictures");
  return { images: await imagesOf(file, content, viewOf(geometry)), hasText: content.hasText };
}

/**
 * A page of one picture costs two requests: its own objects', and the whole picture's, begun before it is known to be one.
 * A page without pictures is no scan, whatever it draws.
 */
async function readPicturesAhead(file: PdfFile, resources: PdfDict): Promise<void> {
  const pictures = await file.value(resources.get("XObject"));
  demand(isDict(pictures) && pictures.size > 0, "a page without pictures");
  if (pictures.size > 4) return;
  for (const ref of pictures.values()) if (ref instanceof PdfRef) file.readAhead(ref);
}

async function contentOf(file: PdfFile, entry: PageEntry): Promise<Uint8Array> {
  const contents = entry.dict.get("Contents");
  const refs = await listOfStreams(file, contents);
  demand(refs.length > 0 && refs.length <= mostContents, "a page without content, or with too much");
  const parts = await Promise.all(
    refs.map(async (ref) => file.bytesOf(await file.stream(ref), mostContentBytes)),
  );
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  demand(length <= mostContentBytes, "content too long");
  const out = new Uint8Array(length).fill(10);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length + 1;
  }
  return out;
}

/** Contents is a stream, or a list of such, which may itself lie elsewhere. */
async function listOfStreams(file: PdfFile, contents: PdfValue | undefined): Promise<readonly PdfValue[]> {
  if (isList(contents)) return contents;
  if (!(contents instanceof PdfRef)) throw new NotSimple("a page without content");
  const list = await orNull(() => file.value(contents));
  return isList(list) ? list : [contents];
}

function viewOf({ left, bottom, width, height }: PageGeometry): Area {
  return [left, bottom, left + width, bottom + height];
}

async function imagesOf(file: PdfFile, content: Content, view: Area): Promise<PlacedImage[]> {
  const { placements, hiddenBefore } = content;
  const images = await Promise.all(
    placements.map(async ({ ref, matrix, clip, fill }): Promise<PlacedImage> => {
      demand(!clip || leaves(clip, matrix, view), "a picture that is cut");
      const determinant = matrix[0] * matrix[3] - matrix[1] * matrix[2];
      demand(Number.isFinite(determinant) && Math.abs(determinant) > 1e-6, "a picture without size");
      const image = await imageOf(file, ref);
      if (!image.mask) return { ref, image, matrix, fill: [0, 0, 0] };
      if (!fill) throw new NotSimple("a mask in a colour that is not known");
      return { ref, image, matrix, fill };
    }),
  );
  const cover = hiddenBefore === null || images.slice(hiddenBefore).some((each) => covers(each, view));
  demand(cover, "something else than pictures");
  return images;
}

/** Whether a picture leaves nothing to be seen of what was drawn before. */
function covers({ image, matrix: [a, b, c, d, e, f] }: PlacedImage, view: Area): boolean {
  if (image.mask || !((b === 0 && c === 0) || (a === 0 && d === 0))) return false;
  const hair = 0.02;
  return (
    Math.min(e, e + a + c) <= view[0] + hair &&
    Math.min(f, f + b + d) <= view[1] + hair &&
    Math.max(e, e + a + c) >= view[2] - hair &&
    Math.max(f, f + b + d) >= view[3] - hair
  );
}

/** Whether a clip leaves all of an image that the page shows; a hair's breadth, as rounding gives it, does not count. */
function leaves(clip: Area, [a, b, c, d, e, f]: Matrix, view: Area): boolean {
  const hair = 0.02;
  const xs = [e, a + e, c + e, a + c + e];
  const ys = [f, b + f, d + f, b + d + f];
  return (
    clip[0] <= Math.max(view[0], Math.min(...xs)) + hair &&
    clip[1] <= Math.max(view[1], Math.min(...ys)) + hair &&
    clip[2] >= Math.min(view[2], Math.max(...xs)) - hair &&
    clip[3] >= Math.min(view[3], Math.max(...ys)) - hair
  );
}
