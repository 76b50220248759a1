/** Numbers from 0 up to 1 that follow from a seed (mulberry32): the same seed repeats a run. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A part of the numbers below `count`, each once, at least one. */
export function sampleOf(count: number, part: number, chance: () => number): number[] {
  const wanted = Math.min(count, Math.max(1, Math.round(count * part)));
  const chosen = new Set<number>();
  while (chosen.size < wanted) chosen.add(Math.floor(chance() * count));
  return [...chosen];
}
