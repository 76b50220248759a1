import { constants, deflateRawSync, inflateRawSync, type ZlibOptions } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import type { Bytes } from "../../../../shared/package/bytes";
import { inflated } from "../../../../shared/package/inflate";
import { InflateError } from "../../../../shared/package/inflate-bits";
import { Refused } from "../../../../shared/package/refused";
import { readEntry, readZip } from "../../../../shared/package/zip-read";
import { rawZip } from "../../../fixtures/raw-zip";

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size));
}

/** All that a stream inflates to, `null` where it is refused. */
async function ours(bytes: Uint8Array, pieceSize = 65_536, size = 1000): Promise<Buffer | null> {
  const parts: Bytes[] = [];
  try {
    for await (const part of inflated(piecesOf(bytes, pieceSize), size)) parts.push(part);
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof InflateError) return null;
    throw error;
  }
}

/** What zlib makes of the same, and how many of the bytes it used. */
function zlibs(bytes: Uint8Array): { output: Buffer; used: number } | null {
  try {
    const { buffer, engine } = inflateRawSync(bytes, { info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { output: buffer, used: engine.bytesWritten };
  } catch {
    return null;
  }
}

/** Whether a stream has a bit that is set for nothing. */
function hasIdleBit(packed: Uint8Array, output: Buffer): boolean {
  for (let at = packed.length * 8 - 1; at >= 0; at--) {
    const [byte, bit] = [at >> 3, 1 << (at & 7)];
    if (((packed[byte] ?? 0) & bit) === 0) continue;
    const without = new Uint8Array(packed);
    without[byte] = (packed[byte] ?? 0) ^ bit;
    if (zlibs(without)?.output.equals(output)) return true;
  }
  return false;
}

const ways: ZlibOptions[] = [
  ...[0, 1, 6, 9].map((level) => ({ level })),
  ...[constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE].map((strategy) => ({ strategy })),
  { level: 9, memLevel: 1, windowBits: 9 },
];

/** Texts with repeats near and far, and noise. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(255), fc.nat(600)).map(([value, times]) => new Uint8Array(times).fill(value)),
      fc.constantFrom(...["技能大师", '{"format":1,', "0123456789abcdef"].map((text) => Buffer.from(text))),
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts));

describe("inflating", () => {
  it("gives what zlib deflated, in every way and cut anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom(...ways),
        fc.integer({ min: 1, max: 80 }),
        async (text, way, cut) => {
          expect((await ours(deflateRawSync(text, way), cut, text.length))?.equals(text)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("gives what is larger than its pieces and windows, with repeats at the farthest", async () => {
    const noise = Buffer.from(Array.from({ length: 32_768 }, (_, index) => (index * 2_654_435_761) >>> 24));
    const text = Buffer.concat([...Array<Buffer>(30).fill(noise), Buffer.alloc(900_000, "ab"), noise]);
    for (const way of ways) {
      const packed = deflateRawSync(text, way);
      expect((await ours(packed, 10_007, text.length))?.equals(text), JSON.stringify(way)).toBe(true);
    }
  });

  it("gives nothing for what holds nothing", async () => {
    expect(await ours(deflateRawSync(""), 10, 0)).toEqual(Buffer.alloc(0));
    expect(await ours(deflateRawSync("", { level: 0 }), 10, 0)).toEqual(Buffer.alloc(0));
    expect(await ours(Buffer.alloc(0))).toBeNull();
  });

  it("takes of changed streams what zlib takes, but with nothing after its end", async () => {
    let [both, neither, stricter] = [0, 0, 0];
    const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom(...ways),
        fc.array(change, { maxLength: 3 }),
        async (text, way, changes) => {
          const packed = deflateRawSync(text, way);
          for (const [place, mask] of changes) {
            const at = Math.floor(place * packed.length);
            packed[at] = (packed[at] ?? 0) ^ mask;
          }
          const [known, other] = [await ours(packed, 7), zlibs(packed)];
          if (known) {
            expect(other?.output.equals(known)).toBe(true);
            expect(other?.used).toBe(packed.length);
            both++;
          } else if (other === null) neither++;
          else {
            // What only we refuse ends early, or says the same without one of its bits.
            expect(other.used < packed.length || hasIdleBit(packed, other.output)).toBe(true);
            stricter++;
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect([both, neither, stricter].every((times) => times > 10)).toBe(true);
  });

  it("refuses a stream that is cut anywhere, or continued", async () => {
    for (const way of ways) {
      const packed = deflateRawSync("hello, hello, hello", way);
      for (let size = 0; size < packed.length; size++) {
        expect(await ours(packed.subarray(0, size)), `${size} of ${JSON.stringify(way)}`).toBeNull();
      }
      for (const more of [[0], [1], [0xff, 0xff]]) {
        const continued = Buffer.concat([packed, Buffer.from(more)]);
        expect(await ours(continued)).toBeNull();
        expect(await ours(continued, 1)).toBeNull();
      }
    }
  });

  it("refuses a bit that is set after the end, and between two bytes", async () => {
    for (let text = "a"; text.length < 40; text += "b") {
      const packed = deflateRawSync(text, { strategy: constants.Z_FIXED });
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(packed);
        changed[packed.length - 1] = (packed.at(-1) ?? 0) ^ (1 << bit);
        const known = await ours(changed);
        expect(known?.equals(Buffer.from(text)) ?? false, `${text} bit ${bit}`).toBe(false);
      }
    }
    const stored = deflateRawSync("abc", { level: 0 });
    stored[0] = (stored[0] ?? 0) | 0x80;
    expect(zlibs(stored)?.output.toString()).toBe("abc");
    expect(await ours(stored)).toBeNull();
  });

  it.each<[string, number[]]>([
    ["a block of no type", [0b111]],
    ["a stored block whose sizes differ", [1, 1, 0, 0xff, 0xff, 65]],
    ["a match before the beginning", [0b011, 0b10]],
    ["codes of 288 literals", [0b11111101, 0b11, 0, 0]],
  ])("refuses %s", async (_name, bytes) => {
    expect(await ours(Buffer.from(bytes))).toBeNull();
  });

  it("stops its source when the reader stops early", async () => {
    let stopped = false;
    async function* source(): AsyncGenerator<Bytes> {
      try {
        yield* piecesOf(deflateRawSync(Buffer.alloc(5_000_000)), 100);
      } finally {
        stopped = true;
      }
    }
    for await (const part of inflated(source(), 5_000_000)) {
      expect(part.length).toBeLessThan(300_000);
      break;
    }
    expect(stopped).toBe(true);
  });
});

describe("a deflated entry", () => {
  const bytes = Buffer.from("hello, hello, hello");

  async function answer(more: number[]): Promise<string> {
    const packed = deflateRawSync(bytes).length + more.length;
    const headers = { local: { packed }, central: { packed } };
    const zip = rawZip([{ name: "x/a.txt", bytes, deflate: true, ...headers, after: Buffer.from(more) }]);
    const archive = await readZip(bytesSource(new Uint8Array(zip)));
    const [entry] = archive.entries;
    if (!entry) throw new Error("no entry");
    try {
      return new TextDecoder().decode(await readEntry(archive, entry));
    } catch (error) {
      if (error instanceof Refused) return error.refusal.code;
      throw error;
    }
  }

  it("that hides bytes behind the end of its stream is refused", async () => {
    expect(await answer([])).toBe(bytes.toString());
    expect(await answer([0])).toBe("archive-malformed");
    expect(await answer([...Buffer.from("not signed by anyone")])).toBe("archive-malformed");
  });
});
