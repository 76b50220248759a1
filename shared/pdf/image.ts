import { type ColourSpace, type Colours, colourSpaceOf } from "./colour-space";
import type { PdfFile } from "./file";
import { type Filter, filtersOf, type Prediction, predictionOf } from "./filter";
import { demand, NotSimple } from "./not-simple";
import type { Profile } from "./profile";
import { isDict, isList, isNamed, type PdfDict, type PdfRef, type PdfValue, whole } from "./value";

/** How many bits a sample has. */
export type Bits = 1 | 2 | 4 | 8;

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
  readonly bits: Bits;
  /** Its coded bytes are packed by Flate besides. */
  readonly packed: boolean;
  readonly coding: Coding;
  readonly colours: Colours;
  /** Whose device's colours they are; `null` for the screen's own. */
  readonly profile: Profile | null;
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
  const { filter, packed } = await filterOf(file, dict);
  const bits = await bitsOf(file, dict, filter, mask);
  const space = mask ? maskSpace : await colourSpaceOf(file, dict.get("ColorSpace"));
  const { colours } = space;
  const coding = await codingOf(file, filter, width, height, colours);
  if (coding.kind === "jpeg") demand(bits === 8 && colours.kind !== "palette", "a JPEG of odd samples");
  if (coding.kind === "g4" || coding.kind === "jbig2")
    demand(bits === 1 && colours.kind !== "rgb", "odd samples of one bit");
  if (coding.kind === "flate") checkRows(coding.prediction, colours, bits, width);
  demand(!mask || bits === 1, "a mask of many bits");
  const inverted = await inversion(file, dict, colours, bits);
  return { offset, length, width, height, bits, packed, coding, ...space, inverted, mask };
}

const maskSpace: ColourSpace = { colours: { kind: "gray" }, profile: null };

async function filterOf(file: PdfFile, dict: PdfDict): Promise<{ filter: Filter; packed: boolean }> {
  const plain = new Map<string, PdfValue>();
  for (const key of ["Filter", "DecodeParms", "F", "FFilter", "DP"]) {
    const value = await file.value(dict.get(key));
    if (Array.isArray(value)) {
      demand(value.length <= 4, "too many filters");
      plain.set(key, await Promise.all(value.map((each: PdfValue) => file.value(each))));
    } else if (value !== null) plain.set(key, value);
  }
  const filters = filtersOf(plain);
  const packed = filters.length === 2 && isPlainFlate(filters[0]);
  const [filter, ...more] = packed ? filters.slice(1) : filters;
  if (!filter || more.length > 0) throw new NotSimple("an image of no filter or of several");
  return { filter, packed };
}

/** Some writers pack what is packed already. */
function isPlainFlate(filter: Filter | undefined): boolean {
  return filter?.name === "FlateDecode" && predictionOf(filter.params) === null;
}

async function bitsOf(file: PdfFile, dict: PdfDict, filter: Filter, mask: boolean): Promise<Bits> {
  const bits = await file.value(dict.get("BitsPerComponent"));
  if (bits === null && filter.name === "DCTDecode") return 8;
  if (bits === null && mask) return 1;
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) throw new NotSimple("samples of odd bits");
  return bits;
}

async function codingOf(
  file: PdfFile,
  { name, params }: Filter,
  width: number,
  height: number,
  colours: Colours,
): Promise<Coding> {
  switch (name) {
    case "DCTDecode":
      checkJpeg(params, colours);
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

/** The one parameter of a JPEG may say what is so anyhow: that colours are stored as brightness and two differences. */
function checkJpeg(params: PdfDict | null, colours: Colours): void {
  for (const [key, value] of params ?? []) {
    demand(key === "ColorTransform", "a JPEG with parameters");
    demand(value === 1 || colours.kind === "gray", "a JPEG of untransformed colours");
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

function checkRows(prediction: Prediction | null, colours: Colours, bits: Bits, width: number): void {
  demand(bits === 8 || colours.kind !== "rgb", "colours of few bits");
  if (!prediction) return;
  const samples = colours.kind === "rgb" ? 3 : 1;
  demand(
    prediction.columns === width && prediction.colors === samples && prediction.bits === bits,
    "rows predicted otherwise than they lie",
  );
}

/** Whether Decode turns all samples round. Throws where it does anything else. */
async function inversion(file: PdfFile, dict: PdfDict, colours: Colours, bits: Bits): Promise<boolean> {
  const decode = await file.value(dict.get("Decode"));
  if (decode === null) return false;
  if (!isList(decode)) throw new NotSimple("a Decode that is none");
  const pairs = colours.kind === "rgb" ? 3 : 1;
  demand(decode.length === 2 * pairs, "a Decode of another length");
  const palette = colours.kind === "palette";
  const most = palette ? 2 ** bits - 1 : 1;
  const inverted = decode[0] === most;
  demand(!inverted || !palette || bits === 1, "a palette turned round");
  for (const [index, each] of decode.entries())
    demand(each === ((index % 2 === 0) === inverted ? most : 0), "a Decode in between");
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
