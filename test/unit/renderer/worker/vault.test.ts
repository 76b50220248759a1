import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { readGuesses } from "../../../../renderer/storage/guesses";
import { readSeat } from "../../../../renderer/storage/seat";
import type { PackageService } from "../../../../renderer/worker/contract";
import { GuessGuard, waitAfter } from "../../../../renderer/worker/guess-guard";
import { createPackageService } from "../../../../renderer/worker/package-service";
import { joinBytes } from "../../../../shared/package/bytes";
import { Refused } from "../../../../shared/package/refused";
import { acceptedOf, exampleOfVectors, freshService, quietJob, serviceOn } from "./desk-fixture";

const old = "秋水长天一色";
const next = "落霞孤鹜齐飞";
const request = {
  ...{ role: "expert" as const, name: "钱工", organisation: "示例机床厂", title: "高级技师" },
  passphrase: old,
};
const wrong = { refusal: { code: "wrong-passphrase" } };

async function seated() {
  const desk = await freshService();
  return { ...desk, seat: acceptedOf(await desk.service.createSeat(request)) };
}

async function backupOf(service: PackageService) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  acceptedOf(await service.backUpWhole(async (bytes) => parts.push(bytes.slice()) > 0, quietJob()));
  return { from: "file" as const, file: new Blob([joinBytes(parts)]), name: "备份.jpbackup" };
}

describe("another passphrase", () => {
  it("opens the seat from then on; old backups open with the old one, new ones with the new", async () => {
    const { database, service, seat } = await seated();
    const early = await backupOf(service);
    expect(await service.changePassphrase(next, next)).toMatchObject(wrong);
    acceptedOf(await service.changePassphrase(old, next));
    const late = await backupOf(service);
    expect(await serviceOn(database).unlock(seat.id, old)).toMatchObject(wrong);
    expect(acceptedOf(await serviceOn(database).unlock(seat.id, next))).toEqual(seat);
    for (const [file, right, other] of [
      [early, old, next],
      [late, next, old],
    ] as const) {
      const { service: elsewhere } = await freshService();
      expect(await elsewhere.restoreBackup(file, other, quietJob())).toMatchObject(wrong);
      expect(acceptedOf(await elsewhere.restoreBackup(file, right, quietJob()))).toEqual(seat);
      expect(acceptedOf(await elsewhere.unlock(seat.id, right))).toEqual(seat);
    }
  });

  it("is nothing for the example, nor for a seat that is locked", async () => {
    const { service } = await freshService();
    expect(await service.changePassphrase(old, next)).toMatchObject({ ok: false });
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(await service.changePassphrase("", next)).toMatchObject({ ok: false });
    expect(await service.makeRecovery(null)).toMatchObject({ ok: false });
  });
});

describe("a recovery sheet", () => {
  it("opens the seat and its backups, under a new passphrase; the one before it no more", async () => {
    const { database, service, seat } = await seated();
    const first = acceptedOf(await service.makeRecovery(null));
    const early = await backupOf(service);
    const second = acceptedOf(await service.makeRecovery(null));
    expect(second.code).not.toBe(first.code);
    expect((await readSeat(database, seat.id))?.recovery?.madeAt).toBe(second.madeAt);

    const restarted = serviceOn(database);
    expect(await restarted.recoverSeat(seat.id, first.code, next)).toMatchObject(wrong);
    expect(await restarted.rounds()).toMatchObject({ ok: false });
    expect(acceptedOf(await restarted.recoverSeat(seat.id, second.code.toLowerCase(), next))).toEqual(seat);
    acceptedOf(await restarted.rounds());
    expect(await serviceOn(database).unlock(seat.id, old)).toMatchObject(wrong);
    expect(acceptedOf(await serviceOn(database).unlock(seat.id, next))).toEqual(seat);
    // Used once, it is still there.
    expect(acceptedOf(await serviceOn(database).recoverSeat(seat.id, second.code, old))).toEqual(seat);

    const { service: elsewhere } = await freshService();
    expect(await elsewhere.restoreBackup(early, second.code, quietJob())).toMatchObject(wrong);
    acceptedOf(await elsewhere.restoreBackup(early, first.code, quietJob()));
    expect(acceptedOf(await elsewhere.recoverSeat(seat.id, first.code, next))).toEqual(seat);
  });

  it("is made only for whoever knows the passphrase, once the seat is no longer new", async () => {
    const { database, seat } = await seated();
    const service = serviceOn(database);
    acceptedOf(await service.unlock(seat.id, old));
    expect(await service.makeRecovery(null)).toMatchObject(wrong);
    expect(await service.makeRecovery(next)).toMatchObject(wrong);
    expect((await readSeat(database, seat.id))?.recovery).toBeNull();
    acceptedOf(await service.makeRecovery(old));
  });

  it("does not open a seat without one, nor another seat, nor mistyped", async () => {
    const { service, seat } = await seated();
    const { code } = acceptedOf(await service.makeRecovery(null));
    const other = acceptedOf(await service.createSeat({ ...request, name: "孙工" }));
    for (const [id, typed] of [
      [other.id, code],
      [seat.id, code.slice(1)],
      ["00000000-0000-4000-8000-0000000000ee", code],
    ] as const)
      expect(await service.recoverSeat(id, typed, next)).toMatchObject(wrong);
  });
});

describe("wrong passphrases", () => {
  /** A guard on a clock that the test moves; `again` is the same after a restart. */
  async function guarded() {
    const { database } = await freshService();
    const clock = { at: Date.UTC(2026, 8, 10) };
    const parts = { database, now: () => new Date(clock.at).toISOString() };
    return { clock, database, again: () => new GuessGuard(parts) };
  }
  const id = "00000000-0000-4000-8000-000000000001";
  const fails = () => Promise.reject(new Refused("wrong-passphrase"));
  const codeOf = (trying: Promise<unknown>) =>
    trying.then(
      () => "opened",
      (error) => error.refusal?.code ?? String(error),
    );

  it("wait from the third on, twice as long each time, a minute at most", () => {
    expect(Array.from({ length: 11 }, (_, wrongs) => waitAfter(wrongs) / 1000)).toEqual([
      0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60,
    ]);
    expect(waitAfter(5000)).toBe(60_000);
  });

  it("are counted over restarts, and one that is right ends the count", async () => {
    const { clock, again } = await guarded();
    for (let wrongs = 0; wrongs < 3; wrongs += 1)
      expect(await codeOf(again().guarded(id, fails))).toBe("wrong-passphrase");
    expect(await again().wait(id)).toBe(1000);
    let tried = false;
    const opens = async () => {
      tried = true;
    };
    expect(await codeOf(again().guarded(id, opens))).toBe("too-soon");
    expect(tried).toBe(false);
    clock.at += 1000;
    expect(await codeOf(again().guarded(id, fails))).toBe("wrong-passphrase");
    expect(await again().wait(id)).toBe(2000);
    clock.at -= 86_400_000;
    expect(await again().wait(id)).toBe(2000);
    clock.at += 86_402_000;
    expect(await codeOf(again().guarded(id, opens))).toBe("opened");
    expect(await again().wait(id)).toBe(0);
    expect(await codeOf(again().guarded(id, fails))).toBe("wrong-passphrase");
    expect(await again().wait(id)).toBe(0);
  });

  it("count where the program is killed while it tries one, and what fails otherwise does not", async () => {
    const { database, again } = await guarded();
    for (let killed = 0; killed < 3; killed += 1) {
      void again().guarded(id, () => new Promise(() => undefined));
      await expect.poll(async () => (await readGuesses(database, id))?.wrong).toBe(killed + 1);
    }
    expect(await again().wait(id)).toBe(1000);
    const other = "00000000-0000-4000-8000-000000000002";
    for (let failed = 0; failed < 5; failed += 1)
      expect(await codeOf(again().guarded(other, () => Promise.reject(new Refused("no-space"))))).toBe(
        "no-space",
      );
    expect(await again().wait(other)).toBe(0);
  });

  it("for a backup wait as well: all copies together, over restarts, for passphrase and recovery code", async () => {
    const { service, seat } = await seated();
    const { code } = acceptedOf(await service.makeRecovery(null));
    const [first, second] = [await backupOf(service), await backupOf(service)];
    const clock = { at: Date.UTC(2026, 8, 10) };
    const { database } = await freshService();
    const elsewhere = () =>
      createPackageService({
        ...{ database, now: () => new Date(clock.at).toISOString(), newId: () => crypto.randomUUID() },
        freeBytes: async () => null,
      });
    const { guessedAs } = acceptedOf(await elsewhere().viewBackup(first));
    expect(acceptedOf(await elsewhere().viewBackup(second)).guessedAs).toBe(guessedAs);
    const strange = `${code.startsWith("0") ? "1" : "0"}${code.slice(1)}`;
    for (const [file, typed] of [
      [first, next],
      [second, next],
      [first, strange],
    ] as const)
      expect(await elsewhere().restoreBackup(file, typed, quietJob())).toMatchObject(wrong);
    expect(acceptedOf(await elsewhere().unlockWait(guessedAs))).toBe(1000);
    for (const typed of [old, code])
      expect(await elsewhere().restoreBackup(second, typed, quietJob())).toMatchObject({
        refusal: { code: "too-soon" },
      });
    clock.at += 1000;
    expect(acceptedOf(await elsewhere().restoreBackup(second, code, quietJob()))).toEqual(seat);
    expect(acceptedOf(await elsewhere().unlockWait(guessedAs))).toBe(0);
    expect(acceptedOf(await elsewhere().restoreBackup(first, old, quietJob()))).toEqual(seat);
  });

  it("go on to count in memory where the disk takes nothing", async () => {
    const broken = new GuessGuard({
      now: () => "2026-09-10T00:00:00.000Z",
      database: {
        table: () => ({ get: async () => undefined, put: () => fails(), delete: () => fails() }),
      } as never,
    });
    for (let wrongs = 0; wrongs < 3; wrongs += 1) await codeOf(broken.guarded(id, fails));
    expect(await broken.wait(id)).toBe(1000);
  });
});
