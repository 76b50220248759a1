import { predicted } from "../../../../shared/pdf/filter";
import { Malformed } from "./parse";
import { isDict, isList, nameAt, numberAt, type PdfDict, PdfName, type PdfValue } from "./values";

/**
 * The content of a stream that is deflated or plain, with a PNG predictor or none: what tables and packed objects are
 * written in. Throws a `Malformed` for any other filter.
 */
export async function unpacked(dict: PdfDict, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const filters = namesOf(dict.get("Filter") ?? dict.get("F"));
  if (filters.length === 0) return bytes;
  if (filters.length > 1 || !["FlateDecode", "Fl"].includes(filters[0] ?? ""))
    throw new Malformed(`a table under ${filters.join(" ")}`);
  const parameters = first(dict.get("DecodeParms") ?? dict.get("DP"));
  const plain = await inflated(bytes);
  return isDict(parameters) ? unpredicted(plain, parameters) : plain;
}

const first = (value: PdfValue | undefined) => (isList(value) ? value[0] : value);

function namesOf(value: PdfValue | undefined): string[] {
  const list = isList(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map((each) => (each instanceof PdfName ? each.text : "?"));
}

/** Inflates a zlib stream; what follows its end is left alone. Throws a `Malformed` where nothing comes out. */
export async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  // A reader that fails says so itself.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const parts: Uint8Array[] = [];
  try {
    const reader = stream.readable.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  } catch (error) {
    // Engines refuse bytes behind the end, which writers do leave there; what came out until then is whole.
    if (parts.length === 0) throw new Malformed(`not deflated: ${String(error)}`);
  }
  return joined(parts);
}

/** Bytes after one another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function unpredicted(bytes: Uint8Array<ArrayBuffer>, parameters: PdfDict): Uint8Array {
  const predictor = numberAt(parameters, "Predictor") ?? 1;
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new Malformed(`predictor ${predictor}`);
  const colours = numberAt(parameters, "Colors") ?? 1;
  const bits = numberAt(parameters, "BitsPerComponent") ?? 8;
  const columns = numberAt(parameters, "Columns") ?? 1;
  return unfiltered(bytes, Math.ceil((colours * bits * columns) / 8), Math.ceil((colours * bits) / 8));
}

/** Takes PNG's row filters off. Rows are `rowBytes` long behind one byte of filter; pixels `pixelBytes`. */
export function unfiltered(
  bytes: Uint8Array<ArrayBuffer>,
  rowBytes: number,
  pixelBytes: number,
): Uint8Array<ArrayBuffer> {
  const rows = Math.floor(bytes.length / (rowBytes + 1));
  const plain = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (rowBytes + 1)] ?? 0;
    const from = row * (rowBytes + 1) + 1;
    const to = row * rowBytes;
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at >= pixelBytes ? (plain[to + at - pixelBytes] ?? 0) : 0;
      const up = row > 0 ? (plain[to + at - rowBytes] ?? 0) : 0;
      const corner = row > 0 && at >= pixelBytes ? (plain[to + at - rowBytes - pixelBytes] ?? 0) : 0;
      plain[to + at] = (bytes[from + at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return plain;
}

/** Whether a dictionary is of a `/Type`. */
export const isOfType = (dict: PdfDict, type: string) => nameAt(dict, "Type") === type;
