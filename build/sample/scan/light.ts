import type { Random } from "../random";

/** Uneven light as the product of one factor a column and one a row, each around 1. */
export interface Light {
  readonly columns: Float32Array;
  readonly rows: Float32Array;
}

const profile = (length: number, depth: number, random: Random): Float32Array => {
  const peak = random.between(0.3, 0.7);
  const tilt = random.between(-0.5, 0.5) * depth;
  const edge = random.between(0.01, 0.03) * length;
  return Float32Array.from({ length }, (_, i) => {
    const t = i / length - peak;
    const border = Math.min(i, length - 1 - i);
    // A lamp is dimmer towards its ends, and the lid leaves a soft shadow along the border.
    return 1 - depth * t * t * 2 + tilt * t - 0.05 * Math.exp(-border / edge);
  });
};

/** Makes the light of one scan. `depth` is about the loss from the bright middle to a corner, 0.02 to 0.15. */
export const unevenLight = (width: number, height: number, depth: number, random: Random): Light => ({
  columns: profile(width, depth, random),
  rows: profile(height, depth, random),
});
