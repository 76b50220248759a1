import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { newIdentity, recipientOf } from "../../../../shared/package/age-keys";
import { openAge } from "../../../../shared/package/age-read";
import { sealBytes } from "../../../../shared/package/age-seal";
import { type ByteSource, bytesSource } from "../../../../shared/package/byte-source";
import { type Bytes, joinBytes } from "../../../../shared/package/bytes";

const chunk = 64 * 1024;
const sealedChunk = chunk + 16;
const plaintextOf = (size: number, salt = 0): Bytes =>
  new Uint8Array(size).map((_, index) => (index * 7 + (index >> 8) + salt) % 253);
const refused = { refusal: { code: "decrypt-failed" } };

let identity = "";
let recipient = "";

beforeAll(async () => {
  identity = await newIdentity();
  recipient = await recipientOf(identity);
});

async function open(source: ByteSource): Promise<ByteSource> {
  const opened = await openAge(source, { identity }, "f");
  if (!opened) throw new Error("for another");
  return opened;
}

/** A source that counts what is read of it and answers only when it is let. */
class WatchedSource implements ByteSource {
  readonly size: number;
  readonly reads: {
    readonly offset: number;
    readonly length: number;
    readonly signal: AbortSignal | null;
  }[] = [];
  /** While there is one, reads wait for it. */
  gate: Promise<void> | null = null;
  failing = false;
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    this.reads.push({ offset, length, signal: signal ?? null });
    await this.gate;
    signal?.throwIfAborted();
    if (this.failing) throw new Error("the disk is gone");
    return this.#bytes.slice(offset, offset + length);
  }

  /** Makes reads wait until the returned function is called. */
  close(): () => void {
    let letGo = () => {};
    this.gate = new Promise((resolve) => {
      letGo = () => {
        this.gate = null;
        resolve();
      };
    });
    return letGo;
  }

  /** How many sealed chunks were read since the last look. */
  takeChunks(): number {
    const bytes = this.reads.reduce((sum, { length }) => sum + length, 0);
    this.reads.length = 0;
    return Math.ceil(bytes / sealedChunk);
  }
}

/** A file of `chunks` whole chunks that is open, with what was read on opening forgotten. */
async function watched(chunks: number) {
  const plaintext = plaintextOf(chunks * chunk);
  const bytes = await sealBytes(plaintext, recipient);
  const source = new WatchedSource(bytes);
  const reader = await open(source);
  source.reads.length = 0;
  const expectRead = async (offset: number, length: number) => {
    const read = await reader.read(offset, length);
    expect(Buffer.compare(read, plaintext.subarray(offset, offset + length))).toBe(0);
  };
  return { source, reader, plaintext, expectRead };
}

describe("opening", () => {
  it("reads the header and the last chunk, however large the file is", async () => {
    for (const chunks of [1, 2, 40]) {
      const source = new WatchedSource(await sealBytes(plaintextOf(chunks * chunk), recipient));
      await open(source);
      const bytes = source.reads.reduce((sum, { length }) => sum + length, 0);
      expect(bytes).toBe(1024 + 16 + sealedChunk);
    }
  });
});

describe("a read", () => {
  it("takes just the chunks that it touches from the source, at once", async () => {
    const { source, expectRead } = await watched(12);
    const places = fc.tuple(fc.nat(12 * chunk - 1), fc.integer({ min: 1, max: 4 * chunk }));
    const reads = fc.asyncProperty(places, async ([offset, want]) => {
      const { source: fresh, reader } = await watchedAnew(source);
      const length = Math.min(want, 12 * chunk - offset);
      await reader.read(offset, length);
      const first = Math.floor(offset / chunk);
      const last = Math.floor((offset + length - 1) / chunk);
      // The last chunk is known since opening.
      const touched = Math.min(last, 10) - first + 1;
      expect(fresh.reads.length).toBe(touched > 0 ? 1 : 0);
      expect(fresh.takeChunks()).toBe(Math.max(0, touched));
    });
    await fc.assert(reads, { numRuns: 40 });
    await expectRead(0, 12 * chunk);
  });

  async function watchedAnew(of: WatchedSource) {
    const source = new WatchedSource(await of.read(0, of.size));
    const reader = await open(source);
    source.reads.length = 0;
    return { source, reader };
  }

  it("of nothing takes nothing, and one outside is refused before anything is read", async () => {
    const { source, reader } = await watched(2);
    expect(await reader.read(chunk, 0)).toHaveLength(0);
    expect(await reader.read(2 * chunk, 0)).toHaveLength(0);
    const outside = [
      [-1, 1],
      [0, -1],
      [0, 2 * chunk + 1],
      [2 * chunk, 1],
      [0.5, 1],
      [0, 1.5],
      [Number.NaN, 1],
      [0, Number.NaN],
      [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      [Number.POSITIVE_INFINITY, 1],
    ] as const;
    for (const [offset, length] of outside)
      await expect(reader.read(offset, length), `${offset}, ${length}`).rejects.toThrow(RangeError);
    expect(source.reads).toEqual([]);
  });

  it("gives bytes of the reader's own", async () => {
    const { reader, expectRead } = await watched(2);
    (await reader.read(0, 2 * chunk)).fill(0);
    await expectRead(0, 2 * chunk);
  });
});

describe("the kept chunks", () => {
  it("are not read again, and are the sixteen used last", async () => {
    const { source, expectRead } = await watched(20);
    for (let index = 0; index < 15; index++) await expectRead(index * chunk, 1);
    source.takeChunks();
    await expectRead(0, 15 * chunk);
    expect(source.takeChunks()).toBe(0);
    // 0 is used, the last one has not been since opening: it goes first.
    await expectRead(15 * chunk, 1);
    await expectRead(0, 1);
    await expectRead(16 * chunk, 1);
    source.takeChunks();
    await expectRead(0, 1);
    expect(source.takeChunks()).toBe(0);
    await expectRead(chunk, 1);
    await expectRead(19 * chunk, 1);
    expect(source.takeChunks()).toBe(2);
  });

  it("leave gaps that are read alone", async () => {
    const { source, expectRead } = await watched(9);
    await expectRead(2 * chunk, 1);
    await expectRead(5 * chunk, 1);
    source.reads.length = 0;
    await expectRead(0, 8 * chunk);
    expect(source.reads.map(({ length }) => length / sealedChunk)).toEqual([2, 2, 2]);
  });
});

describe("reads at the same time", () => {
  it("of overlapping ranges read each chunk once, and each gets its own", async () => {
    const { source, expectRead } = await watched(12);
    const letGo = source.close();
    const ranges = [
      [0, 3 * chunk],
      [chunk + 5, 3 * chunk],
      [0, 3 * chunk],
      [2 * chunk, 5 * chunk],
      [3 * chunk - 1, 2],
      [6 * chunk, 10],
    ] as const;
    const reads = ranges.map(([offset, length]) => expectRead(offset, length));
    letGo();
    await Promise.all(reads);
    expect(source.takeChunks()).toBe(7);
  });

  it("of any ranges of one file agree with its plaintext and never read a chunk twice", async () => {
    const range = fc.tuple(fc.nat(10 * chunk), fc.nat(4 * chunk));
    const reads = fc.asyncProperty(fc.array(range, { minLength: 2, maxLength: 12 }), async (ranges) => {
      const { source, expectRead } = await watched(10);
      const letGo = source.close();
      const running = ranges.map(([offset, want]) => expectRead(offset, Math.min(want, 10 * chunk - offset)));
      letGo();
      await Promise.all(running);
      const places = source.reads.flatMap(({ offset, length }) =>
        Array.from({ length: Math.ceil(length / sealedChunk) }, (_, at) => offset + at * sealedChunk),
      );
      expect(new Set(places).size).toBe(places.length);
    });
    await fc.assert(reads, { numRuns: 20 });
  });

  it("of many files do not mix", async () => {
    const files = await Promise.all(
      Array.from({ length: 8 }, async (_, salt) => {
        const plaintext = plaintextOf(3 * chunk + salt, salt);
        const bytes = await sealBytes(plaintext, recipient);
        return { plaintext, readers: [await open(bytesSource(bytes)), await open(bytesSource(bytes))] };
      }),
    );
    const reads = files.flatMap(({ plaintext, readers }) =>
      readers.flatMap((reader) =>
        [0, chunk - 1, 2 * chunk].map(async (offset) => {
          const read = await reader.read(offset, chunk);
          expect(Buffer.compare(read, plaintext.subarray(offset, offset + chunk))).toBe(0);
        }),
      ),
    );
    await Promise.all(reads);
  });
});

describe("a read that is given up", () => {
  it("ends at once, and whoever wants the same chunks still gets them", async () => {
    const { source, reader, expectRead } = await watched(4);
    const letGo = source.close();
    const impatient = new AbortController();
    const givenUp = reader.read(0, 2 * chunk, impatient.signal);
    const patient = expectRead(chunk, 100);
    impatient.abort();
    await expect(givenUp).rejects.toMatchObject({ name: "AbortError" });
    expect(source.reads[0]?.signal?.aborted).toBe(false);
    letGo();
    await patient;
    expect(source.takeChunks()).toBe(2);
  });

  it("stops the source once nobody waits, and later reads begin anew", async () => {
    const { source, reader, expectRead } = await watched(4);
    const letGo = source.close();
    const stops = [new AbortController(), new AbortController()];
    const reads = stops.map(({ signal }) =>
      reader.read(0, chunk, signal).catch((error: Error) => error.name),
    );
    for (const stop of stops) stop.abort();
    expect(await Promise.all(reads)).toEqual(["AbortError", "AbortError"]);
    expect(source.reads.map(({ signal }) => signal?.aborted)).toEqual([true]);
    const anew = expectRead(0, chunk);
    letGo();
    await anew;
  });

  it("before it began reads nothing", async () => {
    const { source, reader } = await watched(2);
    await expect(reader.read(0, 1, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    expect(source.reads).toEqual([]);
  });
});

describe("a source that fails", () => {
  it("is told to all who wait, and tried again by the next read", async () => {
    const { source, reader, expectRead } = await watched(4);
    source.failing = true;
    const letGo = source.close();
    const reads = [reader.read(0, 2 * chunk), reader.read(chunk, chunk)];
    const outcomes = Promise.allSettled(reads);
    letGo();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: "rejected", reason: { message: "the disk is gone" } });
    source.failing = false;
    await expectRead(0, 2 * chunk);
  });
});

describe("a payload in which something was changed", () => {
  /** A position and a change of its byte. */
  const flip = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
  const someSize = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -1, max: 1 }))
      .map(([n, step]) => n * chunk + step),
    fc.nat(3 * chunk),
  );

  it("is refused at opening or when the changed chunk is read, and gives the others as they were", async () => {
    const changes = fc.asyncProperty(someSize, flip, async (size, [place, change]) => {
      const plaintext = plaintextOf(size);
      const bytes = await sealBytes(plaintext, recipient);
      const count = Math.max(1, Math.ceil(size / chunk));
      const start = bytes.length - size - count * 16;
      // The nonce before the chunks is the payload's too.
      const at = start - 16 + (place % (bytes.length - start + 16));
      bytes[at] = (bytes[at] ?? 0) ^ change;
      const touched = Math.floor((at - start) / sealedChunk);
      if (at < start || touched === count - 1) {
        await expect(open(bytesSource(bytes))).rejects.toMatchObject(refused);
        return;
      }
      const reader = await open(bytesSource(bytes));
      await expect(reader.read(touched * chunk, 1)).rejects.toMatchObject(refused);
      await expect(reader.read(0, size)).rejects.toMatchObject(refused);
      for (let index = 0; index < count; index++) {
        if (index === touched) continue;
        const end = Math.min((index + 1) * chunk, size);
        const read = await reader.read(index * chunk, end - index * chunk);
        expect(Buffer.compare(read, plaintext.subarray(index * chunk, end))).toBe(0);
      }
    });
    await fc.assert(changes, { numRuns: 60 });
  });

  it("is refused for the chunk alone where intact ones are read at the same time", async () => {
    const plaintext = plaintextOf(4 * chunk);
    const bytes = await sealBytes(plaintext, recipient);
    const at = bytes.length - 2 * sealedChunk - 5;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const source = new WatchedSource(bytes);
    const reader = await open(source);
    const letGo = source.close();
    const across = reader.read(0, 3 * chunk).catch((error: unknown) => error);
    const before = reader.read(0, chunk);
    letGo();
    expect(await across).toMatchObject(refused);
    expect(Buffer.compare(await before, plaintext.subarray(0, chunk))).toBe(0);
  });

  it("is refused at opening when it is cut or continued anywhere", async () => {
    const changes = fc.asyncProperty(
      someSize,
      fc.integer({ min: 1 }),
      fc.boolean(),
      async (size, by, longer) => {
        const bytes = await sealBytes(plaintextOf(size), recipient);
        const count = Math.max(1, Math.ceil(size / chunk));
        const payload = size + count * 16;
        const changed = longer
          ? joinBytes([bytes, new Uint8Array(1 + (by % (2 * sealedChunk)))])
          : bytes.slice(0, bytes.length - 1 - (by % payload));
        await expect(open(bytesSource(changed))).rejects.toMatchObject(refused);
      },
    );
    await fc.assert(changes, { numRuns: 60 });
  });

  it("is refused with chunks of its own or of another file in other places", async () => {
    const other = await sealBytes(plaintextOf(4 * chunk, 9), recipient);
    const own = await sealBytes(plaintextOf(4 * chunk), recipient);
    const chunkOf = (bytes: Bytes, index: number) =>
      bytes.slice(bytes.length - (4 - index) * sealedChunk).slice(0, sealedChunk);
    const place = fc.record({ of: fc.constantFrom(own, other), index: fc.nat(3) });
    const orders = fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 5 }), async (order) => {
      const isWhole = order.length === 4 && order.every(({ of, index }, at) => of === own && index === at);
      const head = own.slice(0, own.length - 4 * sealedChunk);
      const bytes = joinBytes([head, ...order.map(({ of, index }) => chunkOf(of, index))]);
      const read = open(bytesSource(bytes)).then((reader) => reader.read(0, order.length * chunk));
      if (isWhole) await read;
      else await expect(read).rejects.toMatchObject(refused);
    });
    await fc.assert(orders, { numRuns: 60 });
  });
});
