/**
 * How many of a byte's possible changes are made: all `bits`; `every` bit, and the byte removed and doubled; a `few`
 * bits that stand for them, and the same; these `masks` alone; `one`.
 */
export type Thoroughness = "bits" | "every" | "few" | "masks" | "one";

/** One change to one byte of a file. */
export interface Change {
  readonly at: number;
  /** For messages: `byte 17 xor 0x20`. */
  readonly name: string;
  /** A changed copy. */
  apply(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
}

/** What is done to a byte: a mask that flips bits of it, or a number of copies in its place. */
type Deed = { readonly mask: number } | { readonly copies: number };

const bits: readonly Deed[] = [1, 2, 4, 8, 16, 32, 64, 128, 255].map((mask) => ({ mask }));
/** Lowest bit, letter case, highest bit, all of them. */
const masks: readonly Deed[] = [0x01, 0x20, 0x80, 0xff].map((mask) => ({ mask }));
/** The bytes after it moved either way. */
const lengths: readonly Deed[] = [{ copies: 0 }, { copies: 2 }];
const deeds: Readonly<Record<Thoroughness, readonly Deed[]>> = {
  bits,
  every: [...bits, ...lengths],
  few: [...masks, ...lengths],
  masks,
  one: [{ mask: 0x01 }],
};

/** How many changes are made to each byte. */
export const changesPerByte = (thoroughness: Thoroughness): number => deeds[thoroughness].length;

/** The change of that number, counted from 0 over all bytes. */
export function changeOf(index: number, thoroughness: Thoroughness): Change {
  const list = deeds[thoroughness];
  const at = Math.floor(index / list.length);
  const deed = list[index % list.length] ?? { mask: 0xff };
  if ("mask" in deed)
    return { at, name: `byte ${at} xor 0x${deed.mask.toString(16)}`, apply: flipped(at, deed.mask) };
  const what = deed.copies === 0 ? "removed" : "doubled";
  return { at, name: `byte ${at} ${what}`, apply: copied(at, deed.copies) };
}

const flipped = (at: number, mask: number) => (bytes: Uint8Array) => {
  const copy = new Uint8Array(bytes);
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
};

const copied = (at: number, copies: number) => (bytes: Uint8Array) => {
  const copy = new Uint8Array(bytes.length - 1 + copies);
  copy.set(bytes.subarray(0, at));
  copy.fill(bytes[at] ?? 0, at, at + copies);
  copy.set(bytes.subarray(at + 1), at + copies);
  return copy;
};

/** All changes to a file of `size` bytes. */
export function* changesOf(size: number, thoroughness: Thoroughness): Generator<Change> {
  for (let index = 0; index < size * changesPerByte(thoroughness); index++)
    yield changeOf(index, thoroughness);
}
