/** The steps of the zoom buttons and keys, as factors of the actual size. */
export const zoomSteps: readonly number[] = [
  0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8,
];

const least = zoomSteps[0] ?? 0.25;
const most = zoomSteps.at(-1) ?? 8;

/** The factor within what the viewer shows. */
export function boundZoom(factor: number): number {
  return Math.min(most, Math.max(least, factor));
}

/** The next step above (`1`) or below (`-1`) a factor. */
export function stepZoom(factor: number, direction: 1 | -1): number {
  const slack = 0.005;
  const next =
    direction === 1
      ? zoomSteps.find((step) => step > factor + slack)
      : zoomSteps.findLast((step) => step < factor - slack);
  return next ?? boundZoom(factor);
}

/** The factor after turning the wheel by `delta` pixels: the same turn always multiplies by the same. */
export function wheelZoom(factor: number, delta: number): number {
  return boundZoom(factor * Math.exp(-delta * 0.0016));
}

/**
 * The factor after a touchpad's pinch that the engine tells as a turn of the wheel by `delta` pixels: a hundred times
 * the logarithm of how far the fingers went apart, so that the paper stays under them.
 */
export function pinchZoom(factor: number, delta: number): number {
  return boundZoom(factor * Math.exp(-delta / 100));
}
