import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { keepPhrases, readPhrases } from "../../../../renderer/storage/phrase";
import { longestPhrase, mostPhrases, type Phrase } from "../../../../shared/domain/phrase";
import { freshDatabase, openSeatOf, packageId, storeId } from "./fixtures";

const one: Phrase = { id: packageId, text: "{领办人}技艺突出。" };
const two: Phrase = { id: storeId, text: "佐证不足。" };

describe("the phrases of a seat", () => {
  it("are kept for it in their order, and no other seat has them", async () => {
    const [database, seat, other] = await Promise.all([freshDatabase(), openSeatOf(1), openSeatOf(2)]);
    expect(await readPhrases(database, seat)).toEqual({ phrases: [], revision: 0 });
    expect(await keepPhrases(database, seat, [one, two], 0)).toBe(1);
    expect(await keepPhrases(database, seat, [two, one], 1)).toBe(2);
    expect(await readPhrases(database, seat)).toEqual({ phrases: [two, one], revision: 2 });
    expect(await readPhrases(database, other)).toEqual({ phrases: [], revision: 0 });
  });

  it("open with the seat's key alone", async () => {
    const [database, seat, other] = await Promise.all([freshDatabase(), openSeatOf(1), openSeatOf(2)]);
    await keepPhrases(database, seat, [one], 0);
    const thief = { seatId: seat.seatId, key: other.key };
    await expect(readPhrases(database, thief)).rejects.toMatchObject({ refusal: { code: "storage-failed" } });
  });

  it("are not overwritten by a change that did not know of the last one", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    await keepPhrases(database, seat, [one], 0);
    const late = keepPhrases(database, seat, [two], 0);
    await expect(late).rejects.toMatchObject({ refusal: { code: "conflict" } });
    expect((await readPhrases(database, seat)).phrases).toEqual([one]);
  });

  it("are not kept where they could not be read again", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    const many = Array.from({ length: mostPhrases + 1 }, () => ({ id: crypto.randomUUID(), text: "好" }));
    const long = { id: packageId, text: "好".repeat(longestPhrase + 1) };
    for (const phrases of [[one, one], [{ ...one, text: "" }], [long], many])
      await expect(keepPhrases(database, seat, phrases, 0)).rejects.toThrow();
    expect(await readPhrases(database, seat)).toEqual({ phrases: [], revision: 0 });
  });
});
