import { type ComponentType, lazy, type ReactNode, Suspense } from "react";

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
  /** What a row shows below itself when it is opened. */
  readonly details?: (row: Row) => ReactNode;
}

const Inside = lazy(async () => ({ default: (await import("./antd/data-table")).DataTableInside }));

/** A table to sort and page through; its library loads when the first one shows. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const Loaded = Inside as unknown as ComponentType<DataTableProps<Row>>;
  return (
    <Suspense fallback={<p role="status">正在准备表格…</p>}>
      <Loaded {...props} />
    </Suspense>
  );
}
