import { createHash } from "node:crypto";
import { armor } from "age-encryption";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AgeChunks, chunkCountOf, sealedChunkBytes } from "../../shared/package/age-chunks";
import { type AgeKey, isForOne, openAgeHeader, readAgeHeader } from "../../shared/package/age-header";
import { openAge, openAgePayload, plaintextSizeOf, streamKeyOf } from "../../shared/package/age-read";
import {
  type ByteSource,
  bytesSource,
  piecesOf,
  readAll,
  sliceSource,
} from "../../shared/package/byte-source";
import { type Bytes, joinBytes } from "../../shared/package/bytes";
import { chunkBytes, chunkCipher } from "../../shared/package/chunk-cipher";
import { containerOf } from "../../shared/package/container";
import { inspect } from "../../shared/package/inspect";
import { Refused } from "../../shared/package/refused";
import { type AgeStep, ageSteps, notOfThisFormat } from "./age-vector-table";
import { type AgeVector, ageVectors } from "./age-vectors";

// The test vectors of age's authors through the readers that packages go through.

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const vector = (name: string): AgeVector => {
  const found = ageVectors.find((each) => each.name === name);
  if (!found) throw new Error(`no vector ${name}`);
  return found;
};

/** A refusal as its step; whatever else is thrown is a fault. */
async function orStep<T>(step: AgeStep, work: Promise<T>): Promise<T | AgeStep> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    expect(error.refusal.code).toBe("decrypt-failed");
    return step;
  }
}

/** Where reading the file with this key ends. Without a key, it must end before one is needed. */
async function stepOf(bytes: Uint8Array, key: AgeKey | undefined): Promise<AgeStep> {
  const source = bytesSource(bytes);
  const header = await orStep("malformed", readAgeHeader(source, "f"));
  if (typeof header === "string") return header;
  if (!key) throw new Error("a vector without a key has a header");
  if (!isForOne(header, "identity" in key ? "X25519" : "scrypt")) return "stanza";
  const fileKey = await orStep("key", openAgeHeader(header, key, "f"));
  if (typeof fileKey === "string") return fileKey;
  if (!fileKey) return "nobody";
  if (plaintextSizeOf(source.size, header.bytes.length) === null) return "size";
  const payload = await orStep("opening", openAgePayload(source, header, fileKey, "f"));
  if (typeof payload === "string") return payload;
  const read = await orStep("reading", readAll(payload));
  return typeof read === "string" ? read : "opened";
}

/** What `openAge` makes of it: `source`, `null` or a refusal's code. */
async function answerOf(bytes: Uint8Array, key: AgeKey): Promise<string | null> {
  try {
    return (await openAge(bytesSource(bytes), key, "f")) && "source";
  } catch (error) {
    return error instanceof Refused ? error.refusal.code : String(error);
  }
}

const answers: Record<AgeStep, string | null> = {
  malformed: "decrypt-failed",
  stanza: "decrypt-failed",
  key: "decrypt-failed",
  nobody: null,
  size: "decrypt-failed",
  opening: "decrypt-failed",
  reading: "source",
  opened: "source",
};

const table = Object.entries(ageSteps).flatMap(([step, names]) =>
  names.map((name) => [name, step as AgeStep] as const),
);

describe("the table of vectors", () => {
  it("has each of the package's 143 vectors once", () => {
    expect(ageVectors).toHaveLength(143);
    expect(table.map(([name]) => name).sort()).toEqual(ageVectors.map(({ name }) => name).sort());
  });

  it("agrees with what age expects, but for what the format does not take", () => {
    const agreed = (step: AgeStep, { expect: expected }: AgeVector) => {
      if (expected === "success") return step === "opened";
      return expected === "no match" ? step === "nobody" : step !== "opened" && step !== "nobody";
    };
    const others = table.filter(([name, step]) => !agreed(step, vector(name))).map(([name]) => name);
    expect(others.sort()).toEqual(Object.keys(notOfThisFormat).sort());
  });

  it("fails in the layer that age names", () => {
    const payloadSteps: AgeStep[] = ["size", "opening", "reading"];
    for (const [name, step] of table) {
      const { expect: expected, armored } = vector(name);
      if (armored) expect(step, name).toBe("malformed");
      else if (expected === "payload failure") expect(payloadSteps, name).toContain(step);
      else if (expected === "HMAC failure") expect(step, name).toBe("key");
      // A nonce that is missing counts as the header's to age; here it is a size that no file has.
      else if (!/nonce$/.test(name)) expect(payloadSteps, name).not.toContain(step);
    }
  });
});

describe("a vector of age's authors", () => {
  it.each(table)("%s: %s", async (name, step) => {
    const { bytes, keys } = vector(name);
    if (keys.length === 0) expect(await stepOf(bytes, undefined)).toBe(step);
    for (const key of keys) {
      expect(await stepOf(bytes, key)).toBe(step);
      expect(await answerOf(bytes, key)).toBe(answers[step]);
    }
  });

  it("is never a fault of the program to whoever looks into it", async () => {
    for (const { name, bytes, keys, armored } of ageVectors) {
      const [key] = keys;
      const identity = key && "identity" in key ? key.identity : undefined;
      const seen = await inspect(bytesSource(bytes), identity);
      expect(seen.ok ? "seen" : seen.refusal.code, name).not.toBe("internal");
      const isBinary = !armored && !["empty", "version_unsupported", "header_crlf"].includes(name);
      expect(await containerOf(bytesSource(bytes)), name).toBe(isBinary ? "age" : "unknown");
    }
  });
});

/** Opens a file by its file key alone, whoever it is for. */
async function byFileKey({ fileKey }: AgeVector, bytes: Uint8Array): Promise<ByteSource> {
  if (!fileKey) throw new Error("no file key");
  const source = bytesSource(bytes);
  return openAgePayload(source, await readAgeHeader(source, "f"), fileKey, "f");
}

describe("a vector that age opens", () => {
  const opened = ageVectors.filter((each) => each.expect === "success").map(({ name }) => name);

  it.each(opened)("%s has the payload that is named, header and chunks read here", async (name) => {
    const { bytes, payload, armored } = vector(name);
    const binary = armored ? armor.decode(Buffer.from(bytes).toString("latin1")) : bytes;
    const source = await byFileKey(vector(name), binary);
    expect(sha256(await readAll(source))).toBe(payload);
  });

  it.each(ageSteps.opened)("%s gives any range of it in any order", async (name) => {
    const { bytes, keys, payload } = vector(name);
    const [key] = keys;
    const source = key && (await openAge(bytesSource(bytes), key, "f"));
    if (!source) throw new Error("not opened");
    const whole = await inPieces(source);
    expect(sha256(whole)).toBe(payload);
    const fresh = await byFileKey(vector(name), bytes);
    const range = fc.tuple(fc.nat(whole.length), fc.nat(2 * chunkBytes + 1));
    const reads = fc.asyncProperty(range, async ([from, want]) => {
      const length = Math.min(want, whole.length - from);
      expect(Buffer.compare(await fresh.read(from, length), whole.subarray(from, from + length))).toBe(0);
    });
    await fc.assert(reads, { numRuns: 25 });
  });
});

async function inPieces(source: ByteSource): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of piecesOf(source, 3 * chunkBytes - 1)) pieces.push(piece);
  return joinBytes(pieces);
}

/** The chunks of a payload, without the look at the last one that opening begins with. */
async function chunksOf({ bytes, fileKey }: AgeVector): Promise<AgeChunks | null> {
  const source = bytesSource(bytes);
  const start = (await readAgeHeader(source, "f")).bytes.length + 16;
  const count = chunkCountOf(source.size - start);
  if (count === null || !fileKey) return null;
  const cipher = await chunkCipher(streamKeyOf(fileKey, await source.read(start - 16, 16)));
  return new AgeChunks(sliceSource(source, start, source.size - start), count, cipher, "f");
}

/** The chunks that open, each asked for alone; `null` for one that does not. */
async function openedOneByOne(chunks: AgeChunks): Promise<(Bytes | null)[]> {
  const opened: (Bytes | null)[] = [];
  for (let index = 0; index < chunks.count; index++) {
    const [chunk] = await chunks.open(index, index).catch((error: unknown) => {
      if (error instanceof Refused) return [null];
      throw error;
    });
    opened.push(chunk ?? null);
  }
  return opened;
}

/** What a reader that knows no size may release before it fails, from the first byte on: what the vectors give the digest of. */
async function releasedInOrder({ bytes, fileKey }: AgeVector): Promise<Bytes> {
  const start = (await readAgeHeader(bytesSource(bytes), "f")).bytes.length + 16;
  const cipher = await chunkCipher(streamKeyOf(fileKey ?? new Uint8Array(0), bytes.slice(start - 16, start)));
  const released: Bytes[] = [];
  for (let index = 0; ; index++) {
    const sealed = bytes.subarray(start + index * sealedChunkBytes).subarray(0, sealedChunkBytes);
    const isFull = sealed.length === sealedChunkBytes;
    const inside = isFull ? cipher.open(sealed, { index, last: false }) : null;
    const chunk = inside ?? cipher.open(sealed, { index, last: true });
    if (chunk) released.push(chunk);
    if (!inside) return joinBytes(released);
  }
}

describe("a vector with a broken payload", () => {
  const broken = ageVectors.filter((each) => each.expect === "payload failure" && !each.armored);
  /** How many chunks open before the first that does not. Who knows the size refuses earlier than who reads in order. */
  const intactChunks: Readonly<Record<string, number>> = {
    stream_bad_tag_second_chunk: 1,
    stream_bad_tag_second_chunk_full: 1,
    stream_no_final_two_chunks: 1,
    stream_no_final_two_chunks_full: 1,
    stream_two_final_chunks_second: 1,
  };

  it.each(broken)("$name gives nothing that is not authentic", async (each) => {
    const inOrder = await releasedInOrder(each);
    expect(sha256(inOrder)).toBe(each.payload);
    const chunks = await chunksOf(each);
    const opened = chunks ? await openedOneByOne(chunks) : [null];
    const end = opened.indexOf(null);
    expect(end).toBe(intactChunks[each.name] ?? 0);
    const released = joinBytes(opened.slice(0, end).filter((chunk) => chunk !== null));
    expect(Buffer.compare(released, inOrder.subarray(0, released.length))).toBe(0);
  });
});
