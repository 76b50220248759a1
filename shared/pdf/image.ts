import type { PdfFile } from "./file";
import { type Filter, filtersOf, type Prediction, predictionOf } from "./filter";
import { demand, NotSimple } from "./not-simple";
import {
  isDict,
  isList,
  isNamed,
  type PdfDict,
  PdfName,
  PdfRef,
  PdfString,
  type PdfValue,
  whole,
} from "./value";

/** How an image's samples become colours: one of grey, three of red, green and blue, or a number in a palette of such three. */
export type Colours =
  | { readonly kind: "gray" }
  | { readonly kind: "rgb" }
  | { readonly kind: "palette"; readonly rgb: Uint8Array };

/** How an image is coded, with what its decoder must know. */
export type Coding =
  | { readonly kind: "jpeg" }
  | { readonly kind: "g4"; readonly blackIs1: boolean }
  | { readonly kind: "jbig2"; readonly globals: { readonly offset: number; readonly length: number } | null }
  | { readonly kind: "flate"; readonly prediction: Prediction | null };

/** An image that can be drawn without another reader's help. */
export interface PdfImage {
  /** Where its coded bytes lie in the file. */
  readonly offset: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 8;
  readonly coding: Coding;
  readonly colours: Colours;
  /** Its samples mean the opposite of what they say. */
  readonly inverted: boolean;
  /** Only its black is drawn, upon what is there. */
  readonly mask: boolean;
}

const mostSide = 60_000;
const mostPixels = 2 ** 29;
/** Keys that change what is seen in ways that are not known here. */
const foreignKeys = ["SMask", "Mask", "OC", "Matte", "SMaskInData", "Alternates"];

/** What an image is. Throws `NotSimple` for one that another reader must draw. */
export async function imageOf(file: PdfFile, ref: PdfRef): Promise<PdfImage> {
  const { dict, offset, length } = await file.stream(ref);
  demand(isNamed(dict.get("Subtype"), "Image"), "no image");
  for (const key of foreignKeys) demand(!dict.has(key), `an image with ${key}`);
  const width = whole(await file.value(dict.get("Width")), 1, mostSide, "Width");
  const height = whole(await file.value(dict.get("Height")), 1, mostSide, "Height");
  demand(width * height <= mostPixels, "an image too large");
  const mask = (await file.value(dict.get("ImageMask"))) === true;
  const filter = await onlyFilter(file, dict);
  const bits = await bitsOf(file, dict, filter, mask);
  const colours: Colours = mask ? { kind: "gray" } : await coloursOf(file, dict.get("ColorSpace"));
  const coding = await codingOf(file, filter, width, height);
  if (coding.kind === "jpeg") demand(bits === 8 && colours.kind !== "palette", "a JPEG of odd samples");
  if (coding.kind === "g4" || coding.kind === "jbig2")
    demand(bits === 1 && colours.kind === "gray", "odd samples of one bit");
  if (coding.kind === "flate") checkRows(coding.prediction, colours, bits, width);
  demand(!mask || bits === 1, "a mask of many bits");
  const inverted = await inversion(file, dict, colours);
  return { offset, length, width, height, bits, coding, colours, inverted, mask };
}

async function onlyFilter(file: PdfFile, dict: PdfDict): Promise<Filter> {
  const plain = new Map<string, PdfValue>();
  for (const key of ["Filter", "DecodeParms", "F", "FFilter", "DP"]) {
    const value = await file.value(dict.get(key));
    if (Array.isArray(value)) {
      demand(value.length <= 4, "too many filters");
      plain.set(key, await Promise.all(value.map((each: PdfValue) => file.value(each))));
    } else if (value !== null) plain.set(key, value);
  }
  const [filter, ...more] = filtersOf(plain);
  if (!filter || more.length > 0) throw new NotSimple("an image of no filter or of several");
  return filter;
}

async function bitsOf(file: PdfFile, dict: PdfDict, filter: Filter, mask: boolean): Promise<1 | 8> {
  const bits = await file.value(dict.get("BitsPerComponent"));
  if (bits === null && filter.name === "DCTDecode") return 8;
  if (bits === null && mask) return 1;
  if (bits !== 1 && bits !== 8) throw new NotSimple("samples of other than 1 or 8 bits");
  return bits;
}

async function codingOf(
  file: PdfFile,
  { name, params }: Filter,
  width: number,
  height: number,
): Promise<Coding> {
  switch (name) {
    case "DCTDecode":
      demand(params === null || params.size === 0, "a JPEG with parameters");
      return { kind: "jpeg" };
    case "FlateDecode":
      return { kind: "flate", prediction: predictionOf(params) };
    case "JBIG2Decode":
      return { kind: "jbig2", globals: await globalsOf(file, params) };
    case "CCITTFaxDecode":
      return fax(params, width, height);
    default:
      throw new NotSimple(`${name} is not drawn here`);
  }
}

async function globalsOf(file: PdfFile, params: PdfDict | null) {
  const value = params?.get("JBIG2Globals");
  if (value === undefined) return null;
  const { dict, offset, length } = await file.stream(value);
  demand(filtersOf(dict).length === 0 && length <= 4 * 2 ** 20, "packed or long globals");
  return { offset, length };
}

function fax(params: PdfDict | null, width: number, height: number): Coding {
  demand(typeof params?.get("K") === "number" && (params.get("K") as number) < 0, "no group 4");
  demand((params?.get("Columns") ?? 1728) === width, "lines of another length");
  const rows = params?.get("Rows") ?? 0;
  demand(rows === 0 || rows === height, "another number of lines");
  for (const key of ["EncodedByteAlign", "EndOfLine"])
    demand((params?.get(key) ?? false) === false, `group 4 with ${key}`);
  return { kind: "g4", blackIs1: params?.get("BlackIs1") === true };
}

/** A colour space that is known exactly. A profile is none: what its colours come to is another reader's to say. */
async function coloursOf(file: PdfFile, value: PdfValue | undefined): Promise<Colours> {
  const space = await file.value(value);
  if (space instanceof PdfName) return device(space.text);
  if (isList(space) && space.length === 1 && space[0] instanceof PdfName) return device(space[0].text);
  if (!isList(space) || !isNamed(space[0], "Indexed") || space.length !== 4)
    throw new NotSimple("a colour space that is not known exactly");
  const base = await coloursOf(file, space[1]);
  demand(base.kind !== "palette", "a palette of palettes");
  const last = whole(await file.value(space[2]), 0, 255, "a palette's last colour");
  return { kind: "palette", rgb: paletteOf(base, last, await tableOf(file, space[3])) };
}

function device(name: string): Colours {
  if (name === "DeviceGray") return { kind: "gray" };
  if (name === "DeviceRGB") return { kind: "rgb" };
  throw new NotSimple("a colour space that is not known exactly");
}

async function tableOf(file: PdfFile, value: PdfValue | undefined): Promise<Uint8Array> {
  const direct = value instanceof PdfRef ? null : value;
  if (direct instanceof PdfString) return direct.bytes;
  return file.bytesOf(await file.stream(value), 4096);
}

function paletteOf(base: Colours, last: number, table: Uint8Array): Uint8Array {
  const step = base.kind === "rgb" ? 3 : 1;
  demand(table.length >= (last + 1) * step, "a palette that is cut off");
  // Numbers beyond the last colour are black.
  const rgb = new Uint8Array(768);
  for (let at = 0; at < (last + 1) * 3; at += 1) rgb[at] = table[step === 3 ? at : Math.floor(at / 3)] ?? 0;
  return rgb;
}

function checkRows(prediction: Prediction | null, colours: Colours, bits: 1 | 8, width: number): void {
  demand(bits === 8 || colours.kind !== "rgb", "colours of one bit");
  if (!prediction) return;
  const samples = colours.kind === "rgb" ? 3 : 1;
  demand(
    prediction.columns === width && prediction.colors === samples && prediction.bits === bits,
    "rows predicted otherwise than they lie",
  );
}

/** Whether Decode turns all samples round. Throws where it does anything else. */
async function inversion(file: PdfFile, dict: PdfDict, colours: Colours): Promise<boolean> {
  const decode = await file.value(dict.get("Decode"));
  if (decode === null) return false;
  if (!isList(decode)) throw new NotSimple("a Decode that is none");
  const pairs = colours.kind === "rgb" ? 3 : 1;
  demand(decode.length === 2 * pairs && colours.kind !== "palette", "a Decode of another length");
  const inverted = decode[0] === 1;
  for (const [index, each] of decode.entries())
    demand(each === ((index % 2 === 0) === inverted ? 1 : 0), "a Decode in between");
  return inverted;
}

/** Whether a graphics state dictionary says nothing that shows in images. */
export function isHarmlessState(state: PdfDict): boolean {
  for (const [key, value] of state) {
    if (["Type", "LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "TK"].includes(key))
      continue;
    if (key === "AIS" && value === false) continue;
    if (key === "BM" && (isNamed(value, "Normal") || isNamed(value, "Compatible"))) continue;
    if (key === "SMask" && isNamed(value, "None")) continue;
    if ((key === "CA" || key === "ca") && value === 1) continue;
    return false;
  }
  return !isDict(state.get("Font"));
}
