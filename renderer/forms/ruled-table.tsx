import type { ReactNode } from "react";

/** A table with its headings. */
export interface RuledTableProps {
  readonly className: string;
  /** Heading and width of each column; the one without a width takes the rest. */
  readonly columns: readonly (readonly [heading: string, width: string | undefined])[];
  /** The rows of the body. */
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** A table on paper: its columns as wide as they are told, each with its heading. */
export function RuledTable({ className, columns, children, foot }: RuledTableProps) {
  return (
    <table className={`form-table ${className}`}>
      <colgroup>
        {columns.map(([heading, width]) => (
          <col key={heading} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(([heading]) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {foot}
    </table>
  );
}
