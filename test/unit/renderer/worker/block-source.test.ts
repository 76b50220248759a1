import { describe, expect, it } from "vitest";
import { BlockSource } from "../../../../renderer/worker/block-source";
import { type ByteSource, bytesSource } from "../../../../shared/package/byte-source";

const bytes = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff);

/** A source that counts what is asked of it. */
function counted() {
  const inner = bytesSource(bytes);
  const asked: number[] = [];
  const source: ByteSource = {
    size: inner.size,
    read: (offset, length, signal) => {
      asked.push(length);
      return inner.read(offset, length, signal);
    },
  };
  return { source: new BlockSource(source), asked };
}

describe("a source in blocks", () => {
  it.each([
    ["inside a block", 5, 100],
    ["over the seam of two blocks", 262_100, 200],
    ["over three blocks", 262_000, 262_143],
    ["to the end", 699_000, 1000],
    ["of no length", 700_000, 0],
    ["as a whole", 0, 700_000],
  ])("gives exactly what was asked for, %s", async (_what, offset, length) => {
    const { source } = counted();
    const read = await source.read(offset, length);
    expect(Buffer.compare(read, bytes.subarray(offset, offset + length))).toBe(0);
  });

  it("asks once for many small reads in one place", async () => {
    const { source, asked } = counted();
    for (let offset = 0; offset < 10_000; offset += 100) await source.read(offset, 100);
    expect(asked).toEqual([262_144]);
  });

  it("gives copies: changing one changes nothing", async () => {
    const { source } = counted();
    (await source.read(0, 10)).fill(0);
    expect(Buffer.compare(await source.read(0, 10), bytes.subarray(0, 10))).toBe(0);
  });

  it("refuses to read outside, and for whoever has stopped", async () => {
    const { source } = counted();
    await expect(source.read(699_999, 2)).rejects.toThrow(RangeError);
    await expect(source.read(0, 1, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  });
});
