import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { openApplicationRows, readApplicationRows } from "../../../../renderer/storage/application";
import { readEnvelope } from "../../../../renderer/storage/envelope";
import { openPackageRow, readPackageRows } from "../../../../renderer/storage/package";
import { countPieces, putPieces, readFile } from "../../../../renderer/storage/payload";
import { PieceReader } from "../../../../renderer/storage/piece-reader";
import { beginStage, discardStage, sweepStages } from "../../../../renderer/storage/stage";
import { commitImport, packageStanding } from "../../../../renderer/storage/task-import";
import { applicationOf, at, freshDatabase, openSeatOf, storedPackage, storeId } from "./fixtures";

const path = "data/applications/a1/m1.age";
const pieceBytes = 4 * 1024 * 1024;

const byteAt = (offset: number) => (offset * 31 + (offset >> 8)) & 0xff;
const content = Uint8Array.from({ length: pieceBytes + 1000 }, (_, offset) => byteAt(offset));

async function stagedDesk() {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  await beginStage(database, storeId, at);
  await putPieces(
    database,
    [content.slice(0, pieceBytes), content.slice(pieceBytes)].map((bytes, index) => ({
      ...{ version: 1 as const, storeId, path, index, blob: new Blob([bytes]) },
    })),
  );
  return { database, seat };
}

const verified = {
  stored: storedPackage,
  files: [{ path, size: content.length, sha256: "e".repeat(64) }],
  envelope: new Map([["signature.jws", new Uint8Array([1, 2, 3, 250])]]),
  applications: [applicationOf("a2"), applicationOf("a1")],
  carried: null,
  over: null,
};

describe("an import", () => {
  it("is visible, with its documents in the package's order, once it is committed", async () => {
    const { database, seat } = await stagedDesk();
    await commitImport(database, seat, verified);
    const [row] = await readPackageRows(database, seat.seatId);
    expect(row && (await openPackageRow(seat, row))).toEqual(storedPackage);
    expect(await readEnvelope(database, seat, storedPackage.packageId)).toEqual(verified.envelope);
    const rows = await readApplicationRows(database, seat.seatId, storedPackage.packageId);
    expect((await openApplicationRows(seat, rows)).map((each) => each.id)).toEqual(["a2", "a1"]);
  });

  it("is not visible before, and leaves nothing when it is given up", async () => {
    const { database, seat } = await stagedDesk();
    expect(await readPackageRows(database, seat.seatId)).toEqual([]);
    await discardStage(database, storeId);
    expect(await countPieces(database, storeId)).toBe(0);
    for (const table of database.tables) expect([table.name, await table.count()]).toEqual([table.name, 0]);
  });

  it("that never ended is swept at the next start; one that did stays", async () => {
    const { database, seat } = await stagedDesk();
    await commitImport(database, seat, verified);
    const other = storeId.replace("ff", "fe");
    await beginStage(database, other, at);
    await putPieces(database, [{ version: 1, storeId: other, path, index: 0, blob: new Blob(["x"]) }]);
    expect(await sweepStages(database)).toBe(1);
    expect(await countPieces(database, other)).toBe(0);
    expect(await countPieces(database, storeId)).toBe(2);
    expect(await sweepStages(database)).toBe(0);
  });

  it("commits nothing at all where a part cannot be stored", async () => {
    const { database, seat } = await stagedDesk();
    const twice = { ...verified, applications: [applicationOf("a1"), applicationOf("a1")] };
    await expect(commitImport(database, seat, twice)).rejects.toThrow();
    expect(await readPackageRows(database, seat.seatId)).toEqual([]);
    expect(await database.table("files").count()).toBe(0);
    expect(await sweepStages(database)).toBe(1);
  });

  it("that was committed is not given up any more", async () => {
    const { database, seat } = await stagedDesk();
    await commitImport(database, seat, verified);
    await discardStage(database, storeId);
    expect(await countPieces(database, storeId)).toBe(2);
    expect(await readFile(database, storeId, path)).toMatchObject({ size: content.length });
  });

  it("whose stage went away while it ran is given up whole", async () => {
    const { database } = await stagedDesk();
    await database.table("stages").clear();
    await discardStage(database, storeId);
    expect(await countPieces(database, storeId)).toBe(0);
  });

  it("without a stage is refused", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    await expect(commitImport(database, seat, verified)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
  });
});

describe("the standing of a package", () => {
  it.each([
    ["already", "the same digest", {}],
    ["conflict", "the same id with another digest", { digest: "9".repeat(64), roundRevision: 2 }],
    [
      "conflict",
      "the same round and revision with another digest",
      { digest: "9".repeat(64), packageId: storeId },
    ],
    ["new", "a newer revision", { digest: "9".repeat(64), packageId: storeId, roundRevision: 2 }],
  ])("is %s for %s", async (standing, _what, change) => {
    const { database, seat } = await stagedDesk();
    await commitImport(database, seat, verified);
    expect(await packageStanding(database, seat.seatId, { ...storedPackage, ...change })).toBe(standing);
    expect(await packageStanding(database, (await openSeatOf(2)).seatId, storedPackage)).toBe("new");
  });
});

describe("a stored payload file", () => {
  it.each([
    ["inside a piece", 5, 100],
    ["over the seam of two pieces", pieceBytes - 10, 30],
    ["to its end", pieceBytes + 900, 100],
    ["as a whole", 0, content.length],
    ["of no length", 77, 0],
  ])("is read %s", async (_what, offset, length) => {
    const { database, seat } = await stagedDesk();
    await commitImport(database, seat, verified);
    const file = await readFile(database, storeId, path);
    const reader = new PieceReader(database, file ?? expect.unreachable());
    const expected = content.subarray(offset, offset + length);
    expect(Buffer.compare(await reader.read(offset, length), expected)).toBe(0);
    await expect(reader.read(content.length - 1, 2)).rejects.toThrow(RangeError);
  });

  it("refuses where a piece is gone, and looks again when it is asked again", async () => {
    const { database, seat } = await stagedDesk();
    await commitImport(database, seat, verified);
    await database.table("pieces").delete([storeId, path, 1]);
    const file = await readFile(database, storeId, path);
    const reader = new PieceReader(database, file ?? expect.unreachable());
    await expect(reader.read(pieceBytes - 1, 2)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
    await putPieces(database, [
      { version: 1, storeId, path, index: 1, blob: new Blob([content.slice(pieceBytes)]) },
    ]);
    expect(await reader.read(pieceBytes, 4)).toEqual(content.slice(pieceBytes, pieceBytes + 4));
    expect(await reader.read(0, 4)).toEqual(content.slice(0, 4));
  });

  it("of a hundred pieces is read anywhere, and of its neighbours in the database nothing", async () => {
    const database = await freshDatabase();
    const long = "data/applications/a1/m2.age";
    const pieces = Array.from({ length: 100 }, (_, index) => ({
      ...({ version: 1, storeId, path: long, index } as const),
      // Nothing but a piece's first bytes is asked for: the rest is not made.
      blob: new Blob([Uint8Array.of(index, index, index, index)]),
    }));
    const others = ["data/applications/a1/m1.age", "data/applications/a1/m3.age"].map((other) => ({
      ...({ version: 1, storeId, path: other, index: 17 } as const),
      blob: new Blob(["other"]),
    }));
    await putPieces(database, [...pieces, ...others]);
    const reader = new PieceReader(database, { storeId, path: long, size: 100 * pieceBytes });
    for (const index of [99, 0, 15, 16, 17, 50, 99])
      expect(await reader.read(index * pieceBytes, 4)).toEqual(Uint8Array.of(index, index, index, index));
  });
});
