import type { ReactNode } from "react";
import { boxOf, Flowing, type FlowReport } from "./flowing";
import { dealMeasured } from "./measured";
import { Sheet, type SheetFoot } from "./sheet";

interface DealtRowsProps<Row extends { readonly key: string }> extends FlowReport {
  readonly rows: readonly Row[];
  readonly foot: SheetFoot;
  readonly blank?: boolean | undefined;
  /** One sheet with these of the rows, each with its key as `data-row`; `first` and `last` say which of the sheets it is. */
  readonly sheet: (rows: readonly Row[], first: boolean, last: boolean) => ReactNode;
}

/** A form that is one table: its rows dealt onto as many sheets as they take, none of them split. */
export function DealtRows<Row extends { readonly key: string }>(props: DealtRowsProps<Row>) {
  const { rows, foot, blank, sheet, onLaidOut, onFailed } = props;
  return (
    <Flowing
      {...{ onLaidOut, onFailed }}
      words=""
      measured={
        <Sheet foot={foot} blank={blank} box="rows" page={1} pages={1}>
          {sheet(rows, true, true)}
        </Sheet>
      }
      deal={(root) =>
        dealMeasured(
          boxOf(root, "rows"),
          rows.map(({ key }) => [key]),
        )
      }
    >
      {(sheets) =>
        sheets.map((dealt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
          <Sheet key={index} foot={foot} blank={blank} page={index + 1} pages={sheets.length}>
            {sheet(
              dealt.flatMap((row) => rows[row] ?? []),
              index === 0,
              index === sheets.length - 1,
            )}
          </Sheet>
        ))
      }
    </Flowing>
  );
}
