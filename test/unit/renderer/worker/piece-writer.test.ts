import "fake-indexeddb/auto";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Database, openDatabase } from "../../../../renderer/storage/database";
import { PieceWriter } from "../../../../renderer/worker/piece-writer";

const storeId = "00000000-0000-4000-8000-0000000000aa";
const mib = 1024 * 1024;
let made = 0;

async function fresh(): Promise<{ database: Database; writer: PieceWriter }> {
  made++;
  const database = await openDatabase(`writer-${made}`);
  return { database, writer: new PieceWriter(database, storeId) };
}

const piece = (path: string, offset: number, size: number) => ({
  ...{ path, offset, size: offset + size, bytes: new Uint8Array(size).fill(3) },
});

const stored = async (database: Database) =>
  (await database.table("pieces").toArray()).map(({ path, index, blob }) => [path, index, blob.size]);

describe("the writer of pieces", () => {
  it("stores every piece under its index, small files too", async () => {
    const { database, writer } = await fresh();
    await writer.write(piece("a", 0, 4 * mib));
    await writer.write(piece("a", 4 * mib, 10));
    await writer.write(piece("b", 0, 20));
    await writer.flush();
    expect(await stored(database)).toEqual([
      ["a", 0, 4 * mib],
      ["a", 1, 10],
      ["b", 0, 20],
    ]);
  });

  it("stores of a view only what it shows", async () => {
    const { database, writer } = await fresh();
    const view = Uint8Array.from({ length: mib }, (_, index) => index & 0xff).subarray(10, 15);
    await writer.write({ path: "a", offset: 0, size: 5, bytes: view });
    await writer.flush();
    const [row] = await database.table("pieces").toArray();
    expect([...new Uint8Array(await row.blob.arrayBuffer())]).toEqual([10, 11, 12, 13, 14]);
  });

  it("tells the next writer of a piece that was not stored", async () => {
    const { database, writer } = await fresh();
    database.close({ disableAutoOpen: true });
    // Four pieces fill a transaction; who brings the piece that fills the next one hears of it.
    for (let index = 0; index < 7; index++) await writer.write(piece("a", index * 4 * mib, 4 * mib));
    await expect(writer.write(piece("a", 28 * mib, 4 * mib))).rejects.toThrow();
    await writer.quiet();
  });

  it("stores four pieces in one strict transaction, and waits for it before the next", async () => {
    // Dexie binds the engine's function when it opens.
    const opened = vi.spyOn(IDBDatabase.prototype, "transaction");
    onTestFinished(() => opened.mockRestore());
    const { database, writer } = await fresh();
    for (let index = 0; index < 9; index++) await writer.write(piece("a", index * 4 * mib, 4 * mib));
    expect(await stored(database)).toHaveLength(8);
    await writer.flush();
    const writes = opened.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.map(([, , options]) => options)).toEqual(Array(3).fill({ durability: "strict" }));
    expect(await stored(database)).toHaveLength(9);
  });

  it("refuses a piece that begins between two pieces", async () => {
    const { writer } = await fresh();
    await expect(writer.write(piece("a", 5, 10))).rejects.toThrow();
  });
});
