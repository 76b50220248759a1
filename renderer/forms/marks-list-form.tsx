import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MarksListData } from "./marks-list-data";
import { MarksListPage } from "./marks-list-page";
import { type MarksListRow, marksListRows } from "./marks-list-rows";
import { dealMeasured } from "./measured";
import { loadFormFonts, PrintRoot } from "./print-root";

interface MarksListFormProps {
  /** Laid out anew when it is another object. */
  readonly data: MarksListData;
  /** Called once the list lies there as it will print. */
  readonly onReady: () => void;
  /** Called where a font could not be loaded: the list must not be printed then. */
  readonly onFailed: (cause: unknown) => void;
}

type Rows = readonly MarksListRow[];

/** 批注清单 in the window's print layout: measured in the form's own face first, then dealt onto sheets. */
export function MarksListForm({ data, onReady, onFailed }: MarksListFormProps) {
  const [sheets, setSheets] = useState<readonly Rows[] | null>(null);
  const measure = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => marksListRows(data.application, data.marks), [data]);
  useMeasured(measure, rows, setSheets, onFailed);
  if (!sheets) {
    return (
      <PrintRoot key="measured">
        <div ref={measure}>
          <MarksListPage data={data} rows={rows} page={1} pages={1} />
        </div>
      </PrintRoot>
    );
  }
  return (
    <PrintRoot key="laid-out" onReady={onReady} onFailed={onFailed}>
      {sheets.map((rows, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
        <MarksListPage key={index} data={data} rows={rows} page={index + 1} pages={sheets.length} />
      ))}
    </PrintRoot>
  );
}

function useMeasured(
  measure: RefObject<HTMLDivElement | null>,
  rows: Rows,
  onSheets: (sheets: readonly Rows[]) => void,
  onFailed: (cause: unknown) => void,
) {
  const report = useRef({ onSheets, onFailed });
  report.current = { onSheets, onFailed };
  useLayoutEffect(() => {
    let gone = false;
    loadFormFonts(`${measure.current?.textContent ?? ""}（续页）`)
      .then(() => {
        const body = measure.current?.querySelector<HTMLElement>(".form-body");
        if (!gone && body) report.current.onSheets(dealRows(body, rows));
      })
      .catch((cause) => report.current.onFailed(cause));
    return () => {
      gone = true;
    };
  }, [measure, rows]);
}

function dealRows(body: HTMLElement, rows: Rows): Rows[] {
  const blocks = inBlocks(rows);
  const sheets = dealMeasured(
    body,
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
