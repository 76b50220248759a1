import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { keepRelations, readRelations } from "../../../../renderer/storage/relations";
import { freshDatabase, openSeatOf } from "./fixtures";

const person = (name: string) => ({ kind: "person" as const, name, note: "徒弟" });

describe("whom an expert is related to", () => {
  it("is kept for its seat alone, and the newest list counts", async () => {
    const [database, seat, other] = await Promise.all([freshDatabase(), openSeatOf(1), openSeatOf(2)]);
    expect(await readRelations(database, seat)).toEqual({ relations: [], revision: 0 });
    const first = await keepRelations(database, seat, { relations: [person("甲")], revision: 0 });
    await keepRelations(database, seat, { ...first, relations: [person("甲"), person("乙")] });
    expect((await readRelations(database, seat)).relations.map((each) => each.name)).toEqual(["甲", "乙"]);
    expect((await readRelations(database, other)).relations).toEqual([]);
    const thief = { seatId: seat.seatId, key: other.key };
    await expect(readRelations(database, thief)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
  });

  it("is not overwritten by a list that was read before a newer one", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    await keepRelations(database, seat, { relations: [person("甲")], revision: 0 });
    const late = keepRelations(database, seat, { relations: [], revision: 0 });
    await expect(late).rejects.toMatchObject({ refusal: { code: "conflict" } });
    expect((await readRelations(database, seat)).relations).toHaveLength(1);
  });

  it("has names of some length", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    for (const name of [" ", "长".repeat(101)])
      await expect(
        keepRelations(database, seat, { relations: [person(name)], revision: 0 }),
      ).rejects.toThrow();
  });
});
