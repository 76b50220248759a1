import type { PdfFile } from "./file";
import { demand, NotSimple } from "./not-simple";
import { PdfRef, type PdfValue } from "./value";

/** What a device's colours look like, as the International Color Consortium writes it. */
export interface Profile {
  /** The same in all pictures of a file that share it. */
  readonly object: number;
  readonly components: 1 | 3;
  /** As it is after unpacking; what it says is not looked at here. */
  readonly bytes: Uint8Array;
}

/** Scanners' profiles have some kilobytes, half a megabyte with tables. */
const mostBytes = 2 ** 20;
const mostKept = 4;

/** All pages of a scan share one profile: each file's are read once. */
const kept = new WeakMap<PdfFile, Map<number, Promise<Profile>>>();

/** The profile that a reference leads to. Throws `NotSimple` for one of other than one or three colours, or too long. */
export function profileOf(file: PdfFile, ref: PdfValue | undefined): Promise<Profile> {
  if (!(ref instanceof PdfRef)) throw new NotSimple("a profile that is no reference");
  const own = kept.get(file) ?? new Map<number, Promise<Profile>>();
  kept.set(file, own);
  const known = own.get(ref.number);
  if (known) return known;
  const reading = read(file, ref);
  own.set(ref.number, reading);
  reading.catch(() => own.delete(ref.number));
  const [oldest] = own.keys();
  if (own.size > mostKept && oldest !== undefined) own.delete(oldest);
  return reading;
}

async function read(file: PdfFile, ref: PdfRef): Promise<Profile> {
  const stream = await file.stream(ref);
  const components = await file.value(stream.dict.get("N"));
  if (components !== 1 && components !== 3)
    throw new NotSimple("a profile of other than one or three colours");
  demand(stream.length <= mostBytes, "a profile too long");
  const bytes = await file.bytesOf(stream, mostBytes);
  return { object: ref.number, components, bytes };
}
