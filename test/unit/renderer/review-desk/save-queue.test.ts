import { describe, expect, it } from "vitest";
import { makeSaveQueue, type SaveState } from "../../../../renderer/review-desk/review/save-queue";
import type { ChangeEntry } from "../../../../shared/domain/history";
import { accept, type Result, refuse } from "../../../../shared/refusal";

const entry = (seq: number): ChangeEntry => ({
  version: 1,
  seq,
  at: "2026-10-08T09:00:00+08:00",
  kind: "edit",
  target: null,
  edits: [],
});

/** A store whose calls are answered by hand, one after another. */
function handStore() {
  const calls: number[][] = [];
  const answers: ((result: Result<{ savedAt: string }>) => void)[] = [];
  const states: SaveState[] = [];
  const queue = makeSaveQueue(
    (entries) => {
      calls.push(entries.map(({ seq }) => seq));
      return new Promise((resolve) => answers.push(resolve));
    },
    (state) => states.push(state),
  );
  const answer = async (result: Result<{ savedAt: string }>) => {
    answers.shift()?.(result);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { queue, calls, states, answer, last: () => states.at(-1) };
}

const saved = (savedAt: string) => accept({ savedAt });

describe("makeSaveQueue", () => {
  it("saves at once, and says saved only after the store said so", async () => {
    const { queue, calls, answer, last } = handStore();
    queue.push(entry(1));
    expect(calls).toEqual([[1]]);
    expect(last()).toEqual({ state: "saving" });
    await answer(saved("10:00"));
    expect(last()).toEqual({ state: "saved", at: "10:00" });
  });

  it("never has two calls under way: what comes meanwhile goes together in the next one", async () => {
    const { queue, calls, states, answer } = handStore();
    queue.push(entry(1));
    queue.push(entry(2));
    queue.push(entry(3));
    expect(calls).toEqual([[1]]);
    await answer(saved("10:00"));
    expect(calls).toEqual([[1], [2, 3]]);
    expect(states.some(({ state }) => state === "saved")).toBe(false);
    await answer(saved("10:01"));
    expect(states.at(-1)).toEqual({ state: "saved", at: "10:01" });
  });

  it("keeps what was refused and tries it first, in order, with the next entry", async () => {
    const { queue, calls, answer, last } = handStore();
    queue.push(entry(1));
    await answer(refuse("no-space"));
    expect(last()).toMatchObject({ state: "failed", refusal: { code: "no-space" } });
    queue.push(entry(2));
    expect(calls).toEqual([[1], [1, 2]]);
    await answer(saved("10:02"));
    expect(last()).toEqual({ state: "saved", at: "10:02" });
  });

  it("tries again when asked", async () => {
    const { queue, calls, answer, last } = handStore();
    queue.push(entry(1));
    await answer(refuse("storage-failed"));
    queue.retry();
    expect(calls).toEqual([[1], [1]]);
    await answer(saved("10:03"));
    expect(last()).toEqual({ state: "saved", at: "10:03" });
  });

  it("tells leaving whether everything is stored", async () => {
    const { queue, answer } = handStore();
    expect(await queue.settled()).toBe(true);
    queue.push(entry(1));
    const settled = queue.settled();
    await answer(saved("10:04"));
    expect(await settled).toBe(true);
    queue.push(entry(2));
    const refused = queue.settled();
    await answer(refuse("no-space"));
    expect(await refused).toBe(false);
  });

  it("takes a store that throws for one that refused", async () => {
    const states: SaveState[] = [];
    const queue = makeSaveQueue(
      () => Promise.reject(new Error("gone")),
      (state) => states.push(state),
    );
    queue.push(entry(1));
    expect(await queue.settled()).toBe(false);
    expect(states.at(-1)).toMatchObject({ state: "failed", refusal: { code: "storage-failed" } });
  });
});
