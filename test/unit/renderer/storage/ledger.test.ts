import "fake-indexeddb/auto";
import type { Dexie } from "dexie";
import { describe, expect, it } from "vitest";
import type { OpenSeat } from "../../../../renderer/storage/box";
import {
  bundlePath,
  bundleSource,
  isRecorded,
  readLedger,
  recordBundle,
  recordCrossCheck,
  recordDecision,
  recordRefusal,
} from "../../../../renderer/storage/ledger";
import { countPieces, putPieces } from "../../../../renderer/storage/payload";
import { beginStage, discardStage, sweepStages } from "../../../../renderer/storage/stage";
import { at, freshDatabase, newBundle, newDecision, newRefusal, openSeatOf, storeId } from "./fixtures";

const shipped = new TextEncoder().encode("age-encryption.org/v1 …");

async function staged(database: Dexie, store = storeId): Promise<void> {
  await beginStage(database, store, at);
  const piece = {
    version: 1,
    storeId: store,
    path: bundlePath,
    index: 0,
    blob: new Blob([shipped]),
  } as const;
  await putPieces(database, [piece]);
}

async function withOneBundle(): Promise<{ database: Dexie; seat: OpenSeat }> {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  await staged(database);
  await recordBundle(database, seat, { ...newBundle, size: shipped.length }, 0);
  return { database, seat };
}

const { size: _size, sha256: _sha256, ...kept } = newBundle;

describe("the ledger's table", () => {
  it("keeps a bundle with its bytes, and its stage is over", async () => {
    const { database, seat } = await withOneBundle();
    const ledger = await readLedger(database, seat);
    expect(ledger).toEqual({
      ...{ bundles: [{ ...kept, number: 1, fault: null }], decisions: [], refusals: [], rows: 1 },
    });
    const source = await bundleSource(database, newBundle);
    expect(await source.read(0, source.size)).toEqual(shipped);
    expect(await sweepStages(database)).toBe(0);
    expect(await countPieces(database, storeId)).toBe(1);
  });

  it("keeps what happened in its order, each of its kind", async () => {
    const { database, seat } = await withOneBundle();
    await recordRefusal(database, seat, newRefusal);
    await recordDecision(database, seat, newDecision, 2);
    expect(await readLedger(database, seat)).toMatchObject({
      bundles: [{ number: 1 }],
      refusals: [{ ...newRefusal, number: 2 }],
      decisions: [{ ...newDecision, number: 3 }],
      rows: 3,
    });
  });

  it("takes neither a bundle nor a decision that was judged by fewer rows, and leaves nothing of it", async () => {
    const { database, seat } = await withOneBundle();
    const store = "00000000-0000-4000-8000-0000000000ee";
    await staged(database, store);
    const late = { ...newBundle, id: store, storeId: store, digest: "9".repeat(64) };
    await expect(recordBundle(database, seat, late, 0)).rejects.toMatchObject({
      refusal: { code: "internal" },
    });
    await expect(recordDecision(database, seat, newDecision, 0)).rejects.toThrow();
    expect((await readLedger(database, seat)).rows).toBe(1);
    await expect(bundleSource(database, late)).rejects.toMatchObject({ refusal: { code: "storage-failed" } });
    await discardStage(database, store);
    expect(await countPieces(database, store)).toBe(0);
  });

  it("takes no bundle whose bytes were not staged", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    await expect(recordBundle(database, seat, newBundle, 0)).rejects.toThrow();
    expect((await readLedger(database, seat)).rows).toBe(0);
  });

  it("keeps a refused file once for each reason", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    const other = "00000000-0000-4000-8000-0000000000dd";
    await recordRefusal(database, seat, newRefusal);
    await recordRefusal(database, seat, { ...newRefusal, id: other, fileName: "又一次.jpreview" });
    await recordRefusal(database, seat, { ...newRefusal, id: other, code: "signer-unknown" });
    const { refusals } = await readLedger(database, seat);
    expect(refusals.map((each) => [each.number, each.code, each.fileName])).toEqual([
      [1, newRefusal.code, newRefusal.fileName],
      [2, "signer-unknown", newRefusal.fileName],
    ]);
  });

  it("knows the digests of verified bundles, of its own seat alone", async () => {
    const { database, seat } = await withOneBundle();
    await recordRefusal(database, seat, newRefusal);
    expect(await isRecorded(database, seat.seatId, newBundle.digest)).toBe(true);
    expect(await isRecorded(database, seat.seatId, newRefusal.sha256)).toBe(false);
    const other = await openSeatOf(2);
    expect(await isRecorded(database, other.seatId, newBundle.digest)).toBe(false);
    expect((await readLedger(database, other)).rows).toBe(0);
  });

  it("notes what a check against the task came to", async () => {
    const { database, seat } = await withOneBundle();
    await recordCrossCheck(database, seat.seatId, newBundle.id, "cross-check");
    expect((await readLedger(database, seat)).bundles).toMatchObject([
      { crossChecked: true, fault: "cross-check" },
    ]);
    await recordCrossCheck(database, seat.seatId, newBundle.id, null);
    expect((await readLedger(database, seat)).bundles).toMatchObject([{ crossChecked: true, fault: null }]);
    await expect(recordCrossCheck(database, seat.seatId, storeId, null)).rejects.toThrow();
  });
});
