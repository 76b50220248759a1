/** The codes of a Huffman alphabet are at most this many bits long. */
export const longestCode = 15;
/** Codes up to this length are found by one look into a table. */
const quickBits = 10;

/** A canonical Huffman code as DEFLATE writes it (RFC 1951, 3.2.2), made to be read bit by bit from the lowest. */
export interface HuffmanCode {
  /** By the next `quickBits` bits: the symbol times 16 plus its code's length, or 0 where the code is longer. */
  readonly quick: Uint16Array;
  /** The number of codes of each length. */
  readonly counts: Uint16Array;
  /** The symbols in the order of their codes. */
  readonly symbols: Uint16Array;
}

function countsOf(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  return counts;
}

/** How many codes of the longest length are still free; below 0 where there are more codes than can be. */
function freeCodes(counts: Uint16Array): number {
  let free = 1;
  for (let length = 1; length <= longestCode; length++) {
    free = free * 2 - (counts[length] ?? 0);
    if (free < 0) return free;
  }
  return free;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}

/**
 * The code whose symbols have codes of these lengths, 0 for none. `null` where the lengths are those of no code: too
 * many codes, or too few, unless there is one code of one bit or none at all.
 */
export function huffmanCode(lengths: Uint8Array): HuffmanCode | null {
  const counts = countsOf(lengths);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isSparse = total === 0 || (total === 1 && counts[1] === 1);
  const free = freeCodes(counts);
  if (free < 0 || (free > 0 && !isSparse)) return null;
  const symbols = new Uint16Array(total);
  const quick = new Uint16Array(1 << quickBits);
  let [code, filled] = [0, 0];
  for (let length = 1; length <= longestCode; length++, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      symbols[filled++] = symbol;
      if (length <= quickBits) {
        const entry = symbol * 16 + length;
        for (let at = reversed(code, length); at < quick.length; at += 1 << length) quick[at] = entry;
      }
      code++;
    }
  }
  return { quick, counts, symbols };
}

/**
 * The symbol that the lowest of `bits` spell, times 16, plus the length of its code; -1 where they spell none. `bits`
 * holds at least `longestCode` bits, zeros after the last.
 */
export function nextSymbol(code: HuffmanCode, bits: number): number {
  const quick = code.quick[bits & ((1 << quickBits) - 1)] ?? 0;
  return quick > 0 ? quick : longSymbol(code, bits);
}

function longSymbol({ counts, symbols }: HuffmanCode, bits: number): number {
  let [value, first, index] = [0, 0, 0];
  for (let length = 1; length <= longestCode; length++) {
    value |= (bits >>> (length - 1)) & 1;
    const count = counts[length] ?? 0;
    if (value - first < count) return (symbols[index + value - first] ?? 0) * 16 + length;
    index += count;
    first = (first + count) << 1;
    value <<= 1;
  }
  return -1;
}
