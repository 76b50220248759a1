import { lightnessOf, type Picture } from "../../renderer/viewer/clarity/estimate/picture";

const side = 8;

/** Structural similarity (SSIM) of two pictures of one size in their lightness, over windows of 8 × 8 pixels; 1 is the same. */
export function ssim(one: Picture, other: Picture): number {
  const [a, b] = [lightnessOf(one), lightnessOf(other)];
  let [sum, count] = [0, 0];
  for (let y = 0; y + side <= a.height; y += side / 2)
    for (let x = 0; x + side <= a.width; x += side / 2) {
      sum += windowLikeness(a.data, b.data, a.width, x, y);
      count += 1;
    }
  return sum / count;
}

function windowLikeness(a: Uint8Array, b: Uint8Array, width: number, left: number, top: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + side; y += 1)
    for (let x = left; x < left + side; x += 1) {
      const [p, q] = [a[y * width + x] as number, b[y * width + x] as number];
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  const n = side * side;
  const [meanA, meanB] = [sumA / n, sumB / n];
  const [varA, varB] = [squareA / n - meanA * meanA, squareB / n - meanB * meanB];
  const both = product / n - meanA * meanB;
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  return ((2 * meanA * meanB + c1) * (2 * both + c2)) / ((meanA ** 2 + meanB ** 2 + c1) * (varA + varB + c2));
}

/** The root of the mean squared difference over all channels, in levels. */
export function difference(one: Picture, other: Picture): number {
  let sum = 0;
  for (let p = 0; p < one.data.length; p += 4)
    for (let channel = p; channel < p + 3; channel += 1)
      sum += ((one.data[channel] as number) - (other.data[channel] as number)) ** 2;
  return Math.sqrt(sum / (one.data.length * 0.75));
}
