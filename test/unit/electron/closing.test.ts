import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ClosingWindow, holdClosing } from "../../../electron/closing";

/** A window that closes unless somebody prevents it; `asked` counts how often its page was told. */
function windowOf(page: Partial<Record<"isCrashed" | "isLoadingMainFrame", () => boolean>> = {}) {
  const events = new EventEmitter();
  const state = { closed: false, destroyed: false, asked: 0 };
  const close = () => {
    let prevented = false;
    events.emit("close", { preventDefault: () => (prevented = true) });
    if (!prevented) state.closed = true;
  };
  const window = {
    on: (name: string, listener: () => void) => events.on(name, listener),
    close,
    destroy: () => (state.destroyed = true),
    isDestroyed: () => state.destroyed,
    webContents: { isCrashed: () => false, isLoadingMainFrame: () => false, ...page },
  } as unknown as ClosingWindow;
  const goOn = holdClosing(window, () => (state.asked += 1), 5000);
  return { state, close, goOn, events };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a window that is closed", () => {
  it("waits for its page, once however often it is closed, and closes when that says so", () => {
    const { state, close, goOn } = windowOf();
    close();
    close();
    expect(state).toMatchObject({ closed: false, asked: 1 });
    goOn();
    expect(state.closed).toBe(true);
  });

  it("closes after its time, whatever the page does", () => {
    const { state, close } = windowOf();
    close();
    vi.advanceTimersByTime(4999);
    expect(state.closed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(state.closed).toBe(true);
  });

  it("does not wait for a page that died or never loaded, and leaves one that hangs", () => {
    for (const page of [{ isCrashed: () => true }, { isLoadingMainFrame: () => true }]) {
      const { state, close } = windowOf(page);
      close();
      expect(state).toMatchObject({ closed: true, asked: 0 });
    }
    const hanging = windowOf();
    hanging.close();
    hanging.events.emit("unresponsive");
    expect(hanging.state.destroyed).toBe(true);
  });

  it("is asked anew where the page kept it open after all", () => {
    const { state, close, goOn } = windowOf();
    close();
    goOn();
    close();
    expect(state.asked).toBe(2);
  });
});
