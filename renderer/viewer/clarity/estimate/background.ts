import type { Picture } from "./picture";
import { type Lightness, lightnessOf } from "./picture";

/** The colour of the bare paper over a page, in a coarse grid; between the middles of its cells it runs straight. */
export interface Background {
  readonly columns: number;
  readonly rows: number;
  /** Red, green and blue of each cell, row by row. */
  readonly data: Uint8ClampedArray;
}

/** What a page is made of, seen cell by cell. */
export interface Ground {
  readonly background: Background;
  /** Cells that show bare paper, 1, or do not, 0. */
  readonly isPaper: Uint8Array;
  /** The share of the whole page that is bare paper: what lies between its lines counts, the lines do not. */
  readonly paperShare: number;
  /** The share of the cells that show something continuous in tone: a photograph, a coloured area. */
  readonly pictureShare: number;
}

/** Cells along the longer side. */
const cellsLong = 56;
/** A pixel this near to its cell's own paper, in shares of it, is that paper. */
const samePaper = 0.07;
/** A cell with fewer such pixels shows no paper. */
const leastPaper = 0.3;
/** Paper next to paper differs in lightness by at most this share: more is the edge of something printed. */
const largestStep = 0.11;
/** And in colour, in shares of green, by at most this. */
const largestTint = 0.07;

interface Cell {
  readonly light: number;
  readonly colour: readonly [number, number, number];
  /** The share of the cell's pixels that are as light as its paper. */
  readonly even: number;
}

/** Looks for the bare paper of a page. */
export function groundOf(picture: Picture, lightness: Lightness = lightnessOf(picture)): Ground {
  const size = Math.max(picture.width, picture.height) / cellsLong;
  const columns = Math.max(1, Math.round(picture.width / size));
  const rows = Math.max(1, Math.round(picture.height / size));
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      cells.push(cellOf(picture, lightness, { column, row, columns, rows }));
  const isPaper = paperCells(cells, columns, rows);
  const background = filled(cells, isPaper, columns, rows);
  let paper = 0;
  let toned = 0;
  for (const [index, cell] of cells.entries()) {
    if (isPaper[index]) paper += cell.even;
    else if (cell.even > 0.02 && !atEdge(index, columns, rows)) toned += 1;
  }
  return { background, isPaper, paperShare: paper / cells.length, pictureShare: toned / cells.length };
}

interface CellPlace {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

function cellOf(picture: Picture, lightness: Lightness, place: CellPlace): Cell {
  const { width, height } = picture;
  const left = Math.floor((place.column * width) / place.columns);
  const right = Math.max(left + 1, Math.floor(((place.column + 1) * width) / place.columns));
  const top = Math.floor((place.row * height) / place.rows);
  const bottom = Math.max(top + 1, Math.floor(((place.row + 1) * height) / place.rows));
  const area = { left, right, top, bottom };
  const light = upperLightness(lightness, area);
  const slack = samePaper * light + 2;
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const i = y * width + x;
      if (Math.abs((lightness.data[i] as number) - light) > slack) continue;
      for (let channel = 0; channel < 3; channel += 1)
        sum[channel] = (sum[channel] as number) + (picture.data[4 * i + channel] as number);
      count += 1;
    }
  const mean = (channel: number) => (sum[channel] as number) / Math.max(1, count);
  const all = (right - left) * (bottom - top);
  return { light, colour: [mean(0), mean(1), mean(2)], even: count / all };
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What three quarters of the light half of an area's pixels do not exceed: paper, not a speck of glare. */
function upperLightness({ width, data }: Lightness, { left, right, top, bottom }: Area): number {
  const counts = new Uint32Array(256);
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const value = data[y * width + x] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  const wanted = 0.75 * (right - left) * (bottom - top);
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] as number;
    if (seen >= wanted) return value;
  }
  return 255;
}

/** Grows the paper from where it is surest: from neighbour to neighbour, as far as light and tint change slowly. */
function paperCells(cells: readonly Cell[], columns: number, rows: number): Uint8Array {
  const isPaper = new Uint8Array(cells.length);
  const usual = usualLight(cells);
  const queue: number[] = [];
  for (const [index, cell] of cells.entries()) {
    if (cell.even < 0.5 || cell.light < 0.93 * usual || cell.light > 1.07 * usual) continue;
    isPaper[index] = 1;
    queue.push(index);
  }
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const from = cells[index] as Cell;
    for (const next of neighbours(index, columns, rows)) {
      const cell = cells[next] as Cell;
      if (isPaper[next] || cell.even < leastPaper || !follows(from, cell)) continue;
      isPaper[next] = 1;
      queue.push(next);
    }
  }
  return isPaper;
}

/** The lightness that most of the even, light cells are near to. */
function usualLight(cells: readonly Cell[]): number {
  const counts = new Uint32Array(256);
  for (const { light, even } of cells)
    if (even >= 0.5 && light >= 90) counts[light] = (counts[light] ?? 0) + 1;
  let best = 255;
  let most = 0;
  for (let value = 90; value < 256; value += 1) {
    let near = 0;
    for (let other = Math.max(0, value - 4); other <= Math.min(255, value + 4); other += 1)
      near += counts[other] as number;
    // Of two papers the lighter is the paper, unless it is rare.
    if (near >= most * 0.8 && near > 0) [best, most] = [value, Math.max(most, near)];
  }
  return best;
}

function follows(from: Cell, to: Cell): boolean {
  if (to.light < 60 || Math.abs(to.light - from.light) > largestStep * Math.max(to.light, from.light))
    return false;
  const tint = (cell: Cell, channel: 0 | 2) => cell.colour[channel] / Math.max(1, cell.colour[1]);
  return ([0, 2] as const).every(
    (channel) => Math.abs(tint(from, channel) - tint(to, channel)) <= largestTint,
  );
}

function neighbours(index: number, columns: number, rows: number): number[] {
  const column = index % columns;
  const row = (index - column) / columns;
  const near: number[] = [];
  if (column > 0) near.push(index - 1);
  if (column < columns - 1) near.push(index + 1);
  if (row > 0) near.push(index - columns);
  if (row < rows - 1) near.push(index + columns);
  return near;
}

function atEdge(index: number, columns: number, rows: number): boolean {
  const column = index % columns;
  const row = (index - column) / columns;
  return column === 0 || row === 0 || column === columns - 1 || row === rows - 1;
}

/** The paper's colour everywhere: where none is seen, what the paper round it would be. */
function filled(cells: readonly Cell[], isPaper: Uint8Array, columns: number, rows: number): Background {
  const data = new Uint8ClampedArray(cells.length * 3).fill(255);
  for (let channel = 0; channel < 3; channel += 1) {
    const known = cells.map((cell, index) =>
      isPaper[index] ? (cell.colour[channel] as number) : Number.NaN,
    );
    const smooth = smoothed(spread(known, columns, rows), columns, rows);
    for (const [index, value] of smooth.entries()) data[3 * index + channel] = value;
  }
  return { columns, rows, data };
}

/** Fills what is unknown from its known neighbours, ring by ring. */
function spread(values: number[], columns: number, rows: number): number[] {
  let now = values;
  if (now.every(Number.isNaN)) return now.map(() => 255);
  while (now.some(Number.isNaN)) {
    const before = now;
    now = before.map((value, index) => {
      if (!Number.isNaN(value)) return value;
      const known = neighbours(index, columns, rows)
        .map((next) => before[next] as number)
        .filter((each) => !Number.isNaN(each));
      return known.length === 0 ? value : known.reduce((sum, each) => sum + each, 0) / known.length;
    });
  }
  return now;
}

/** Takes the noise of single cells out, so that the paper is not mottled by its own correction. */
function smoothed(values: readonly number[], columns: number, rows: number): number[] {
  return values.map((value, index) => {
    const near = neighbours(index, columns, rows).map((next) => values[next] as number);
    return (value * 2 + near.reduce((sum, each) => sum + each, 0)) / (2 + near.length);
  });
}
