import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { groupSubtotals } from "../../shared/rules/scoring";
import { cutIntoSheets } from "./flow";
import type { OpinionFormData } from "./form-data";
import { dealMeasured } from "./measured";
import { OpinionPage } from "./opinion-page";
import { loadFormFonts, PrintRoot } from "./print-root";
import { ScorePage } from "./score-page";
import { type FormRow, gateRows, scoreRows } from "./score-rows";
import { Sheet } from "./sheet";

interface OpinionFormProps {
  readonly data: OpinionFormData;
  /** Called once the form lies there as it will print. */
  readonly onReady: () => void;
  /** Called where a font could not be loaded: the form must not be printed then. */
  readonly onFailed: (cause: unknown) => void;
}

/** The opinion in pieces, one a sheet, and the rows of the score sheets. */
interface Layout {
  readonly pieces: readonly string[];
  readonly rowSheets: readonly (readonly FormRow[])[];
}

/**
 * 附件1's 专家评估意见 with the score sheet behind it, in the window's print layout. Laid out in two passes: text and rows
 * are measured in the form's own face, then dealt onto sheets, so that nothing is ever cut off.
 */
export function OpinionForm({ data, onReady, onFailed }: OpinionFormProps) {
  const rows = useMemo(
    () => [...gateRows(data), ...scoreRows(data, groupSubtotals(data.round, data.draft))],
    [data],
  );
  const [layout, setLayout] = useState<Layout | null>(null);
  const measure = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  useMeasured(measure, text, data, rows, setLayout, onFailed);
  if (layout) return <LaidOut {...{ data, layout, onReady, onFailed }} />;
  return (
    <PrintRoot>
      <div ref={measure}>
        <Sheet data={data} page={1} pages={1}>
          <OpinionPage data={data} first last textRef={text} />
        </Sheet>
        <Sheet data={data} page={2} pages={2}>
          <ScorePage data={data} rows={rows} first last />
        </Sheet>
      </div>
    </PrintRoot>
  );
}

function LaidOut({ data, layout, onReady, onFailed }: OpinionFormProps & { readonly layout: Layout }) {
  const { pieces, rowSheets } = layout;
  const pages = pieces.length + rowSheets.length;
  return (
    <PrintRoot onReady={onReady} onFailed={onFailed}>
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
        <Sheet key={index} data={data} page={index + 1} pages={pages}>
          <OpinionPage data={data} piece={piece} first={index === 0} last={index === pieces.length - 1} />
        </Sheet>
      ))}
      {rowSheets.map((rows, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
        <Sheet key={index} data={data} page={pieces.length + index + 1} pages={pages}>
          <ScorePage data={data} rows={rows} first={index === 0} last={index === rowSheets.length - 1} />
        </Sheet>
      ))}
    </PrintRoot>
  );
}

function useMeasured(
  measure: RefObject<HTMLDivElement | null>,
  text: RefObject<HTMLDivElement | null>,
  data: OpinionFormData,
  rows: readonly FormRow[],
  onLayout: (layout: Layout) => void,
  onFailed: (cause: unknown) => void,
) {
  const report = useRef({ onLayout, onFailed });
  report.current = { onLayout, onFailed };
  useLayoutEffect(() => {
    let gone = false;
    const words = `${measure.current?.textContent ?? ""}${data.draft.opinion}（续页转下）`;
    loadFormFonts(words)
      .then(() => {
        if (gone || !measure.current || !text.current) return;
        const pieces = cutOpinion(text.current, data.draft.opinion);
        report.current.onLayout({ pieces, rowSheets: dealRows(measure.current, rows) });
      })
      .catch((cause) => report.current.onFailed(cause));
    return () => {
      gone = true;
    };
  }, [measure, text, data, rows]);
}

function cutOpinion(box: HTMLDivElement, opinion: string): string[] {
  const fits = (piece: string) => {
    box.textContent = piece;
    return box.scrollHeight <= box.clientHeight;
  };
  return cutIntoSheets(opinion, [fits]);
}

function dealRows(root: HTMLElement, rows: readonly FormRow[]): FormRow[][] {
  const body = root.querySelectorAll<HTMLElement>(".form-body")[1];
  if (!body) throw new Error("the score sheet is not there to be measured");
  const sheets = dealMeasured(
    body,
    rows.map(({ key }) => [key]),
  );
  return sheets.map((sheet) => sheet.flatMap((index) => rows[index] ?? []));
}
