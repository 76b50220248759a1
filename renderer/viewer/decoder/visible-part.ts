import type { Matrix } from "../../../shared/pdf/content";

/** A part of a picture in its own pixels, counted downward. */
export interface PictureRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cells beyond the canvas's edge that smoothing may look at. */
const rim = 4;

/**
 * What a canvas shows of a picture, in whole cells of `cell` × `cell` pixels; one cell where it shows nothing. `matrix` is
 * from the upright unit square to the canvas.
 */
export function visiblePart(
  { width, height, matrix }: { readonly width: number; readonly height: number; readonly matrix: Matrix },
  canvas: { readonly width: number; readonly height: number },
  cell: number,
): PictureRect {
  const [a, b, c, d, e, f] = matrix;
  const determinant = a * d - b * c;
  const corners = [
    [0, 0],
    [canvas.width, 0],
    [0, canvas.height],
    [canvas.width, canvas.height],
  ].map(([x = 0, y = 0]) => [
    (d * (x - e) - c * (y - f)) / determinant,
    1 - (a * (y - f) - b * (x - e)) / determinant,
  ]);
  const [left, across] = cells(
    corners.map(([x = 0]) => x * width),
    width,
    cell,
  );
  const [top, down] = cells(
    corners.map(([, y = 0]) => y * height),
    height,
    cell,
  );
  return { left, top, width: across, height: down };
}

function cells(places: readonly number[], size: number, cell: number): [start: number, length: number] {
  const last = Math.ceil(size / cell) - 1;
  const bounded = (place: number) => Math.min(last, Math.max(0, place));
  const from = bounded(Math.floor(Math.min(...places) / cell) - rim);
  const to = bounded(Math.ceil(Math.max(...places) / cell) + rim);
  return [from * cell, Math.min(size, (to + 1) * cell) - from * cell];
}
