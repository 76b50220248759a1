/** A drawn page and what it costs. */
export interface DrawnCost {
  readonly page: number;
  readonly pixels: number;
  /** Rises with every use. */
  readonly used: number;
}

/** How much may stay drawn besides what is wanted now. */
export interface KeepLimit {
  readonly pages: number;
  readonly pixels: number;
}

/** About 200 MB of pictures, and no more pages than PDF.js's own viewer keeps. */
export const keepLimit: KeepLimit = { pages: 10, pixels: 50_000_000 };

/**
 * The pages to give back: never one that is wanted; of the others the least recently used, until both limits hold.
 * The limits count all drawn pages, wanted ones too.
 */
export function pagesToRelease(
  drawn: readonly DrawnCost[],
  wanted: ReadonlySet<number>,
  limit: KeepLimit = keepLimit,
): number[] {
  const pages = Math.max(limit.pages, 2 * wanted.size + 1);
  let count = drawn.length;
  let pixels = drawn.reduce((sum, each) => sum + each.pixels, 0);
  const spare = drawn.filter(({ page }) => !wanted.has(page)).sort((one, other) => one.used - other.used);
  const released: number[] = [];
  for (const each of spare) {
    if (count <= pages && pixels <= limit.pixels) break;
    released.push(each.page);
    count -= 1;
    pixels -= each.pixels;
  }
  return released;
}
