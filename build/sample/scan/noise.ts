import { createRandom } from "../random";

const SIZE = 1 << 16;
/** Normal noise with deviation 16, drawn once: a page takes its grain from it at an offset of its own per row. */
const GRAIN = ((): Int8Array => {
  const random = createRandom(0x9e3779b9);
  return Int8Array.from({ length: SIZE }, () =>
    Math.max(-127, Math.min(127, Math.round(random.normal() * 16))),
  );
})();

/** Deviation of the values in the grain table. */
export const GRAIN_DEVIATION = 16;
/** Mask for indexes into the grain table. */
export const GRAIN_MASK = SIZE - 1;
/** The grain table itself, for pixel loops. */
export const grainTable = (): Int8Array => GRAIN;
