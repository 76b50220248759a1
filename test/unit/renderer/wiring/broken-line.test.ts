import { describe, expect, it, vi } from "vitest";
import { BrokenLine } from "../../../../renderer/wiring/broken-line";

describe("a line that may break", () => {
  it("gives answers, and what they reject with", async () => {
    const line = new BrokenLine(new Promise<never>(() => {}));
    expect(await line.wait(Promise.resolve(7))).toBe(7);
    await expect(line.wait(Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("breaks for all who wait, and for all who come later", async () => {
    let fail: (error: Error) => void = () => {};
    const line = new BrokenLine(
      new Promise<never>((_, reject) => {
        fail = reject;
      }),
    );
    const waiting = [line.wait(new Promise(() => {})), line.wait(new Promise(() => {}))];
    fail(new Error("broken"));
    for (const each of waiting) await expect(each).rejects.toThrow("broken");
    await expect(line.wait(Promise.resolve(1))).rejects.toThrow("broken");
  });

  it("hangs nothing on the line's own promise, however often it is used: what hangs there stays", async () => {
    const failed = new Promise<never>(() => {});
    const then = vi.spyOn(failed, "then");
    const line = new BrokenLine(failed);
    for (let call = 0; call < 100; call += 1) await line.wait(Promise.resolve(new Uint8Array(65_536)));
    expect(then).toHaveBeenCalledOnce();
  });
});
