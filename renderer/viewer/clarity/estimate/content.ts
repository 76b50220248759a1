import type { Background } from "./background";
import type { Lightness } from "./picture";

/** A rectangle in shares (0 to 1) of a page that has been laid straight about its middle. */
export interface ContentBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Side of the squares that ink is gathered in, in pixels. */
const square = 4;
/** Darker than this share of its paper is ink. */
const inkShade = 0.8;
/** A group of ink with fewer pixels is dust. */
const dust = 9;
/** What touches the picture's edge and lies wholly this near to it is the glass beyond the sheet, or its shadow. */
const rim = 0.055;
/** Paper left round the content, in shares of the longer side. */
const margin = 0.025;
/** A side where less than this share is gained stays as it is. */
const leastGain = 0.02;

interface Group {
  ink: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Squares of the group. */
  readonly squares: number[];
}

/**
 * The part of a page that carries anything, with a margin, after it was turned back by `angle` degrees; `null` where
 * there is nothing on it or nothing worth cutting off. Whatever is not surely dust or the scanner's glass is kept.
 */
export function contentBoxOf(lightness: Lightness, background: Background, angle: number): ContentBox | null {
  const { width, height } = lightness;
  const groups = groupsOf(lightness, background).filter(
    (group) => group.ink >= dust && !isRim(group, width, height),
  );
  if (groups.length === 0) return null;
  const sine = Math.sin((-angle * Math.PI) / 180);
  const cosine = Math.cos((-angle * Math.PI) / 180);
  let [left, top, right, bottom] = [width, height, 0, 0];
  const columns = Math.ceil(width / square);
  for (const { squares } of groups)
    for (const index of squares) {
      const dx = ((index % columns) + 0.5) * square - width / 2;
      const dy = (Math.floor(index / columns) + 0.5) * square - height / 2;
      const x = dx * cosine - dy * sine + width / 2;
      const y = dx * sine + dy * cosine + height / 2;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  const spare = margin * Math.max(width, height) + square;
  return trimmed({
    left: (left - spare) / width,
    right: 1 - (right + spare) / width,
    top: (top - spare) / height,
    bottom: 1 - (bottom + spare) / height,
  });
}

/** What is left after cutting shares off the sides; a side with too little to gain is left alone. */
function trimmed(cut: Record<"left" | "right" | "top" | "bottom", number>): ContentBox | null {
  const worth = (share: number) => (share >= leastGain ? share : 0);
  const [left, right, top, bottom] = [worth(cut.left), worth(cut.right), worth(cut.top), worth(cut.bottom)];
  const box = { x: left, y: top, width: 1 - left - right, height: 1 - top - bottom };
  if (box.width < 0.15 || box.height < 0.05) return null;
  return box.width * box.height > 0.95 ? null : box;
}

function isRim(group: Group, width: number, height: number): boolean {
  const [across, down] = [width / square, height / square];
  const near = (distance: number, extent: number, side: number) => distance < 1 && extent <= rim * side;
  return (
    near(group.left, group.right, across) ||
    near(across - 1 - group.right, across - 1 - group.left, across) ||
    near(group.top, group.bottom, down) ||
    near(down - 1 - group.bottom, down - 1 - group.top, down)
  );
}

/** Gathers ink into groups of touching squares. */
function groupsOf(lightness: Lightness, background: Background): Group[] {
  const columns = Math.ceil(lightness.width / square);
  const rows = Math.ceil(lightness.height / square);
  const ink = inkOf(lightness, background, columns, rows);
  const groups: Group[] = [];
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] === 0) continue;
    const group: Group = { ink: 0, left: columns, right: 0, top: rows, bottom: 0, squares: [] };
    const queue = [start];
    group.ink += ink[start] as number;
    ink[start] = 0;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const column = at % columns;
      const row = (at - column) / columns;
      group.squares.push(at);
      group.left = Math.min(group.left, column);
      group.right = Math.max(group.right, column);
      group.top = Math.min(group.top, row);
      group.bottom = Math.max(group.bottom, row);
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          const next = y * columns + x;
          if (ink[next] === 0) continue;
          group.ink += ink[next] as number;
          ink[next] = 0;
          queue.push(next);
        }
    }
    groups.push(group);
  }
  return groups;
}

/** How many pixels of each square are darker than the paper there. */
function inkOf(
  { width, height, data }: Lightness,
  ground: Background,
  columns: number,
  rows: number,
): Uint8Array {
  const ink = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    const cellRow = Math.min(ground.rows - 1, Math.floor((y / height) * ground.rows));
    const row = Math.floor(y / square) * columns;
    for (let x = 0; x < width; x += 1) {
      const cell =
        cellRow * ground.columns + Math.min(ground.columns - 1, Math.floor((x / width) * ground.columns));
      if ((data[y * width + x] as number) >= inkShade * (ground.data[3 * cell + 1] as number)) continue;
      const at = row + Math.floor(x / square);
      ink[at] = (ink[at] as number) + 1;
    }
  }
  return ink;
}
