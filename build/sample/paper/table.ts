import { type BlockStyle, POINT, type Sheet } from "./sheet";
import { breakLines } from "./typeset";

/** A column of a table: its head, its width in millimetres and how its cells are set. */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: "left" | "center" | "right";
}

/** Look of a whole table. */
export interface TableStyle {
  readonly size?: number;
  /** Least height of a row in millimetres. */
  readonly rowHeight?: number;
  /** A cell's own ink, for what is filled in by hand. */
  readonly ink?: (row: number, column: number) => string | undefined;
}

const heightOf = (
  cells: readonly string[],
  columns: readonly Column[],
  size: number,
  least: number,
): number => {
  let lines = 1;
  for (const [i, column] of columns.entries()) {
    const pad = column.align === "left" ? 3.2 : 1.6;
    lines = Math.max(lines, breakLines(cells[i] ?? "", column.width - pad, size * POINT, 400).length);
  }
  return Math.max(least, lines * size * POINT * 1.35 + 2.4);
};

/**
 * Draws a ruled table with a head row.
 * @returns the y below its last row, in millimetres.
 */
export const drawTable = (
  sheet: Sheet,
  x: number,
  y: number,
  columns: readonly Column[],
  rows: ReadonlyArray<readonly string[]>,
  style: TableStyle = {},
): number => {
  const size = style.size ?? 10;
  const least = style.rowHeight ?? 8;
  const heads = columns.map((column) => column.title);
  let top = y;
  for (const [r, cells] of [heads, ...rows].entries()) {
    const height = heightOf(cells, columns, size, least);
    let left = x;
    for (const [c, column] of columns.entries()) {
      const look: BlockStyle =
        r === 0
          ? { size, weight: 700 }
          : { size, align: column.align ?? "center", ...inkOf(style.ink?.(r - 1, c)) };
      sheet.cell(left, top, column.width, height, cells[c] ?? "", look);
      left += column.width;
    }
    top += height;
  }
  return top;
};

const inkOf = (color: string | undefined): { color?: string } => (color === undefined ? {} : { color });
