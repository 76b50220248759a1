import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DrawRequest, OpenedDocument } from "../../../../renderer/viewer/document/opened-document";
import { DrawQueue, drawOrder } from "../../../../renderer/viewer/drawing/draw-queue";
import { type DrawTarget, PageDrawer } from "../../../../renderer/viewer/drawing/page-drawer";

beforeEach(() => {
  vi.stubGlobal("document", { createElement: () => ({ width: 0, height: 0, remove: () => {} }) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const box = { left: 0, bottom: 0, width: 600, height: 800, rotate: 0 } as const;

/** A document of pages of that size that says which canvases it drew. */
function documentOf(drawn: string[]): OpenedDocument {
  return {
    pageCount: 9,
    page: async (number) => ({
      number,
      box,
      draw: ({ canvas }: DrawRequest) => {
        drawn.push(`${number}: ${canvas.width}x${canvas.height}`);
        return { done: Promise.resolve(), cancel: () => {} };
      },
      release: () => {},
    }),
  };
}

const targetOf = (page: number, width: number, height: number, isGuess: boolean): DrawTarget => ({
  ...{ page, turn: 0, width, height, scale: width / 600, priority: drawOrder.visible },
  ...{ visible: { x: 0, y: 0, width, height }, isGuess },
});

describe("a page that is wanted before its size is told", () => {
  it("is drawn at once where it is as large as thought", async () => {
    const drawn: string[] = [];
    const drawer = new PageDrawer(documentOf(drawn), new DrawQueue());
    drawer.setTargets([targetOf(4, 300, 400, true)]);
    await wait(0);
    drawer.setTargets([targetOf(4, 300, 400, false)]);
    await wait(0);
    expect(drawn).toEqual(["4: 300x400"]);
    expect(drawer.face(4).whole).not.toBeNull();
  });

  it("is not drawn as anything else, nor called broken, and is drawn when its size is told", async () => {
    const drawn: string[] = [];
    const queue = new DrawQueue();
    const drawer = new PageDrawer(documentOf(drawn), queue);
    drawer.setTargets([targetOf(4, 400, 300, true)]);
    await wait(0);
    expect(drawn).toEqual([]);
    expect(drawer.face(4)).toEqual({ whole: null, detail: null, failed: false });
    expect(queue.busy).toBe(false);
    drawer.setTargets([targetOf(4, 300, 400, false)]);
    await wait(0);
    expect(drawn).toEqual(["4: 300x400"]);
    expect(drawer.face(4).whole).not.toBeNull();
  });

  it("counts as urgent until it is drawn", async () => {
    const queue = new DrawQueue();
    const drawer = new PageDrawer(documentOf([]), queue);
    drawer.setTargets([{ ...targetOf(4, 300, 400, false), priority: drawOrder.near, visible: null }]);
    expect([queue.busy, queue.urgent]).toEqual([true, false]);
    drawer.setTargets([targetOf(5, 300, 400, true)]);
    expect(queue.urgent).toBe(true);
    await wait(0);
    expect(queue.urgent).toBe(false);
  });
});
