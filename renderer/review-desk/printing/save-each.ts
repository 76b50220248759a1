import { accept, type Result } from "../../../shared/refusal";
import type { FormContent } from "../../forms";
import type { WorkOptions } from "../../ui/use-work";
import type { ReviewDeskPorts, SavedTogether, SheetRange } from "../ports";
import { formsFileName } from "./file-name";

/** What saving takes. */
export type EachPorts = Pick<ReviewDeskPorts, "printToPdf" | "saveTogether">;

/** The forms as they lie in the print layout. */
export interface LaidForms {
  readonly title: string;
  readonly contents: readonly FormContent[];
  /** The sheets of each. */
  readonly sheets: readonly number[];
}

/**
 * Takes each form's sheets out of the print layout and saves them all in one folder that is asked for once. `null` when
 * the dialog was closed or the signal came: nothing was saved then.
 */
export async function saveEach(
  ports: EachPorts,
  { title, contents, sheets }: LaidForms,
  { signal, onProgress }: WorkOptions,
): Promise<Result<SavedTogether | null>> {
  const begun = await ports.saveTogether();
  if (!begun.ok || begun.value === null) return begun.ok ? accept(null) : begun;
  const saving = begun.value;
  for (const [index, range] of sheetRanges(sheets).entries()) {
    const content = contents[index];
    if (!content || signal.aborted) break;
    onProgress({ done: index, total: contents.length, stage: "正在逐份保存" });
    const pdf = await ports.printToPdf(range);
    // Given up meanwhile, and what was printed may be another layout.
    if (signal.aborted) break;
    const added = pdf.ok ? await saving.add(formsFileName(title, [content]), pdf.value) : pdf;
    if (added.ok) continue;
    await saving.drop();
    return added;
  }
  if (!signal.aborted) return saving.finish();
  await saving.drop();
  return accept(null);
}

/** From the number of each form's sheets the range it takes when all are printed one after the other, counted from 1. */
export function sheetRanges(sheets: readonly number[]): SheetRange[] {
  let before = 0;
  return sheets.map((count) => {
    before += count;
    return { first: before - count + 1, last: before };
  });
}
