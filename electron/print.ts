import type { WebContents } from "electron";
import { failureOf, ServiceFailure } from "./failure";

/**
 * The window's print layout as PDF: A4 unless its `@page` says otherwise, without margins or footers of Chromium's own,
 * for the forms bring theirs. Throws ServiceFailure "print-failed".
 */
export async function printToPdf(contents: WebContents): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const pdf = await contents.printToPDF({
      pageSize: "A4",
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    });
    return new Uint8Array(pdf);
  } catch (thrown) {
    throw new ServiceFailure("print-failed", failureOf(thrown).detail);
  }
}

/** What Chromium calls a print dialog that was closed, over the versions. */
const closedReasons = ["cancelled", "canceled", "Print job canceled"];

/** The system's print dialog. Returns whether a job was sent; throws ServiceFailure "print-failed" for anything but closing it. */
export function printOnPaper(contents: WebContents): Promise<{ printed: boolean }> {
  return new Promise((resolve, reject) => {
    const options = { printBackground: true, pageSize: "A4", margins: { marginType: "none" } } as const;
    contents.print(options, (printed, reason) => {
      if (printed || closedReasons.includes(reason)) resolve({ printed });
      else reject(new ServiceFailure("print-failed", reason || "unknown"));
    });
  });
}
