import type { WebContents } from "electron";
import { failureOf, ServiceFailure } from "./failure";

/** Sheets of the print layout, counted from 1; both are printed. */
export interface SheetRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The window's print layout as PDF, or some of its sheets: A4 unless its `@page` says otherwise, without margins or
 * footers of Chromium's own, for the forms bring theirs. Throws ServiceFailure "print-failed".
 */
export async function printToPdf(
  contents: WebContents,
  sheets: SheetRange | null,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const pdf = await contents.printToPDF({
      pageSize: "A4",
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      ...(sheets && { pageRanges: `${sheets.first}-${sheets.last}` }),
    });
    return new Uint8Array(pdf);
  } catch (thrown) {
    throw new ServiceFailure("print-failed", failureOf(thrown).detail);
  }
}

/** What Chromium calls a print dialog that was closed, over the versions. */
const closedReasons = ["cancelled", "canceled", "Print job canceled"];
/** Black on white A4 without margins of the printer's own, chosen and started in the system's dialog. */
const paperOptions = {
  silent: false,
  printBackground: true,
  color: false,
  pageSize: "A4",
  margins: { marginType: "none" },
} as const;

/**
 * The system's print dialog. Returns whether a job was sent. Throws ServiceFailure "no-printer" where none is set up and
 * "print-failed" for anything else but closing the dialog.
 */
export async function printOnPaper(contents: WebContents): Promise<{ printed: boolean }> {
  const [printed, reason] = await new Promise<[boolean, string]>((resolve) => {
    contents.print(paperOptions, (sent, why) => resolve([sent, why]));
  });
  if (printed || closedReasons.includes(reason)) return { printed };
  // The reasons differ by system and version; whether there is a printer at all does not.
  const printers = await contents.getPrintersAsync().catch(() => null);
  throw new ServiceFailure(printers?.length === 0 ? "no-printer" : "print-failed", reason || "unknown");
}
