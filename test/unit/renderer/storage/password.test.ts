import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { keepPassword, readPassword } from "../../../../renderer/storage/password";
import { freshDatabase, openSeatOf } from "./fixtures";

const name = { roundId: "r2026", applicationId: "a1", materialId: "m1" };

describe("the password of a material", () => {
  it("is kept for its seat and its material, and the newest counts", async () => {
    const [database, seat, other] = await Promise.all([freshDatabase(), openSeatOf(1), openSeatOf(2)]);
    expect(await readPassword(database, seat, name)).toBeNull();
    await keepPassword(database, seat, name, "旧口令");
    await keepPassword(database, seat, name, "新口令");
    expect(await readPassword(database, seat, name)).toBe("新口令");
    expect(await readPassword(database, seat, { ...name, materialId: "m2" })).toBeNull();
    expect(await readPassword(database, other, name)).toBeNull();
  });

  it("opens with the seat's key alone", async () => {
    const [database, seat, other] = await Promise.all([freshDatabase(), openSeatOf(1), openSeatOf(2)]);
    await keepPassword(database, seat, name, "口令");
    const thief = { seatId: seat.seatId, key: other.key };
    await expect(readPassword(database, thief, name)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
  });

  it("is not kept where there is none, or one that no PDF has", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    for (const password of ["", "长".repeat(128)])
      await expect(keepPassword(database, seat, name, password)).rejects.toThrow();
  });
});
