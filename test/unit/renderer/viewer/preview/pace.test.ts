import { expect, it } from "vitest";
import { Pace } from "../../../../../renderer/viewer/preview/pace";

/** Passes pages at `perSecond`, looked at 60 times a second; gives what was said last. */
function passed(perSecond: number, from = 1, way: 1 | -1 = 1): { rushing: boolean; pace: Pace } {
  const pace = new Pace();
  let rushing = false;
  for (let frame = 0; frame < 60; frame += 1) {
    const at = (frame / 60) * 1000;
    rushing = pace.pass(from + way * Math.floor((at / 1000) * perSecond), at);
  }
  return { rushing, pace };
}

it("tells pages that rush by from pages that are read", () => {
  expect(passed(20).rushing).toBe(true);
  expect(passed(10).rushing).toBe(true);
  expect(passed(4).rushing).toBe(false);
  expect(passed(0).rushing).toBe(false);
});

it("knows the way in which the reader goes", () => {
  expect(passed(20).pace.direction).toBe(1);
  expect(passed(20, 100, -1).pace.direction).toBe(-1);
});

it("takes no jump for rushing, nor the pages after one", () => {
  const pace = new Pace();
  expect(pace.pass(1, 0)).toBe(false);
  expect(pace.pass(200, 50)).toBe(false);
  expect(pace.pass(201, 90)).toBe(false);
});

it("forgets what was long ago", () => {
  const { pace } = passed(20);
  expect(pace.pass(21, 5000)).toBe(false);
});

it("takes pages gone to one by one for reading, however fast", () => {
  const pace = new Pace();
  const rushing = Array.from({ length: 20 }, (_, page) => {
    pace.arrive();
    return pace.pass(page + 1, page * 60);
  });
  expect(rushing).not.toContain(true);
});
