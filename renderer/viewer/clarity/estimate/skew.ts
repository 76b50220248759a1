import type { Lightness } from "./picture";

/** How far a page lies askew. */
export interface Skew {
  /** Degrees clockwise; 0 where nothing says so surely. */
  readonly angle: number;
  /** How much sharper the lines stand at that angle than at others; 1 is not at all. */
  readonly confidence: number;
}

/** Angles beyond this are taken for something else than a page laid askew, in degrees. */
export const largestSkew = 6;
const coarseStep = 0.5;
const fineStep = 0.05;
/** The share of each side that is left out: the glass beyond the sheet, and the sheet's own edge. */
const border = 0.03;
/** Below this many edges a page says nothing. */
const fewestEdges = 250;
/** The least sharpness over that of other angles to be believed. */
const leastConfidence = 1.22;
/** More edges than this add time and nothing else. */
const mostEdges = 60_000;

/**
 * Finds how far lines of text, rules and tables lie askew, by the angle under which the edges of the ink crowd into the
 * fewest rows and columns.
 */
export function skewOf(lightness: Lightness): Skew {
  const across = edgesOf(lightness, true);
  const down = edgesOf(lightness, false);
  const score = (angle: number) => crowding(across, angle) + crowding(down, angle);
  const coarse = scan(-largestSkew - 1, largestSkew + 1, coarseStep, (angle) => score(angle));
  if (across.x.length + down.x.length < fewestEdges || coarse.length === 0)
    return { angle: 0, confidence: 1 };
  const rough = best(coarse);
  const fine = scan(rough.angle - coarseStep, rough.angle + coarseStep, fineStep, score);
  const top = best(fine);
  const angle = refined(fine, top);
  const confidence = top.score / median(coarse.map((each) => each.score));
  const sure = confidence >= leastConfidence && Math.abs(angle) <= largestSkew;
  return { angle: sure ? Math.round(angle * 100) / 100 : 0, confidence };
}

/** Places of edges from the middle of the picture, with the coordinate that counts first. */
interface Edges {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly span: number;
}

/** The lower edges of the ink (`across`) or its right ones: where a step from dark to light is steepest. */
function edgesOf({ width, height, data }: Lightness, across: boolean): Edges {
  const left = Math.max(2, Math.round(border * width));
  const top = Math.max(2, Math.round(border * height));
  const step = across ? width : 1;
  const found: number[] = [];
  const least = leastStep(data, step, width, height);
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) {
      const i = y * width + x;
      const rise = (data[i + step] as number) - (data[i - step] as number);
      if (rise < least) continue;
      const before = (data[i] as number) - (data[i - 2 * step] as number);
      const after = (data[i + 2 * step] as number) - (data[i] as number);
      if (rise >= before && rise > after) found.push(i);
    }
  }
  const stride = Math.max(1, Math.ceil(found.length / mostEdges));
  const kept = found.filter((_, index) => index % stride === 0);
  const x = Float32Array.from(kept, (i) => (i % width) - width / 2);
  const y = Float32Array.from(kept, (i) => Math.floor(i / width) - height / 2);
  return across ? { x, y, span: height } : { x: y.map((value) => -value), y: x, span: width };
}

/** A good part of what the clearest steps of the picture are, and more than its grain makes. */
function leastStep(data: Uint8Array, step: number, width: number, height: number): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let i = 2 * width; i < width * (height - 2); i += 3) {
    const rise = Math.abs((data[i + step] as number) - (data[i - step] as number));
    counts[rise] = (counts[rise] as number) + 1;
    all += 1;
  }
  const grain = 1.48 * shareUnder(counts, all / 2);
  const clear = counts.reduce((sum, count, rise) => (rise >= 12 ? sum + count : sum), 0);
  return Math.max(18, 3.2 * grain, 0.4 * shareUnder(counts, all - 0.1 * clear));
}

/** The value under which `wanted` of the counted values lie. */
function shareUnder(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] as number;
    if (seen >= wanted) return value;
  }
  return counts.length;
}

/** How unevenly edges fall into rows when the picture is turned back by `angle`; 1 for edges strewn at random. */
function crowding({ x, y, span }: Edges, angle: number): number {
  if (x.length < fewestEdges / 2) return 1;
  const sine = Math.sin((angle * Math.PI) / 180);
  const cosine = Math.cos((angle * Math.PI) / 180);
  const middle = Math.ceil(span);
  const rows = new Float32Array(2 * middle + 2);
  for (let i = 0; i < x.length; i += 1) {
    const place = (y[i] as number) * cosine - (x[i] as number) * sine + middle;
    const row = Math.floor(place);
    const share = place - row;
    rows[row] = (rows[row] ?? 0) + 1 - share;
    rows[row + 1] = (rows[row + 1] ?? 0) + share;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1)
    sum += ((rows[row] as number) - (rows[row - 1] as number)) ** 2;
  return sum / (2 * x.length);
}

interface Scored {
  readonly angle: number;
  readonly score: number;
}

function scan(from: number, to: number, step: number, score: (angle: number) => number): Scored[] {
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = from + index * step;
    return { angle, score: score(angle) };
  });
}

function best(scored: readonly Scored[]): Scored {
  return scored.reduce((one, other) => (other.score > one.score ? other : one));
}

/** The middle of the peak: the mean angle of what stands clearly over the rest. */
function refined(fine: readonly Scored[], top: Scored): number {
  const low = Math.min(...fine.map((each) => each.score));
  let weight = 0;
  let sum = 0;
  for (const { angle, score } of fine) {
    const over = score - (low + 0.6 * (top.score - low));
    if (over <= 0 || Math.abs(angle - top.angle) > 0.3) continue;
    weight += over;
    sum += over * angle;
  }
  return weight > 0 ? sum / weight : top.angle;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 1;
}
