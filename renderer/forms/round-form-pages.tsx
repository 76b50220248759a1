import type { ReactNode } from "react";
import type { Round } from "../../shared/domain/round";
import { DealtRows } from "./dealt-rows";
import type { FlowReport } from "./flowing";
import type { Signer } from "./form-data";
import { RuledTable, type RuledTableProps } from "./ruled-table";
import { plainFoot } from "./sheet";

interface RoundFormProps<Row> extends FlowReport {
  /** What the form is called, in its heading and at its foot. */
  readonly title: string;
  readonly data: { readonly round: Round; readonly signer: Signer; readonly blank?: boolean };
  readonly rows: readonly Row[];
  readonly columns: RuledTableProps["columns"];
  /** The cells of a row. */
  readonly cells: (row: Row) => ReactNode;
  /** Above the table of the first sheet, and below that of the last. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** A form about a whole round: one table over as many sheets as it takes, what is promised above, who signs below. */
export function RoundFormPages<Row extends { readonly key: string }>(props: RoundFormProps<Row>) {
  const { title, data, rows, columns, cells, before, after, ...report } = props;
  return (
    <DealtRows
      {...report}
      rows={rows}
      blank={data.blank}
      foot={plainFoot(title, data.signer.fingerprint)}
      sheet={(dealt, first, last) => (
        <>
          <h1 className="form-title">
            {title}
            {first ? "" : "（续页）"}
          </h1>
          <p className="form-subtitle">{data.round.title}</p>
          {first && before}
          <RuledTable className="form-marks" columns={columns}>
            {dealt.map((row) => (
              <tr key={row.key} data-row={row.key}>
                {cells(row)}
              </tr>
            ))}
          </RuledTable>
          {last && after}
        </>
      )}
    />
  );
}
