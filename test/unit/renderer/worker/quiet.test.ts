import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Quiet, sleep } from "../../../../renderer/worker/quiet";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

/** A service whose one call ends when it is told to. */
function held(quiet: Quiet) {
  let end = () => {};
  const service = quiet.attend({ work: () => new Promise<string>((done) => (end = () => done("done"))) });
  return { service, end: () => end() };
}

/** Whether it has become quiet, asked again and again while time passes. */
function watched(quiet: Quiet, signal = never) {
  const seen = { quiet: false };
  const waiting = quiet.wait(signal).then(() => {
    seen.quiet = true;
  });
  return { seen, waiting };
}

describe("quiet", () => {
  it("is there at once where nobody ever asked for anything", async () => {
    await new Quiet(1000).wait(never);
  });

  it("comes a while after the last call ended, never while one is under way", async () => {
    const quiet = new Quiet(1000);
    const { service, end } = held(quiet);
    const call = service.work();
    const { seen } = watched(quiet);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.quiet).toBe(false);
    end();
    expect(await call).toBe("done");
    await vi.advanceTimersByTimeAsync(900);
    expect(seen.quiet).toBe(false);
    await vi.advanceTimersByTimeAsync(1200);
    expect(seen.quiet).toBe(true);
  });

  it("counts a call that fails as ended", async () => {
    const quiet = new Quiet(1000);
    const service = quiet.attend({ work: () => Promise.reject(new Error("no")) });
    await expect(service.work()).rejects.toThrow("no");
    const { seen } = watched(quiet);
    await vi.advanceTimersByTimeAsync(1100);
    expect(seen.quiet).toBe(true);
  });

  it("is not waited for by whoever was stopped", async () => {
    const quiet = new Quiet(1000);
    void held(quiet).service.work();
    const stop = new AbortController();
    const waiting = quiet.wait(stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    await expect(new Quiet(0).wait(stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});

it("sleep ends with its time, or with the signal", async () => {
  const slept = sleep(500, never);
  await vi.advanceTimersByTimeAsync(500);
  await slept;
  await expect(sleep(1, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
});
