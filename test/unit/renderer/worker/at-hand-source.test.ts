import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AtHandSource } from "../../../../renderer/worker/at-hand-source";
import { type ByteSource, bytesSource } from "../../../../shared/package/byte-source";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7) & 0xff);

/** A source that counts what is asked of it, and may say that it is larger than it is. */
function counted(size = bytes.length, fails = false) {
  const inner = bytesSource(bytes);
  const asked: (readonly [number, number])[] = [];
  const source: ByteSource = {
    size,
    read: async (offset, length, signal) => {
      asked.push([offset, length]);
      if (fails && length === size) throw new Error("unreadable as a whole");
      return inner.read(offset, length, signal);
    },
  };
  return { source: new AtHandSource(source), asked };
}

const soon = () => vi.advanceTimersByTimeAsync(1000);

it("reads a small file whole once, and gives every range of it from then on", async () => {
  const { source, asked } = counted();
  expect(await source.read(10, 5)).toEqual(bytes.slice(10, 15));
  await soon();
  expect(await source.read(9_000, 1_000)).toEqual(bytes.slice(9_000));
  expect(asked).toEqual([
    [10, 5],
    [0, 10_000],
  ]);
});

it("gives copies: what one reader does to its bytes, no other sees", async () => {
  const { source } = counted();
  await source.read(0, 1);
  await soon();
  (await source.read(0, 100)).fill(255);
  expect(await source.read(0, 100)).toEqual(bytes.slice(0, 100));
});

it("reads a large file through", async () => {
  const { source, asked } = counted(17 * 2 ** 20);
  await source.read(0, 1);
  await soon();
  await source.read(1, 1);
  expect(asked).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

it("goes on reading through where the whole cannot be read", async () => {
  const { source } = counted(bytes.length, true);
  await source.read(0, 1);
  await soon();
  expect(await source.read(3, 2)).toEqual(bytes.slice(3, 5));
});

it("refuses what lies outside, and what was given up", async () => {
  const { source } = counted();
  await source.read(0, 1);
  await soon();
  await expect(source.read(9_999, 2)).rejects.toThrow(RangeError);
  await expect(source.read(0, 1, AbortSignal.abort())).rejects.toThrow("abort");
});
