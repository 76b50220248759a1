import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { addCard, readCards, renewCard, withdrawalOf, withdrawCard } from "../../../../renderer/storage/card";
import { at, freshDatabase, kid, openSeatOf, recipient } from "./fixtures";
import { versionOne } from "./schemas/version-1";

const card = {
  ...{ kid, role: "bureau" as const, name: "某局", organisation: "某科", title: "科长", recipient },
  ...{ fingerprint: "AAAA BBBB", createdAt: at, compact: "a.b.c" },
};
const day = (number: number) => `2026-03-0${number}T09:00:00+08:00`;
const accepted = { at: day(1), by: "钱工" };
const withdrawal = { at: day(2), by: "钱工", reason: "密钥可能外泄" };

async function register() {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  await addCard(database, seat, card, accepted);
  return { database, seat };
}

describe("a card of the register", () => {
  it("says who accepted it and when, and counts", async () => {
    const { database, seat } = await register();
    const [known = expect.unreachable()] = await readCards(database, seat);
    expect(known).toEqual({ ...card, decisions: [{ kind: "accepted", ...accepted }] });
    expect(withdrawalOf(known)).toBeNull();
  });

  it("keeps what was decided before, through withdrawals and acceptances", async () => {
    const { database, seat } = await register();
    await withdrawCard(database, seat, kid, withdrawal);
    await renewCard(database, seat, card, { at: day(3), by: "钱工" });
    const last = await withdrawCard(database, seat, kid, { ...withdrawal, at: day(4), reason: "换了电脑" });
    const [known] = await readCards(database, seat);
    expect(known).toEqual(last);
    expect(known?.decisions).toEqual([
      { kind: "accepted", ...accepted },
      { kind: "withdrawn", ...withdrawal },
      { kind: "accepted", at: day(3), by: "钱工" },
      { kind: "withdrawn", at: day(4), by: "钱工", reason: "换了电脑" },
    ]);
    expect(withdrawalOf(last)?.reason).toBe("换了电脑");
  });

  it("stays as it is when it is withdrawn twice, or accepted while it counts", async () => {
    const { database, seat } = await register();
    const same = await renewCard(database, seat, { ...card, name: "他人" }, { at: day(3), by: "钱工" });
    expect(same.decisions).toHaveLength(1);
    expect(same.name).toBe("某局");
    const first = await withdrawCard(database, seat, kid, withdrawal);
    expect(await withdrawCard(database, seat, kid, { ...withdrawal, at: day(4) })).toEqual(first);
    expect(await readCards(database, seat)).toEqual([first]);
  });

  it("is the one that was accepted last, and the one before is kept", async () => {
    const { database, seat } = await register();
    await withdrawCard(database, seat, kid, withdrawal);
    const issued = { ...card, title: "处长", compact: "d.e.f" };
    await renewCard(database, seat, issued, { at: day(3), by: "钱工" });
    expect((await readCards(database, seat))[0]).toMatchObject(issued);
    const [row] = await database.table("cards").toArray();
    const owner = new TextEncoder().encode(JSON.stringify(["cards", [seat.seatId, kid], row.version, "box"]));
    const parameters = { name: "AES-GCM", iv: row.box.iv, additionalData: owner };
    const plain = new TextDecoder().decode(await crypto.subtle.decrypt(parameters, seat.key, row.box.data));
    expect(JSON.parse(plain).later.at(-1)).toMatchObject({ kind: "accepted", replaced: "a.b.c" });
  });

  it("is withdrawn only where there is one, with a reason, and by one of two at a time", async () => {
    const { database, seat } = await register();
    const other = await openSeatOf(2);
    await expect(withdrawCard(database, other, kid, withdrawal)).rejects.toMatchObject({
      refusal: { code: "internal" },
    });
    await expect(withdrawCard(database, seat, kid, { ...withdrawal, reason: "" })).rejects.toMatchObject({
      refusal: { code: "internal" },
    });
    const tries = await Promise.allSettled([1, 2].map(() => withdrawCard(database, seat, kid, withdrawal)));
    expect(tries.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await readCards(database, seat))[0]?.decisions).toHaveLength(2);
  });

  it("of version 1 opens, is withdrawn and is then of the current version", async () => {
    const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
    const { cards = [] } = await versionOne.records();
    await database.table("cards").bulkAdd([...cards]);
    const [old = expect.unreachable()] = await readCards(database, seat);
    expect(old.decisions).toEqual([{ kind: "accepted", at, by: null }]);
    const now = await withdrawCard(database, seat, old.kid, withdrawal);
    expect(await readCards(database, seat)).toEqual([now]);
    expect(now.decisions).toEqual([...old.decisions, { kind: "withdrawn", ...withdrawal }]);
    expect((await database.table("cards").toArray()).map((row) => row.version)).toEqual([2]);
  });
});
