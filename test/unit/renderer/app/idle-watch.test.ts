import { describe, expect, it } from "vitest";
import { IdleWatch } from "../../../../renderer/app/idle-watch";
import { keepLockAfter, readLockAfter } from "../../../../renderer/identity/lock-after";
import { Settling } from "../../../../renderer/identity/settling";

/** A watch of 15 seconds on a clock that only the test moves. */
function watched() {
  let now = 1000;
  let awake = 0;
  let timer: { readonly at: number; readonly run: () => void } | null = null;
  const told: number[] = [];
  const parts = {
    now: () => now,
    later: (run: () => void, wait: number) => {
      const own = { at: awake + wait, run };
      timer = own;
      return () => {
        if (timer === own) timer = null;
      };
    },
  };
  const watch = new IdleWatch(parts, 15_000, () => told.push(now));
  const fire = () => {
    const due = timer;
    if (!due || due.at > awake) return;
    timer = null;
    due.run();
  };
  return {
    ...{ watch, told },
    waits: () => timer !== null,
    /** Time goes by, timers with it. */
    pass(milliseconds: number) {
      for (let step = 0; step < milliseconds; step += 1000) {
        now += 1000;
        awake += 1000;
        fire();
      }
    },
    /** The computer sleeps: the clock goes on, timers do not. */
    sleep(milliseconds: number) {
      now += milliseconds;
    },
  };
}

describe("the watch over an idle window", () => {
  it("tells once the time is up, counted from the last touch", () => {
    const { watch, told, pass } = watched();
    pass(14_000);
    watch.touch();
    pass(14_000);
    expect(told).toEqual([]);
    pass(1000);
    expect(told).toEqual([30_000]);
  });

  it("tells at the first touch after a sleep, before any timer", () => {
    const { watch, told, sleep } = watched();
    sleep(3_600_000);
    watch.touch();
    expect(told.length).toBe(1);
  });

  it("begins anew where the clock was set back, and ends when told to", () => {
    const { watch, told, sleep, pass, waits } = watched();
    pass(10_000);
    sleep(-3_600_000);
    pass(14_000);
    expect(told).toEqual([]);
    pass(16_000);
    expect(told.length).toBe(1);
    watch.end();
    expect(waits()).toBe(false);
  });
});

it("the minutes until a lock are kept for the computer, and nothing but the choices holds", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(readLockAfter(storage)).toBe(15);
  keepLockAfter(storage, 60);
  expect(readLockAfter(storage)).toBe(60);
  for (const wrong of ["0", "7", "x", "-5", "999999"]) {
    kept.set("lock-after", wrong);
    expect(readLockAfter(storage), wrong).toBe(15);
  }
});

describe("what has to be stored before a lock", () => {
  it("is stored by all that said so, and one that cannot be says no for all", async () => {
    const settling = new Settling();
    const asked: string[] = [];
    const stop = settling.add(async () => asked.push("a") > 0);
    settling.add(async () => asked.push("b") > 0);
    expect(await settling.settleAll()).toBe(true);
    expect(asked).toEqual(["a", "b"]);
    const leave = settling.add(async () => false);
    expect(await settling.settleAll()).toBe(false);
    leave();
    stop();
    const fails = settling.add(() => Promise.reject(new Error("thrown")));
    expect(await settling.settleAll()).toBe(false);
    fails();
    expect(await settling.settleAll()).toBe(true);
    expect(asked.filter((each) => each === "a").length).toBe(2);
  });
});
