import { type Matrix, type Orientation, swapsSides, uprightMatrix } from "../document/exif-orientation";
import { type BytePart, joinedParts } from "./byte-parts";
import { jpegPicture } from "./jpeg-picture";
import type { ByteRanges } from "./pdf/source-window";
import {
  dictOf,
  latin1Bytes,
  name,
  number,
  type PdfDict,
  PdfRef,
  type PdfValue,
  written,
} from "./pdf/values";
import { pngPicture } from "./png-picture";
import { round } from "./shown-space";

/** A picture as PDF embeds it: the entries of its stream but for `/Length`, and the stream's bytes. */
export interface EmbeddedPicture {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly dict: PdfDict;
  readonly parts: readonly BytePart[];
  /** How much of it is seen through: a picture of its own. */
  readonly mask: { readonly dict: PdfDict; readonly bytes: Uint8Array<ArrayBuffer> } | null;
}

/** Units of 1/72 inch a pixel, as the viewer shows pictures. */
const unitsPerPixel = 72 / 96;

/**
 * A JPEG or PNG as a PDF of one page, read by range: the picture's own data are in it as they are, upright by the page's
 * drawing. Throws a `Malformed` for a picture it cannot read.
 */
export async function picturePage(
  source: ByteRanges,
  mediaType: "image/jpeg" | "image/png",
  signal?: AbortSignal,
): Promise<ByteRanges> {
  const picture =
    mediaType === "image/jpeg" ? await jpegPicture(source, signal) : await pngPicture(source, signal);
  return joinedParts(source, pdfParts(picture));
}

function pdfParts(picture: EmbeddedPicture): BytePart[] {
  const { mask, parts } = picture;
  const page = pageSize(picture);
  const content = latin1Bytes(`q ${placing(picture)} cm /Picture Do Q`);
  const objects: { dict: PdfDict; stream?: readonly BytePart[] }[] = [
    { dict: dictOf({ Type: name("Catalog"), Pages: ref(2) }) },
    { dict: dictOf({ Type: name("Pages"), Kids: [ref(3)], Count: 1 }) },
    {
      dict: dictOf({
        Type: name("Page"),
        Parent: ref(2),
        MediaBox: [0, 0, page.width, page.height],
        Resources: dictOf({ XObject: dictOf({ Picture: ref(5) }) }),
        Contents: ref(4),
      }),
    },
    { dict: new Map(), stream: [{ bytes: content }] },
    { dict: new Map([...picture.dict, ...(mask ? [["SMask", ref(6)] as const] : [])]), stream: parts },
    ...(mask ? [{ dict: mask.dict, stream: [{ bytes: mask.bytes }] }] : []),
  ];
  return fileOf(objects);
}

const ref = (at: number) => new PdfRef(at, 0);

function pageSize({ width, height, orientation }: EmbeddedPicture) {
  const [across, down] = swapsSides(orientation) ? [height, width] : [width, height];
  return { width: across * unitsPerPixel, height: down * unitsPerPixel };
}

/** The matrix that draws PDF's unit square of a picture upright over the whole page. */
function placing(picture: EmbeddedPicture): string {
  const { width, height, orientation } = picture;
  const page = pageSize(picture);
  const stored: Matrix = [width, 0, 0, -height, 0, height];
  const shown: Matrix = [unitsPerPixel, 0, 0, -unitsPerPixel, 0, page.height];
  const all = after(after(stored, uprightMatrix(orientation, width, height)), shown);
  return all.map((value) => number(round(value, 6))).join(" ");
}

/** First one matrix, then the other. */
function after([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function fileOf(objects: readonly { dict: PdfDict; stream?: readonly BytePart[] }[]): BytePart[] {
  const parts: BytePart[] = [];
  let at = 0;
  const add = (...more: readonly BytePart[]) => {
    parts.push(...more);
    for (const part of more) at += "bytes" in part ? part.bytes.length : part.length;
  };
  const text = (words: string) => add({ bytes: latin1Bytes(words) });
  text("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
  const places = objects.map(({ dict, stream }, index) => {
    const place = at;
    const length = stream?.reduce(
      (sum, part) => sum + ("bytes" in part ? part.bytes.length : part.length),
      0,
    );
    const whole = length === undefined ? dict : new Map<string, PdfValue>([...dict, ["Length", length]]);
    text(`${index + 1} 0 obj\n${plainly(whole)}\n`);
    if (stream) {
      text("stream\n");
      add(...stream);
      text("\nendstream\n");
    }
    text("endobj\n");
    return place;
  });
  const start = at;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n\r\n`).join("");
  const trailer = plainly(dictOf({ Size: objects.length + 1, Root: ref(1) }));
  text(`xref\n0 ${objects.length + 1}\n0000000000 65535 f\r\n${lines}trailer\n${trailer}\n`);
  text(`startxref\n${start}\n%%EOF\n`);
  return parts;
}

const plainly = (dict: PdfDict) => written(dict, (bytes) => bytes);
