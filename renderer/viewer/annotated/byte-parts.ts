import type { ByteRanges } from "./pdf/source-window";
import { joined } from "./pdf/unpack";

/** A part of a file: bytes of its own, or a range of the source. */
export type BytePart =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly offset: number; readonly length: number };

const lengthOf = (part: BytePart) => ("bytes" in part ? part.bytes.length : part.length);

/** Parts after one another, read by range as one file: nothing of the source is held. */
export function joinedParts(source: ByteRanges, parts: readonly BytePart[]): ByteRanges {
  const size = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  return {
    size,
    async read(offset, length, signal) {
      const pieces: Uint8Array[] = [];
      let start = 0;
      for (const part of parts) {
        const from = Math.max(offset, start) - start;
        const to = Math.min(offset + length, start + lengthOf(part)) - start;
        if (to > from) {
          const piece =
            "bytes" in part
              ? part.bytes.subarray(from, to)
              : await source.read(part.offset + from, to - from, signal);
          pieces.push(piece);
        }
        start += lengthOf(part);
      }
      return joined(pieces);
    },
  };
}
