interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The stroke with the points left out that lie within `tolerance` of the line through their neighbours kept
 * (Ramer, Douglas and Peucker), in the unit of the points. First and last point stay. Never recursive: a stroke
 * may have any number of points.
 */
export function simplify<P extends Point>(stroke: readonly P[], tolerance: number): P[] {
  if (stroke.length < 3) return [...stroke];
  const kept = new Set<number>([0, stroke.length - 1]);
  const open: [number, number][] = [[0, stroke.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const far = farthest(stroke, from, to);
    if (far.distance <= tolerance) continue;
    kept.add(far.index);
    open.push([from, far.index], [far.index, to]);
  }
  return stroke.filter((_, index) => kept.has(index));
}

function farthest(stroke: readonly Point[], from: number, to: number) {
  let index = from;
  let distance = -1;
  for (let i = from + 1; i < to; i += 1) {
    const here = distanceToSegment(at(stroke, i), at(stroke, from), at(stroke, to));
    if (here > distance) [index, distance] = [i, here];
  }
  return { index, distance };
}

/** The distance of a point from the segment between two others, in their unit. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy);
}

function at(stroke: readonly Point[], index: number): Point {
  const point = stroke[index];
  if (!point) throw new RangeError(`a stroke of ${stroke.length} points has no point ${index}`);
  return point;
}
