import { describe, expect, it } from "vitest";
import { aroundOf } from "../../../../renderer/forms/uncovered";
import type { SavedTogether, SheetRange } from "../../../../renderer/review-desk/ports";
import { type LaidForms, saveEach, sheetRanges } from "../../../../renderer/review-desk/printing/save-each";
import { accept, refuse } from "../../../../shared/refusal";

const saved: SavedTogether = { folder: "D:\\表格", files: 2, renamed: [] };
const forms = {
  title: "样例批次",
  contents: [
    { kind: "test-print", place: {} },
    { kind: "receipt", data: {} },
  ],
  sheets: [1, 3],
} as unknown as LaidForms;

/** Ports that note what is asked of them; `full` refuses the second file, `closed` is a folder dialog that was closed. */
function noting({ full = false, closed = false } = {}) {
  const calls: unknown[] = [];
  const ports = {
    printToPdf: async (sheets?: SheetRange) => {
      calls.push(["print", sheets]);
      return accept(new Uint8Array([sheets?.first ?? 0]));
    },
    saveTogether: async () =>
      accept(
        closed
          ? null
          : {
              add: async (name: string, pdf: Uint8Array) => {
                calls.push(["add", name, ...pdf]);
                return full && name.includes("交接单") ? refuse("no-space") : accept(undefined);
              },
              finish: async () => {
                calls.push("finish");
                return accept(saved);
              },
              drop: async () => {
                calls.push("drop");
              },
            },
      ),
  };
  return { calls, ports };
}

const options = (signal = new AbortController().signal) => ({ signal, onProgress: () => {} });

describe("saving each form", () => {
  it("takes the sheets of each out of the layout, under its own name, and finishes once", async () => {
    const { calls, ports } = noting();
    expect(await saveEach(ports, forms, options())).toEqual(accept(saved));
    expect(calls).toEqual([
      ["print", { first: 1, last: 1 }],
      ["add", "套打测试页.pdf", 1],
      ["print", { first: 2, last: 4 }],
      ["add", "评审材料交接单-样例批次.pdf", 2],
      "finish",
    ]);
  });

  it("saves nothing where the dialog was closed, the disk is full, or it was stopped", async () => {
    const closed = noting({ closed: true });
    expect(await saveEach(closed.ports, forms, options())).toEqual(accept(null));
    expect(closed.calls).toEqual([]);
    const full = noting({ full: true });
    expect(await saveEach(full.ports, forms, options())).toMatchObject({ refusal: { code: "no-space" } });
    expect(full.calls.at(-1)).toBe("drop");
    const stopped = noting();
    const control = new AbortController();
    const stopping = {
      signal: control.signal,
      onProgress: ({ done }: { done: number }) => done && control.abort(),
    };
    expect(await saveEach(stopped.ports, forms, stopping)).toEqual(accept(null));
    expect(stopped.calls.at(-1)).toBe("drop");
    expect(stopped.calls.filter((call) => call === "finish")).toEqual([]);
  });

  it("counts sheets through all forms", () => {
    expect(sheetRanges([2, 1, 5])).toEqual([
      { first: 1, last: 2 },
      { first: 3, last: 3 },
      { first: 4, last: 8 },
    ]);
  });
});

describe("where a character stands", () => {
  it.each([
    ["领办人𪚥", "领办人𪚥"],
    ["带徒传技成效显著，领办人𪚥技艺突出，成果属实。", "…显著，领办人𪚥技艺突出，成…"],
    ["𪚥\n  技艺", "𪚥 技艺"],
  ])("is told by its neighbours: %s", (text, around) => {
    expect(aroundOf(text, "𪚥")).toBe(around);
  });
});
