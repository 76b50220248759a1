import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { appendEntries, readEntries } from "../../../../renderer/storage/change";
import { openReviewRows, readReviewRows } from "../../../../renderer/storage/review";
import { addSeal, readSeal, reopenSeal, type Seal } from "../../../../renderer/storage/sealed";
import { at, entryOf, freshDatabase, openSeatOf, packageId } from "./fixtures";

const name = { packageId, applicationId: "a1" };
const figures = { scored: 1, points: 6.5 };

async function deskWithEntries(...seqs: number[]) {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  if (seqs.length > 0) await appendEntries(database, seat, name, seqs.map(entryOf), figures, at);
  return { database, seat };
}

describe("a review's history", () => {
  it("comes back in order, with the review's figures", async () => {
    const { database, seat } = await deskWithEntries(1, 2);
    await appendEntries(database, seat, name, [entryOf(3)], { scored: 2, points: 8 }, at);
    expect(await readEntries(database, seat, name)).toEqual([entryOf(1), entryOf(2), entryOf(3)]);
    const [review] = await openReviewRows(seat, await readReviewRows(database, seat.seatId, packageId));
    expect(review).toMatchObject({ lastSeq: 3, savedAt: at, scored: 2, points: 8, sealNumber: null });
  });

  it.each([
    ["a gap before", [4]],
    ["a gap inside", [3, 5]],
    ["an entry that is there", [2]],
    ["two of one number", [3, 3]],
    ["the wrong order", [4, 3]],
  ])("refuses %s and changes nothing", async (_what, seqs) => {
    const { database, seat } = await deskWithEntries(1, 2);
    const append = appendEntries(database, seat, name, seqs.map(entryOf), { scored: 9, points: 9 }, at);
    await expect(append).rejects.toMatchObject({ refusal: { code: "internal" } });
    expect(await readEntries(database, seat, name)).toEqual([entryOf(1), entryOf(2)]);
    const [review] = await openReviewRows(seat, await readReviewRows(database, seat.seatId, packageId));
    expect(review).toMatchObject({ lastSeq: 2, ...figures });
  });

  it("lets one of two writers of the same number in", async () => {
    const { database, seat } = await deskWithEntries();
    const tries = await Promise.allSettled(
      [1, 1].map((seq) => appendEntries(database, seat, name, [entryOf(seq)], figures, at)),
    );
    expect(tries.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await readEntries(database, seat, name)).toEqual([entryOf(1)]);
  });

  it.each([
    ["the last", 3],
    ["a middle one", 2],
  ])("is refused when %s entry was taken out of the database", async (_what, seq) => {
    const { database, seat } = await deskWithEntries(1, 2, 3);
    await database.table("changes").delete([seat.seatId, packageId, "a1", seq]);
    await expect(readEntries(database, seat, name)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
  });

  it("is refused when two entries were swapped in the database", async () => {
    const { database, seat } = await deskWithEntries(1, 2);
    const changes = database.table("changes");
    const [one, two] = await changes.toArray();
    await changes.bulkPut([
      { ...one, box: two.box },
      { ...two, box: one.box },
    ]);
    await expect(readEntries(database, seat, name)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
  });

  it("does not open for another seat", async () => {
    const { database, seat } = await deskWithEntries(1);
    const thief = { seatId: seat.seatId, key: (await openSeatOf(2)).key };
    await expect(readEntries(database, thief, name)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
    expect(await readEntries(database, await openSeatOf(2), name)).toEqual([]);
  });
});

const seal: Seal = {
  ...{ ...name, number: 1, lastSeq: 2, sealedAt: at, state: "scored", total: 6.5 },
  ...{ reviewSha256: "d".repeat(64), signedOn: "2026-03-02" },
  review: new Uint8Array([1, 2, 3]),
  annotations: new Uint8Array([4]),
  opinionPdf: new Uint8Array([5, 6]),
};

describe("a seal", () => {
  it("keeps its exact bytes and shuts the history", async () => {
    const { database, seat } = await deskWithEntries(1, 2);
    await addSeal(database, seat, seal, figures);
    expect(await readSeal(database, seat, name, 1)).toEqual(seal);
    const append = appendEntries(database, seat, name, [entryOf(3)], figures, at);
    await expect(append).rejects.toMatchObject({ refusal: { code: "internal" } });
  });

  it("is refused where the review went on after its bytes were made", async () => {
    const { database, seat } = await deskWithEntries(1, 2, 3);
    await expect(addSeal(database, seat, seal, figures)).rejects.toMatchObject({
      refusal: { code: "conflict" },
    });
    expect(await readSeal(database, seat, name, 1)).toBeNull();
  });

  it("can be taken off with a reason; its bytes stay and the history goes on", async () => {
    const { database, seat } = await deskWithEntries(1, 2);
    await addSeal(database, seat, seal, figures);
    await reopenSeal(database, seat, name, 1, { at, reason: "漏评一项" });
    expect(await readSeal(database, seat, name, 1)).toEqual(seal);
    await appendEntries(database, seat, name, [entryOf(3)], figures, at);
    await addSeal(database, seat, { ...seal, number: 2, lastSeq: 3 }, figures);
    expect((await readSeal(database, seat, name, 2))?.lastSeq).toBe(3);
  });
});
