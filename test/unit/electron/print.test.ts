import type { WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";
import { printOnPaper, printToPdf } from "../../../electron/print";

/** The part of a window's contents that prints, answering the dialog with `printed` and a reason, on so many printers. */
function printing(printed: boolean, reason: string, printers = 1) {
  const print = vi.fn((_options: unknown, done: (printed: boolean, reason: string) => void) =>
    done(printed, reason),
  );
  const getPrintersAsync = async () => Array.from({ length: printers }, () => ({}));
  return { print, contents: { print, getPrintersAsync } as unknown as WebContents };
}

describe("printing on paper", () => {
  it("asks with the system's dialog for A4, black on white, without margins", async () => {
    const { print, contents } = printing(true, "");
    expect(await printOnPaper(contents)).toEqual({ printed: true });
    expect(print.mock.calls[0]?.[0]).toEqual({
      silent: false,
      printBackground: true,
      color: false,
      pageSize: "A4",
      margins: { marginType: "none" },
    });
  });

  it.each(["cancelled", "canceled", "Print job canceled"])(
    "prints nothing where it was %s",
    async (reason) => {
      expect(await printOnPaper(printing(false, reason).contents)).toEqual({ printed: false });
    },
  );

  it.each([
    ["without a printer", 0, "no-printer"],
    ["with one", 1, "print-failed"],
  ])("says why it failed %s", async (_, printers, code) => {
    const { contents } = printing(false, "Invalid printer settings", printers);
    await expect(printOnPaper(contents)).rejects.toMatchObject({ code, message: "Invalid printer settings" });
  });

  it("says that it failed where the system does not tell its printers", async () => {
    const { contents } = printing(false, "");
    const silent = { ...contents, getPrintersAsync: () => Promise.reject(new Error("no service")) };
    await expect(printOnPaper(silent as unknown as WebContents)).rejects.toMatchObject({
      code: "print-failed",
    });
  });
});

describe("printing as PDF", () => {
  it("takes the whole layout, or the sheets asked for", async () => {
    const printToPDF = vi.fn(async (_options: { pageRanges?: string }) => Buffer.from("%PDF"));
    const contents = { printToPDF } as unknown as WebContents;
    await printToPdf(contents, null);
    await printToPdf(contents, { first: 2, last: 5 });
    expect(printToPDF.mock.calls.map(([{ pageRanges }]) => pageRanges)).toEqual([undefined, "2-5"]);
  });

  it("says that it failed", async () => {
    const printToPDF = () => Promise.reject(new Error("no such page"));
    await expect(printToPdf({ printToPDF } as unknown as WebContents, null)).rejects.toMatchObject({
      code: "print-failed",
    });
  });
});
