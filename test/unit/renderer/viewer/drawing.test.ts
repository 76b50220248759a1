import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../../renderer/viewer/document/opened-document";
import { covers, mostPixels, planCanvas, planDetail } from "../../../../renderer/viewer/drawing/canvas-size";
import { type DrawJob, DrawQueue, drawOrder } from "../../../../renderer/viewer/drawing/draw-queue";
import { pagesToRelease } from "../../../../renderer/viewer/drawing/keep";
import { drawTargets } from "../../../../renderer/viewer/drawing/targets";
import { layOut } from "../../../../renderer/viewer/layout/page-layout";

/** A drawing by hand: it takes steps when told, and says what happened to it. */
function handJob(key: string, priority: number, log: string[]) {
  let step = () => {};
  let finish = () => {};
  let fail = (_: Error) => {};
  const job: DrawJob = {
    key,
    priority,
    start: (onStep): Drawing => {
      log.push(`start ${key}`);
      step = () => onStep(() => log.push(`step ${key}`));
      const done = new Promise<void>((resolve, reject) => {
        finish = resolve;
        fail = reject;
      });
      done.catch(() => {});
      return {
        done,
        cancel: () => {
          log.push(`cancel ${key}`);
          fail(new Error("cancelled"));
        },
      };
    },
  };
  return { job, step: () => step(), finish: () => finish(), fail: () => fail(new Error("broken")) };
}

describe("the drawing queue", () => {
  it("draws one thing at a time, the most urgent first", async () => {
    const log: string[] = [];
    const queue = new DrawQueue();
    const [near, seen] = [handJob("near", drawOrder.near, log), handJob("seen", drawOrder.visible, log)];
    queue.want({}, [near.job, seen.job]);
    expect(log).toEqual(["start seen"]);
    seen.finish();
    await wait(0);
    expect(log).toEqual(["start seen", "start near"]);
    near.finish();
    await wait(0);
    expect(queue.busy).toBe(false);
  });

  it("draws two at once where told, but never one ahead beside one on screen", async () => {
    const log: string[] = [];
    const queue = new DrawQueue(2);
    const [one, two, near] = [
      handJob("one", drawOrder.visible, log),
      handJob("two", drawOrder.visible + 1, log),
      handJob("near", drawOrder.near, log),
    ];
    queue.want({}, [near.job, two.job, one.job]);
    expect(log).toEqual(["start one", "start two"]);
    one.finish();
    await wait(0);
    expect(log).toEqual(["start one", "start two"]);
    two.finish();
    await wait(0);
    expect(log).toEqual(["start one", "start two", "start near"]);
  });

  it("holds a drawing between its steps while something more urgent waits, and goes on afterwards", async () => {
    const log: string[] = [];
    const queue = new DrawQueue();
    const [thumb, seen] = [
      handJob("thumb", drawOrder.thumbnail, log),
      handJob("seen", drawOrder.visible, log),
    ];
    queue.want({}, [thumb.job]);
    thumb.step();
    queue.want({}, [seen.job]);
    thumb.step();
    expect(log).toEqual(["start thumb", "step thumb", "start seen"]);
    seen.finish();
    await wait(0);
    expect(log.at(-1)).toBe("step thumb");
  });

  it("cancels what its owner no longer wants, and leaves other owners alone", async () => {
    const log: string[] = [];
    const queue = new DrawQueue();
    const [mine, yours] = [{}, {}];
    const [one, two] = [handJob("one", 0, log), handJob("two", 5, log)];
    queue.want(mine, [one.job]);
    queue.want(yours, [two.job]);
    queue.want(mine, []);
    await wait(0);
    expect(log).toEqual(["start one", "cancel one", "start two"]);
  });

  it("keeps a drawing under way when it is wanted again, and takes its new urgency", async () => {
    const log: string[] = [];
    const queue = new DrawQueue();
    const owner = {};
    const one = handJob("one", drawOrder.near, log);
    queue.want(owner, [one.job]);
    const other = handJob("other", drawOrder.visible + 1, log);
    queue.want(owner, [{ ...one.job, priority: drawOrder.visible }, other.job]);
    one.step();
    expect(log).toEqual(["start one", "step one"]);
  });

  it("goes on after a failure", async () => {
    const log: string[] = [];
    const queue = new DrawQueue();
    const [bad, good] = [handJob("bad", 0, log), handJob("good", 1, log)];
    queue.want({}, [bad.job, good.job]);
    bad.fail();
    await wait(0);
    expect(log).toEqual(["start bad", "start good"]);
  });
});

describe("the size of a canvas", () => {
  it("is the page's own up to the cap, and never above it", () => {
    expect(planCanvas(2480, 3508)).toEqual({ width: 2480, height: 3508, sharpness: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 60_000 }),
        (width, height) => {
          const plan = planCanvas(width, height);
          expect(plan.width * plan.height).toBeLessThanOrEqual(mostPixels);
          expect(plan.sharpness === 1).toBe(width * height <= mostPixels);
        },
      ),
    );
  });

  it("draws the visible part sharp with a margin, within the page and the cap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 60_000 }),
        fc.integer({ min: 200, max: 60_000 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (width, height, right, down) => {
          const x = Math.floor(right * width);
          const y = Math.floor(down * height);
          const visible = { x, y, width: Math.min(3000, width - x), height: Math.min(2000, height - y) };
          const area = planDetail({ width, height }, visible);
          expect(area && covers(area, visible)).toBe(true);
          expect(area && covers({ x: 0, y: 0, width, height }, area)).toBe(true);
          expect((area?.width ?? 0) * (area?.height ?? 0)).toBeLessThanOrEqual(mostPixels);
        },
      ),
    );
    expect(planDetail({ width: 10, height: 10 }, { x: 0, y: 0, width: 0, height: 5 })).toBeNull();
  });
});

describe("what stays drawn", () => {
  const drawn = (count: number, pixels = 1) =>
    Array.from({ length: count }, (_, index) => ({ page: index + 1, pixels, used: index }));

  it("gives the longest unused pages back when there are too many", () => {
    expect(pagesToRelease(drawn(13), new Set([12, 13]), { pages: 10, pixels: 1000 })).toEqual([1, 2, 3]);
  });

  it("gives pages back when they are too large together, but never a wanted one", () => {
    expect(pagesToRelease(drawn(4, 30), new Set([1, 2]), { pages: 10, pixels: 100 })).toEqual([3]);
    expect(pagesToRelease(drawn(4, 90), new Set([1, 2, 3, 4]), { pages: 1, pixels: 1 })).toEqual([]);
  });
});

describe("which pages are drawn", () => {
  const boxes = Array.from(
    { length: 9 },
    () => ({ left: 0, bottom: 0, width: 500, height: 700, rotate: 0 }) as const,
  );
  const pane = { width: 528, height: 800, fitHeight: 800 };
  const layout = layOut({ boxes, turns: {}, zoom: "width", pane });
  const common = { layout, boxes, turns: {}, pane, density: 1 };
  const top = layout.places[3]?.top ?? 0;

  it("begins with the page that fills the pane, then its neighbours in the direction of reading", () => {
    const order = (direction: 1 | -1) =>
      drawTargets({ ...common, scroll: { left: 0, top }, direction })
        .sort((one, other) => one.priority - other.priority)
        .map(({ page }) => page);
    expect(order(1)).toEqual([4, 5, 6, 7, 3]);
    expect(order(-1)).toEqual([4, 5, 3, 2, 6]);
  });

  it("draws in device pixels and says what of a page is on screen", () => {
    const [first] = drawTargets({
      ...common,
      density: 1.6,
      scroll: { left: 0, top: top + 100 },
      direction: 1,
    });
    expect(first).toMatchObject({
      page: 4,
      width: 800,
      height: 1120,
      scale: 1.6,
      visible: { x: 0, y: 160, width: 800, height: 960 },
    });
  });
});
