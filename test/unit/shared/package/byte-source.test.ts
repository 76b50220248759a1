import { describe, expect, it } from "vitest";
import { type ByteSource, bytesSource, piecesOf } from "../../../../shared/package/byte-source";

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
