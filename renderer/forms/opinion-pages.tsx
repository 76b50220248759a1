import { useMemo } from "react";
import { groupSubtotals } from "../../shared/rules/scoring";
import { boxOf, cutForBoxes, Flowing, type FlowReport } from "./flowing";
import type { OpinionFormData } from "./form-data";
import { dealMeasured } from "./measured";
import { OpinionPage } from "./opinion-page";
import { ScorePage } from "./score-page";
import { type FormRow, gateRows, scoreRows } from "./score-rows";
import { reviewFoot, Sheet } from "./sheet";

interface OpinionPagesProps extends FlowReport {
  readonly data: OpinionFormData;
}

/** 附件1's 专家评估意见 as a sheet to be bound in, and 专家评分表 behind it. */
export function OpinionPages({ data, ...report }: OpinionPagesProps) {
  const rows = useMemo(
    () => [...gateRows(data), ...scoreRows(data, groupSubtotals(data.round, data.draft))],
    [data],
  );
  const sheet = { foot: reviewFoot(data), blank: data.blank };
  return (
    <Flowing
      {...report}
      words={data.draft.opinion}
      measured={
        <>
          <Sheet {...sheet} page={1} pages={1}>
            <OpinionPage data={data} first last />
          </Sheet>
          <Sheet {...sheet} box="rows" page={2} pages={2}>
            <ScorePage data={data} rows={rows} first last />
          </Sheet>
        </>
      }
      deal={(root) => ({
        pieces: cutForBoxes(root, data.draft.opinion, ["opinion"]),
        rowSheets: dealRows(root, rows),
      })}
    >
      {({ pieces, rowSheets }) => {
        const pages = pieces.length + rowSheets.length;
        return (
          <>
            {pieces.map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
              <Sheet {...sheet} key={index} page={index + 1} pages={pages}>
                <OpinionPage
                  data={data}
                  piece={piece}
                  first={index === 0}
                  last={index === pieces.length - 1}
                />
              </Sheet>
            ))}
            {rowSheets.map((rows, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
              <Sheet {...sheet} key={index} page={pieces.length + index + 1} pages={pages}>
                <ScorePage
                  data={data}
                  rows={rows}
                  first={index === 0}
                  last={index === rowSheets.length - 1}
                />
              </Sheet>
            ))}
          </>
        );
      }}
    </Flowing>
  );
}

/** A heading goes with the row below it. */
function dealRows(root: HTMLElement, rows: readonly FormRow[]): FormRow[][] {
  const blocks: FormRow[][] = [];
  for (const row of rows) {
    const before = blocks.at(-1);
    if (before?.at(-1)?.kind === "group") before.push(row);
    else blocks.push([row]);
  }
  const keys = blocks.map((block) => block.map(({ key }) => key));
  return dealMeasured(boxOf(root, "rows"), keys).map((sheet) =>
    sheet.flatMap((index) => blocks[index] ?? []),
  );
}
