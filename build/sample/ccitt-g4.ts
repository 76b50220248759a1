import { BitWriter } from "./codec/bit-writer";
import type { Bitmap } from "./codec/bitmap";
import {
  BLACK_MAKE_UP,
  BLACK_TERMINATING,
  type RunCode,
  VERTICAL,
  WHITE_MAKE_UP,
  WHITE_TERMINATING,
} from "./codec/g4-codes";

const LONGEST_MAKE_UP = 2560;

/** Writes the colour changes of one row into `changes` and ends them with sentinels at the row's width. */
export const findChanges = (row: Uint8Array, changes: Int32Array): void => {
  let count = 0;
  let colour = 0;
  // indexOf is a memory scan: white stretches, which are most of a page, cost next to nothing.
  for (let at = row.indexOf(1); at >= 0; at = row.indexOf(colour ^ 1, at)) {
    changes[count++] = at;
    colour ^= 1;
  }
  changes.fill(row.length, count, count + 4);
};

const putCode = (out: BitWriter, code: RunCode): void => out.put(code.code, code.bits);

/** A run as make-up codes and one terminating code (T.4, 2.2). */
export const putRun = (out: BitWriter, length: number, colour: number): void => {
  const makeUp = colour === 0 ? WHITE_MAKE_UP : BLACK_MAKE_UP;
  const terminating = colour === 0 ? WHITE_TERMINATING : BLACK_TERMINATING;
  let left = length;
  while (left > LONGEST_MAKE_UP + 63) {
    putCode(out, makeUp[LONGEST_MAKE_UP / 64 - 1] as RunCode);
    left -= LONGEST_MAKE_UP;
  }
  if (left > 63) {
    putCode(out, makeUp[(left >> 6) - 1] as RunCode);
    left &= 63;
  }
  putCode(out, terminating[left] as RunCode);
};

/** Codes one row against the row above it, both given by their colour changes (T.6, 2.2.5). */
export const putRow = (out: BitWriter, changes: Int32Array, reference: Int32Array, width: number): void => {
  let a0 = -1;
  let colour = 0;
  let cur = 0;
  let ref = 0;
  while (a0 < width) {
    const a1 = changes[cur] as number;
    // b1: the first change above, right of a0, towards the colour opposite to ours: its index has our colour's parity.
    while (ref > 0 && (reference[ref - 1] as number) > a0) ref--;
    while ((ref & 1) !== colour || ((reference[ref] as number) <= a0 && (reference[ref] as number) < width))
      ref++;
    const b1 = reference[ref] as number;
    const b2 = reference[ref + 1] as number;
    if (b2 < a1) {
      out.put(0b0001, 4);
      a0 = b2;
      continue;
    }
    const offset = a1 - b1;
    if (offset >= -3 && offset <= 3) {
      putCode(out, VERTICAL[offset + 3] as RunCode);
      a0 = a1;
      colour ^= 1;
      cur++;
    } else {
      const a2 = changes[cur + 1] as number;
      out.put(0b001, 3);
      putRun(out, a1 - Math.max(a0, 0), colour);
      putRun(out, a2 - a1, colour ^ 1);
      a0 = a2;
      cur += 2;
    }
  }
};

/**
 * Encodes a bilevel picture as ITU-T T.6 (CCITT Group 4), as fax-era scanners and copiers write it.
 * @returns the code with its end-of-block mark, for a PDF image with `/K -1` and the default `/BlackIs1 false`.
 */
export const encodeG4 = (bitmap: Bitmap): Uint8Array => {
  const { width, height, pixels } = bitmap;
  const out = new BitWriter();
  let reference = new Int32Array(width + 8).fill(width);
  let changes = new Int32Array(width + 8);
  for (let y = 0; y < height; y++) {
    findChanges(pixels.subarray(y * width, (y + 1) * width), changes);
    putRow(out, changes, reference, width);
    [reference, changes] = [changes, reference];
  }
  out.put(0b000000000001, 12);
  out.put(0b000000000001, 12);
  return out.finish();
};
