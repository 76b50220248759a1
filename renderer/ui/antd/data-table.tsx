import { Table, type TableColumnsType } from "antd";
import type { Column, DataTableProps } from "../data-table";
import { AntdProvider } from "./provider";

function antColumn<Row extends object>(column: Column<Row>): TableColumnsType<Row>[number] {
  const { sortBy } = column;
  return {
    key: column.key,
    title: column.title,
    align: column.numeric ? "right" : "left",
    className: column.numeric ? "ui-digits" : "",
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(sortBy ? { sorter: (a: Row, b: Row) => compare(sortBy(a), sortBy(b)) } : {}),
    render: (_: unknown, row: Row) => column.cell(row),
  };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN");
}

/** The library's table with the program's columns. */
export function DataTableInside<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, label, empty, details } = props;
  return (
    <AntdProvider>
      <Table<Row>
        className="ui-data-table"
        size="middle"
        aria-label={label}
        dataSource={[...rows]}
        columns={columns.map(antColumn)}
        rowKey={rowKey}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: empty ?? "暂无内容" }}
        showSorterTooltip={false}
        {...(details ? { expandable: { expandedRowRender: details, expandRowByClick: false } } : {})}
      />
    </AntdProvider>
  );
}
