import { expect, test } from "vitest";
import { type Figure, measure, median, tableOf } from "../../bench/frame";

/** A figure whose sides take what the lists say, warm-up run first, and note the order in which they ran. */
function figure(ours: number[], peer: number[], order: string[] = []): Figure {
  const side = (name: string, values: number[]) => async () => {
    order.push(name);
    return values.shift() ?? Number.NaN;
  };
  const sides = { ours: side("ours", ours), peer: side("peer", peer) };
  return { figure: "start", unit: "ms", peerName: "bare", aim: 1.6, runs: 3, ...sides };
}

test("medians of the counted runs are compared, the first run of each side left out", async () => {
  const row = await measure("start", figure([9000, 150, 160, 900], [9000, 100, 90, 110]));
  expect(row).toEqual({
    bench: "start",
    figure: "start",
    unit: "ms",
    ours: 160,
    peer: 100,
    peerName: "bare",
    ratio: 1.6,
    aim: 1.6,
    holds: true,
  });
});

test("an aim that is passed by a hair does not hold", async () => {
  const row = await measure("start", figure([0, 1601, 1601, 1601], [0, 1000, 1000, 1000]));
  expect(row.holds).toBe(false);
  expect(tableOf([row])).toContain("MISSED");
});

test("the sides run in turn and take turns at going first", async () => {
  const order: string[] = [];
  await measure("start", figure([1, 1, 1, 1], [1, 1, 1, 1], order));
  expect(order.join(" ")).toBe("peer ours peer ours ours peer peer ours");
});

test("the median of an even number of values lies between the two middle ones", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow();
});
