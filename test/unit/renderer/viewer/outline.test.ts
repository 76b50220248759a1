import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parentOf, rowsOf } from "../../../../renderer/viewer/outline/outline-rows";
import { pageOfTyped, tellingLabels } from "../../../../renderer/viewer/outline/page-labels";
import {
  type OutlinedPdf,
  offsetOf,
  placeOf,
  readOutline,
} from "../../../../renderer/viewer/outline/read-outline";
import { regionOf } from "../../../../renderer/viewer/region/region";
import { boxes, turns } from "../../shared/annotation/arbitraries";

const ref = { num: 12, gen: 0 };
const pdf = {
  getOutline: async () => [
    { title: " 第一章 \n总则 ", dest: [ref, { name: "XYZ" }, 0, 700, null], items: [] },
    { title: "", dest: "chapter2", items: [{ title: "第一节", dest: null, items: [] }] },
  ],
  getPageLabels: async () => ["i", "ii", "1"],
  getDestination: async (name: string) => (name === "chapter2" ? [4, { name: "Fit" }] : null),
  getPageIndex: async ({ num }: { num: number }) => num - 10,
} as unknown as OutlinedPdf;

describe("reading an outline", () => {
  it("reads lines with their children, and gives a line without words a name", async () => {
    const outline = await readOutline(pdf);
    expect(outline?.map(({ title }) => title)).toEqual(["第一章 总则", "（无标题）"]);
    expect(outline?.[1]?.children[0]).toEqual({ title: "第一节", target: null, children: [] });
    expect(await readOutline({ ...pdf, getOutline: async () => [] })).toBeNull();
  });

  it("finds where a line leads: by a page's object, a page's number, a name; nowhere where it says so", async () => {
    expect(await placeOf(pdf, [ref, { name: "XYZ" }, 0, 700, null])).toEqual({ page: 3, x: 0, y: 700 });
    expect(await placeOf(pdf, "chapter2")).toEqual({ page: 5, x: null, y: null });
    expect(await placeOf(pdf, [0, { name: "FitH" }, 300])).toEqual({ page: 1, x: null, y: 300 });
    expect(await placeOf(pdf, "nowhere")).toBeNull();
    expect(await placeOf(pdf, null)).toBeNull();
  });

  it("comes to a share of the page as shown, at every crop box and turn", () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(boxes, turns, shares, shares, (box, turn, right, up) => {
        const x = box.left + right * box.width;
        const y = box.bottom + up * box.height;
        const whole = (((box.rotate + turn) % 360) + 360) % 360;
        const wanted = { 0: 1 - up, 90: right, 180: up, 270: 1 - right }[whole] ?? Number.NaN;
        expect(offsetOf({ page: 1, x, y }, box, turn)).toBeCloseTo(wanted, 6);
      }),
    );
    expect(
      offsetOf({ page: 1, x: null, y: null }, { left: 0, bottom: 0, width: 9, height: 9, rotate: 0 }, 0),
    ).toBe(0);
  });

  it("shows the lines of open branches, each with its place among its siblings", () => {
    const leaf = (title: string) => ({ title, target: null, children: [] });
    const tree = [{ title: "甲", target: null, children: [leaf("一"), leaf("二")] }, leaf("乙")];
    expect(rowsOf(tree, new Set()).map(({ path }) => path)).toEqual(["0", "1"]);
    const rows = rowsOf(tree, new Set(["0", "1"]));
    expect(
      rows.map(({ path, level, position, siblings, open }) => [path, level, position, siblings, open]),
    ).toEqual([
      ["0", 1, 1, 2, true],
      ["0.0", 2, 1, 2, false],
      ["0.1", 2, 2, 2, false],
      ["1", 1, 2, 2, false],
    ]);
    expect([parentOf("0.1"), parentOf("1")]).toEqual(["0", null]);
  });
});

describe("labels of pages", () => {
  it("count only where they say something else than the numbers", () => {
    expect(tellingLabels(["1", "2", "3"])).toBeNull();
    expect(tellingLabels(null)).toBeNull();
    expect(tellingLabels(["i", "1"])).toEqual(["i", "1"]);
  });

  it("are understood beside numbers, which come first", () => {
    const labels = ["i", "ii", "1", "2", "A-7"];
    expect(pageOfTyped("2", 5, labels)).toBe(2);
    expect(pageOfTyped(" II ", 5, labels)).toBe(2);
    expect(pageOfTyped("ａ-7", 5, labels)).toBe(5);
    expect(pageOfTyped("４", 5, labels)).toBe(4);
    expect(pageOfTyped("99", 5, null)).toBe(5);
    expect(pageOfTyped("0", 5, null)).toBe(1);
    expect(pageOfTyped("x", 5, labels)).toBeNull();
    expect(pageOfTyped("", 5, labels)).toBeNull();
  });
});

describe("the small picture of a region", () => {
  it("shows the whole mark, within its page and its room, whatever the page's turn", () => {
    const shares = fc.double({ min: 0, max: 80, noNaN: true });
    const room = { width: 320, height: 200 };
    fc.assert(
      fc.property(boxes, turns, shares, shares, (box, turn, x, y) => {
        const mark = { tool: "rectangle", rect: { x, y, width: 15, height: 10 } } as const;
        const { area, scale } = regionOf(mark, box, turn, room);
        const sideways = (box.rotate + turn) % 180 !== 0;
        const page = sideways
          ? { width: box.height, height: box.width }
          : { width: box.width, height: box.height };
        expect(area.x >= 0 && area.y >= 0).toBe(true);
        expect(area.x + area.width).toBeLessThanOrEqual(page.width + 1e-6);
        expect(area.y + area.height).toBeLessThanOrEqual(page.height + 1e-6);
        expect(area.width * scale).toBeLessThanOrEqual(room.width + 1e-6);
        expect(area.height * scale).toBeLessThanOrEqual(room.height + 1e-6);
        const own = sideways
          ? { width: 0.1 * box.height, height: 0.15 * box.width }
          : { width: 0.15 * box.width, height: 0.1 * box.height };
        expect(area.width).toBeGreaterThanOrEqual(own.width - 1e-6);
        expect(area.height).toBeGreaterThanOrEqual(own.height - 1e-6);
      }),
    );
  });
});
