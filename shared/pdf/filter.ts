import { demand, NotSimple } from "./not-simple";
import { isDict, isList, isNamed, type PdfDict, PdfName, type PdfValue, whole } from "./value";

/**
 * Unpacks a zlib stream. Rejects where it is damaged, ends early, goes on after its end, or gives more than `most` bytes.
 */
export type Inflate = (bytes: Uint8Array, most: number) => Promise<Uint8Array>;

/** A stream's filter with its parameters. */
export interface Filter {
  readonly name: string;
  readonly params: PdfDict | null;
}

/** The filters of a stream in the order in which they are undone; abbreviations, which only inline images have, are not known. */
export function filtersOf(dict: PdfDict): Filter[] {
  const names = listOf(dict.get("Filter"));
  const params = listOf(dict.get("DecodeParms"));
  demand(
    names.length <= 4 && params.length <= Math.max(1, names.length),
    "filters and parameters do not fit",
  );
  demand(!dict.has("F") && !dict.has("FFilter"), "a stream in another file");
  demand(!dict.has("DP"), "abbreviated parameters");
  return names.map((name, index) => {
    if (!(name instanceof PdfName)) throw new NotSimple("a filter that is no name");
    const own = params[index] ?? null;
    if (own !== null && !isDict(own)) throw new NotSimple("parameters that are no dictionary");
    return { name: name.text, params: own };
  });
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** How the rows of a Flate stream are predicted. */
export interface Prediction {
  readonly predictor: number;
  readonly colors: number;
  readonly bits: number;
  readonly columns: number;
}

/** The prediction that a Flate filter's parameters ask for; `null` for none. */
export function predictionOf(params: PdfDict | null): Prediction | null {
  const predictor = whole(params?.get("Predictor") ?? 1, 1, 15, "Predictor");
  if (predictor === 1) return null;
  demand(predictor >= 10, "the TIFF predictor");
  return {
    predictor,
    colors: whole(params?.get("Colors") ?? 1, 1, 4, "Colors"),
    bits: whole(params?.get("BitsPerComponent") ?? 8, 1, 8, "BitsPerComponent"),
    columns: whole(params?.get("Columns") ?? 1, 1, 65_535, "Columns"),
  };
}

/** Undoes a stream's filters where they are none or Flate; anything else throws `NotSimple`, as does more than `most` bytes. */
export async function decoded(
  bytes: Uint8Array,
  filters: readonly Filter[],
  inflate: Inflate,
  most: number,
): Promise<Uint8Array> {
  let out = bytes;
  for (const { name, params } of filters) {
    demand(isFlate(name), `${name} is not read here`);
    out = await inflated(out, params, inflate, most);
  }
  demand(out.length <= most, "a stream too long");
  return out;
}

const isFlate = (name: string) => isNamed(new PdfName(name), "FlateDecode");

/** Undoes one Flate filter and its predictor. */
export async function inflated(
  bytes: Uint8Array,
  params: PdfDict | null,
  inflate: Inflate,
  most: number,
): Promise<Uint8Array> {
  const prediction = predictionOf(params);
  const flat = await inflate(bytes, prediction ? most + Math.ceil(most / 2) + 1024 : most).catch(() => {
    throw new NotSimple("a packed stream that does not unpack");
  });
  return prediction ? unpredicted(flat, prediction) : flat;
}

/** Undoes PNG's row filters. Throws `NotSimple` for rows that are cut off or say no known filter. */
export function unpredicted(data: Uint8Array, { colors, bits, columns }: Prediction): Uint8Array {
  const step = Math.max(1, (colors * bits) >> 3);
  const row = Math.ceil((colors * bits * columns) / 8);
  demand(data.length % (row + 1) === 0, "rows that are cut off");
  const rows = data.length / (row + 1);
  const out = new Uint8Array(rows * row);
  for (let index = 0; index < rows; index += 1) {
    const from = index * (row + 1);
    const to = index * row;
    undoRow(data[from] ?? 255, data.subarray(from + 1, from + 1 + row), out, to, row, step);
  }
  return out;
}

function undoRow(
  kind: number,
  raw: Uint8Array,
  out: Uint8Array,
  to: number,
  row: number,
  step: number,
): void {
  demand(kind <= 4, "an unknown row filter");
  for (let at = 0; at < row; at += 1) {
    const left = at >= step ? (out[to + at - step] ?? 0) : 0;
    const up = to > 0 ? (out[to + at - row] ?? 0) : 0;
    const corner = at >= step && to > 0 ? (out[to + at - row - step] ?? 0) : 0;
    out[to + at] = (raw[at] ?? 0) + predicted(kind, left, up, corner);
  }
}

/** What a row filter of PNG (0 to 4) expects of a byte, by the decoded ones left of it, above it, and above that one. */
export function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
