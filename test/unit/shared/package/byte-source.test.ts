import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  type ByteSource,
  bytesSource,
  piecesOf,
  sequentialSource,
} from "../../../../shared/package/byte-source";
import { verifyTask } from "../../../../shared/package/verify-task";
import { deflatedAgain } from "../../../fixtures/lying";
import { dossierOf, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index & 0xff);

/** A source that notes each read's beginning and end, and fails from `broken` on. */
function watched(broken = Number.POSITIVE_INFINITY) {
  const inner = bytesSource(bytes);
  const seen: string[] = [];
  const source: ByteSource = {
    size: inner.size,
    async read(offset, length, signal) {
      seen.push(`read ${offset}`);
      if (offset >= broken) throw new Error("torn");
      const read = await inner.read(offset, length, signal);
      seen.push(`have ${offset}`);
      return read;
    },
  };
  return { source, seen };
}

describe("a source piece by piece", () => {
  it.each([1, 300, 500, 1000, 2000])("gives every byte once, in pieces of %i", async (pieceSize) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of piecesOf(bytesSource(bytes), pieceSize)) pieces.push(piece);
    expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
    expect(pieces.slice(0, -1).every((piece) => piece.length === pieceSize)).toBe(true);
  });

  it("reads the next piece while one is used, and only that", async () => {
    const { source, seen } = watched();
    for await (const piece of piecesOf(source, 400)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(`used ${piece.length}`);
    }
    const order = ["read 0", "have 0", "read 400", "have 400", "used 400"];
    expect(seen).toEqual([...order, "read 800", "have 800", "used 400", "used 200"]);
  });

  it("gives what was read before a torn piece, then its error", async () => {
    const pieces = piecesOf(watched(400).source, 400);
    expect((await pieces.next()).value).toHaveLength(400);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(pieces.next()).rejects.toThrow("torn");
  });

  it("lets a reader go that stops early, whatever becomes of the piece read ahead", async () => {
    for await (const piece of piecesOf(watched(400).source, 400)) {
      expect(piece).toHaveLength(400);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("gives nothing of an empty source", async () => {
    expect((await piecesOf(bytesSource(new Uint8Array(0)), 10).next()).done).toBe(true);
  });
});

describe("a source over bytes that come only in order", () => {
  const inOrder = () => sequentialSource(bytes.length, () => piecesOf(bytesSource(bytes), 64));

  it.each([
    [0, 1000],
    [70, 10],
    [999, 1],
    [0, 0],
  ])("gives %i and %i bytes from there, in any order of reads", async (offset, length) => {
    const source = inOrder();
    await source.read(500, 200);
    expect(await source.read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
  });

  it("goes on after a read whose signal was aborted when it was done", async () => {
    const source = inOrder();
    const done = new AbortController();
    expect(await source.read(0, 100, done.signal)).toEqual(bytes.subarray(0, 100));
    done.abort();
    expect(await source.read(100, 900)).toEqual(bytes.subarray(100));
  });

  it("stops a read that is stopped, and serves the next one", async () => {
    const source = inOrder();
    await source.read(0, 10);
    const stopped = new AbortController();
    stopped.abort();
    await expect(source.read(10, 500, stopped.signal)).rejects.toThrow(/abort/i);
    expect(await source.read(10, 500)).toEqual(bytes.subarray(10, 510));
  });

  it("begins anew after a failure of what is below it", async () => {
    let torn = true;
    const source = sequentialSource(bytes.length, async function* () {
      yield bytes.slice(0, 500);
      if (torn) throw new Error("torn");
      yield bytes.slice(500);
    });
    await expect(source.read(0, 1000)).rejects.toThrow("torn");
    torn = false;
    expect(await source.read(0, 1000)).toEqual(bytes);
  });
});

describe("a deflated material of several pieces", () => {
  it("is verified whole from the package itself", { timeout: 30_000 }, async () => {
    const scan = new Uint8Array(randomBytes(14 * 1024 * 1024));
    const { bytes: shipped } = await sampleTask({ dossiers: [await dossierOf("a1", [scan])] });
    const { bureau, expert } = await people();
    const verdict = await verifyTask({
      ...{ source: bytesSource(await deflatedAgain(shipped)), cards: [bureau.trusted] },
      ...{ identity: expert.keys.identity, depth: "materials" },
    });
    expect(verdict).toMatchObject({ ok: true, value: { checked: ["signature", "files", "contents"] } });
  });
});
