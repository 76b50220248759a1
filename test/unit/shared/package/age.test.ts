import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newIdentity, recipientOf } from "../../../../shared/package/age-keys";
import { openAge } from "../../../../shared/package/age-read";
import { ageFile, sealBytes } from "../../../../shared/package/age-seal";
import { type ByteSource, bytesSource, readAll } from "../../../../shared/package/byte-source";
import { type Bytes, joinBytes, utf8 } from "../../../../shared/package/bytes";

const chunk = 64 * 1024;
/** Sizes at, just before and just after the borders of up to five chunks, and any between. */
const anySize = fc.oneof(
  fc
    .tuple(fc.nat(5), fc.integer({ min: -17, max: 17 }))
    .map(([chunks, step]) => Math.max(0, chunks * chunk + step)),
  fc.nat(3 * chunk),
);
const everyBorder = [0, 1, 2, 3, 17].flatMap((chunks) => [-1, 0, 1].map((step) => chunks * chunk + step));
const sizes: [number][] = everyBorder.filter((size) => size >= 0).map((size) => [size]);
const plaintextOf = (size: number): Bytes =>
  new Uint8Array(size).map((_, index) => (index * 7 + (index >> 8)) % 253);

let identity = "";
let recipient = "";
let folder = "";

beforeAll(async () => {
  identity = await newIdentity();
  recipient = await recipientOf(identity);
  folder = mkdtempSync(join(tmpdir(), "jp-age-"));
  writeFileSync(join(folder, "key"), `${identity}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function open(bytes: Uint8Array, key = identity): Promise<ByteSource> {
  const source = await openAge(bytesSource(bytes), { identity: key }, "f");
  if (!source) throw new Error("for another");
  return source;
}

const age = (args: string[], input?: Uint8Array) =>
  new Uint8Array(
    execFileSync("age", args, {
      cwd: folder,
      maxBuffer: 16 * 1024 * 1024,
      ...(input ? { input } : {}),
      stdio: ["pipe", "pipe", "pipe"],
    }),
  );

describe("the age program", () => {
  // Compared as buffers: the matcher walks typed arrays element by element.
  const examples = { examples: sizes, numRuns: sizes.length + 12 };

  it("opens whatever we seal, of any size", async () => {
    const opens = fc.asyncProperty(anySize, async (size) => {
      const plaintext = plaintextOf(size);
      const opened = age(["-d", "-i", "key"], await sealBytes(plaintext, recipient));
      expect(Buffer.compare(opened, plaintext)).toBe(0);
    });
    await fc.assert(opens, examples);
  });

  it("seals what we open, of any size, whole and from any place", async () => {
    const opens = fc.asyncProperty(anySize, fc.nat(), fc.nat(2 * chunk), async (size, place, want) => {
      const plaintext = plaintextOf(size);
      const sealed = age(["-r", recipient], plaintext);
      expect((await open(sealed)).size).toBe(size);
      expect(Buffer.compare(await readAll(await open(sealed)), plaintext)).toBe(0);
      const from = place % (size + 1);
      const length = Math.min(want, size - from);
      const part = await (await open(sealed)).read(from, length);
      expect(Buffer.compare(part, plaintext.subarray(from, from + length))).toBe(0);
    });
    await fc.assert(opens, {
      examples: sizes.map(([size]) => [size, size >> 1, chunk]),
      numRuns: sizes.length + 12,
    });
  });
});

describe("reading an age payload at random", () => {
  it("gives any range, whatever was read before", async () => {
    const plaintext = plaintextOf(20 * chunk + 12_345);
    const source = await open(await sealBytes(plaintext, recipient));
    const range = fc.tuple(fc.nat(plaintext.length), fc.nat(3 * chunk));
    await fc.assert(
      fc.asyncProperty(fc.array(range, { maxLength: 6 }), async (ranges) => {
        const reads = ranges.map(async ([offset, want]) => {
          const length = Math.min(want, plaintext.length - offset);
          const wanted = plaintext.slice(offset, offset + length);
          expect(Buffer.compare(await source.read(offset, length), wanted)).toBe(0);
        });
        await Promise.all(reads);
      }),
      { numRuns: 40 },
    );
  });

  it("decrypts only the chunks that a range touches", async () => {
    const bytes = await sealBytes(plaintextOf(10 * chunk), recipient);
    const asked: number[] = [];
    const spied: ByteSource = {
      size: bytes.length,
      async read(offset, length) {
        asked.push(length);
        return bytes.slice(offset, offset + length);
      },
    };
    const source = await openAge(spied, { identity }, "f");
    asked.length = 0;
    await source?.read(3 * chunk + 10, 100);
    expect(asked).toEqual([chunk + 16]);
    await source?.read(3 * chunk + 500, chunk);
    expect(asked).toEqual([chunk + 16, chunk + 16]);
  });

  it("refuses a range outside", async () => {
    const source = await open(await sealBytes(plaintextOf(10), recipient));
    await expect(source.read(5, 6)).rejects.toThrow(RangeError);
  });
});

describe("a damaged age file", () => {
  const refused = { refusal: { code: "decrypt-failed" } };

  async function readWhole(bytes: Uint8Array) {
    return readAll(await open(bytes));
  }

  it("is refused wherever it is cut", async () => {
    const bytes = await sealBytes(plaintextOf(2 * chunk + 100), recipient);
    const payload = bytes.length - (2 * chunk + 100 + 3 * 16);
    const borders = [0, 1, 2].map((index) => payload + index * (chunk + 16));
    for (const border of borders) {
      for (const cut of [-17, -16, -1, 0, 1, 15, 16, 17].map((step) => border + step)) {
        await expect(readWhole(bytes.slice(0, cut)), `cut at ${cut}`).rejects.toMatchObject(refused);
      }
    }
    await expect(readWhole(joinBytes([bytes, new Uint8Array(1)]))).rejects.toMatchObject(refused);
  });

  it("is refused with swapped, missing or repeated chunks", async () => {
    const bytes = await sealBytes(plaintextOf(4 * chunk), recipient);
    const start = bytes.length - 4 * (chunk + 16);
    const head = bytes.slice(0, start);
    const parts = [0, 1, 2, 3].map((index) =>
      bytes.slice(start + index * (chunk + 16), start + (index + 1) * (chunk + 16)),
    );
    const arrangements = [[1, 0, 2, 3], [0, 2, 3], [0, 1, 2], [0, 1, 2, 3, 3], [0, 0, 1, 2, 3], [3]];
    for (const order of arrangements) {
      const arranged = joinBytes([head, ...order.map((index) => parts[index] ?? new Uint8Array(0))]);
      await expect(readWhole(arranged), order.join()).rejects.toMatchObject(refused);
    }
  });

  it("is refused with a flipped byte anywhere in it, or is for nobody", async () => {
    const bytes = await sealBytes(utf8("secret"), recipient);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const outcome = await openAge(bytesSource(flipped), { identity }, "f").then(
        (source) => source && readAll(source),
        (error: { refusal?: { code: string } }) => error.refusal?.code,
      );
      expect([null, "decrypt-failed"], `byte ${at}`).toContain(outcome);
    }
  });

  it("is refused with an empty last chunk or another file's header", async () => {
    const one = await sealBytes(plaintextOf(chunk), recipient);
    const other = await sealBytes(plaintextOf(chunk), recipient);
    const header = one.length - chunk - 32;
    await expect(readWhole(joinBytes([other.slice(0, header), one.slice(header)]))).rejects.toMatchObject(
      refused,
    );
    await expect(readWhole(joinBytes([one, new Uint8Array(16)]))).rejects.toMatchObject(refused);
  });

  it("is for nobody else", async () => {
    const bytes = await sealBytes(utf8("secret"), recipient);
    expect(await openAge(bytesSource(bytes), { identity: await newIdentity() }, "f")).toBeNull();
  });
});

describe("sealing", () => {
  it("knows its size and gives the same bytes twice", async () => {
    const file = await ageFile(bytesSource(plaintextOf(40 * chunk + 1)), recipient);
    const runs = [[], []] as Bytes[][];
    for (const run of runs) for await (const piece of file.pieces()) run.push(piece);
    const [one = new Uint8Array(0), other = one] = runs.map(joinBytes);
    expect(one.length).toBe(file.size);
    expect(Buffer.compare(one, other)).toBe(0);
  });
});
