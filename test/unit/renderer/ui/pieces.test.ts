import { describe, expect, it } from "vitest";
import { type Column, nextSorting, sorted } from "../../../../renderer/ui/data-table";
import { keyCap } from "../../../../renderer/ui/kbd";
import { tabStep } from "../../../../renderer/ui/tabs";
import { percentDone } from "../../../../renderer/ui/work-progress";

interface Row {
  readonly id: string;
  readonly points: number;
}

const rows: readonly Row[] = [
  { id: "A2", points: 7 },
  { id: "A1", points: 10 },
  { id: "B1", points: 7 },
];
const columns: readonly Column<Row>[] = [
  { key: "id", title: "评分项", sortBy: (row) => row.id, cell: (row) => row.id },
  { key: "points", title: "得分", sortBy: (row) => row.points, cell: (row) => row.points },
  { key: "note", title: "理由", cell: () => "" },
];
const ids = (list: readonly Row[]) => list.map((row) => row.id);

describe("sorting a table", () => {
  it("leaves the rows as they came without a sorting or by a column that does not sort", () => {
    expect(sorted(rows, columns, null)).toBe(rows);
    expect(sorted(rows, columns, { key: "note", direction: "ascending" })).toBe(rows);
  });

  it("sorts numbers as numbers, keeps equal rows in order and leaves the given rows alone", () => {
    expect(ids(sorted(rows, columns, { key: "points", direction: "ascending" }))).toEqual(["A2", "B1", "A1"]);
    expect(ids(sorted(rows, columns, { key: "points", direction: "descending" }))).toEqual([
      "A1",
      "A2",
      "B1",
    ]);
    expect(ids(rows)).toEqual(["A2", "A1", "B1"]);
  });

  it("goes up, down and back on one title, and starts anew on another", () => {
    const up = nextSorting(null, "id");
    const down = nextSorting(up, "id");
    expect(up).toEqual({ key: "id", direction: "ascending" });
    expect(down).toEqual({ key: "id", direction: "descending" });
    expect(nextSorting(down, "id")).toBeNull();
    expect(nextSorting(down, "points")).toEqual({ key: "points", direction: "ascending" });
  });
});

describe("moving along tabs", () => {
  it("goes round at both ends", () => {
    expect(tabStep("ArrowRight", 2, 3)).toBe(0);
    expect(tabStep("ArrowLeft", 0, 3)).toBe(2);
    expect(tabStep("Home", 2, 3)).toBe(0);
    expect(tabStep("End", 0, 3)).toBe(2);
    expect(tabStep("a", 0, 3)).toBeNull();
  });
});

describe("percent of work", () => {
  it("never says 100 before the end, nor more", () => {
    expect(percentDone({ done: 999, total: 1000 })).toBe(99);
    expect(percentDone({ done: 1000, total: 1000 })).toBe(100);
    expect(percentDone({ done: 1200, total: 1000 })).toBe(100);
  });
  it("is 0 while the total is not known", () => expect(percentDone({ done: 5, total: 0 })).toBe(0));
});

it("writes keys as they are printed", () => {
  expect(["ArrowUp", "Escape", "Enter", "e", "F1"].map(keyCap)).toEqual(["↑", "Esc", "回车", "E", "F1"]);
});
