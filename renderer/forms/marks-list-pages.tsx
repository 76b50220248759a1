import { useMemo } from "react";
import { boxOf, Flowing, type FlowReport } from "./flowing";
import type { MarksListData } from "./marks-list-data";
import { MarksListPage } from "./marks-list-page";
import { type MarksListRow, marksListRows } from "./marks-list-rows";
import { dealMeasured } from "./measured";

type Rows = readonly MarksListRow[];

/** 批注清单. */
export function MarksListPages({ data, ...report }: FlowReport & { readonly data: MarksListData }) {
  const rows = useMemo(() => marksListRows(data), [data]);
  return (
    <Flowing
      {...report}
      words=""
      measured={<MarksListPage data={data} rows={rows} page={1} pages={1} />}
      deal={(root) => dealRows(root, rows)}
    >
      {(sheets) =>
        sheets.map((rows, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
          <MarksListPage key={index} data={data} rows={rows} page={index + 1} pages={sheets.length} />
        ))
      }
    </Flowing>
  );
}

function dealRows(root: HTMLElement, rows: Rows): Rows[] {
  const blocks = inBlocks(rows);
  const sheets = dealMeasured(
    boxOf(root, "rows"),
    blocks.map((block) => block.map(({ key }) => key)),
  );
  return sheets.map((sheet) => sheet.flatMap((index) => blocks[index] ?? []));
}

/** Each row by itself, a heading together with the row below it. */
function inBlocks(rows: Rows): Rows[] {
  const blocks: MarksListRow[][] = [];
  for (const row of rows) {
    const before = blocks.at(-1);
    if (before?.at(-1)?.kind === "material") before.push(row);
    else blocks.push([row]);
  }
  return blocks;
}
