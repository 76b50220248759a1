import { type ReactNode, useState } from "react";
import "./data-table.css";
import { Icon } from "./icon";

/** One column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Aligned right with digits of one width. */
  readonly numeric?: boolean;
  readonly width?: number | string;
  /** What the column sorts by; not sortable without. */
  readonly sortBy?: (row: Row) => string | number;
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** The Chinese name of the table. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty?: ReactNode;
}

/** By which column the rows stand, and which way. */
export interface Sorting {
  readonly key: string;
  readonly direction: "ascending" | "descending";
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN");
}

/** The rows as a sorting has them; as they came without one. Equal rows keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sorting?.key)?.sortBy;
  if (!sortBy || !sorting) return rows;
  const turn = sorting.direction === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => turn * compare(sortBy(a), sortBy(b)));
}

/** What a click on a column's title leads to: up, down, as they came. */
export function nextSorting(sorting: Sorting | null, key: string): Sorting | null {
  if (sorting?.key !== key) return { key, direction: "ascending" };
  return sorting.direction === "ascending" ? { key, direction: "descending" } : null;
}

/** A table that sorts by a click on a column's title. */
export function DataTable<Row>({ label, rows, columns, rowKey, empty = "暂无内容" }: DataTableProps<Row>) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  return (
    <table className="ui-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell
              key={column.key}
              column={column}
              direction={sorting?.key === column.key ? sorting.direction : undefined}
              onSort={() => setSorting(nextSorting(sorting, column.key))}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, columns, sorting).map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} className={column.numeric ? "ui-digits" : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="ui-table-empty" colSpan={columns.length}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly direction: Sorting["direction"] | undefined;
  readonly onSort: () => void;
}

function HeadCell<Row>({ column, direction, onSort }: HeadCellProps<Row>) {
  const { title, numeric, width, sortBy } = column;
  return (
    <th scope="col" className={numeric ? "ui-digits" : undefined} style={{ width }} aria-sort={direction}>
      {sortBy ? (
        <button type="button" className="ui-table-sort" onClick={onSort}>
          {title}
          <Icon
            name={direction === "descending" ? "down" : direction === "ascending" ? "up" : "sort"}
            size={14}
          />
        </button>
      ) : (
        title
      )}
    </th>
  );
}
