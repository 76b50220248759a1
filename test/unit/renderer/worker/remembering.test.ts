import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../../renderer/storage/database";
import type { Bytes, PackageService } from "../../../../renderer/worker/contract";
import { createPackageService } from "../../../../renderer/worker/package-service";
import type { Keychain } from "../../../../renderer/worker/remember-contract";
import { KeychainPlace, rememberedDays } from "../../../../renderer/worker/remembering";
import { joinBytes } from "../../../../shared/package/bytes";
import { acceptedOf, exampleOfVectors, quietJob } from "./desk-fixture";

const passphrase = "秋水长天一色";
const next = "落霞孤鹜齐飞";
const request = {
  ...{ role: "expert" as const, name: "钱工", organisation: "示例机床厂", title: "高级技师" },
  passphrase,
};
const asked = { refusal: { code: "wrong-passphrase" } };
const day = 86_400_000;

/** A keychain in memory, which may refuse to work. */
class Chain implements Keychain {
  readonly halves = new Map<string, Bytes>();
  readonly told: string[] = [];
  broken = false;
  async keep(seatId: string, half: Bytes) {
    this.#demand();
    this.halves.set(seatId, half.slice());
  }
  async fetch(seatId: string) {
    return this.broken ? null : (this.halves.get(seatId)?.slice() ?? null);
  }
  async forget(seatId: string) {
    this.#demand();
    this.halves.delete(seatId);
  }
  async failed(code: string) {
    this.told.push(code);
  }
  #demand() {
    if (this.broken) throw new Error("no keychain");
  }
}

let made = 0;

/** A seat that is open, a clock that the test moves, and the program as after a start. */
async function seated() {
  made += 1;
  const database: Database = await openDatabase(`remembering-${made}`);
  const chain = new Chain();
  const clock = { at: Date.UTC(2026, 8, 10) };
  const started = (): PackageService => {
    const keychain = new KeychainPlace();
    keychain.attach(chain);
    return createPackageService({
      ...{ database, keychain, now: () => new Date(clock.at).toISOString() },
      ...{ newId: () => crypto.randomUUID(), freeBytes: async () => null },
    });
  };
  const service = started();
  const seat = acceptedOf(await service.createSeat(request));
  return { database, chain, clock, started, service, seat };
}

async function remembered() {
  const desk = await seated();
  acceptedOf(await desk.service.remember(passphrase));
  return desk;
}

const rowsOf = async (database: Database) =>
  (await database.table("device").toArray()).filter(({ id }) => id !== "device");

describe("a seat that this computer remembers", () => {
  it("is none before somebody says so with the passphrase", async () => {
    const { service, started, seat, chain, database } = await seated();
    expect(acceptedOf(await service.remembered(seat.id))).toEqual({ isRemembered: false, until: null });
    expect(await service.remember(next)).toMatchObject(asked);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    expect([chain.halves.size, await rowsOf(database)]).toEqual([0, []]);
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(await service.remember("")).toMatchObject({ ok: false });
  });

  it("opens at a start without the passphrase, which still opens it as well", async () => {
    const { started, seat } = await remembered();
    const service = started();
    expect(acceptedOf(await service.remembered(seat.id)).until).toBe("2026-09-24T00:00:00.000Z");
    expect(acceptedOf(await service.unlockRemembered(seat.id))).toEqual(seat);
    acceptedOf(await service.rounds());
    expect(acceptedOf(await started().unlock(seat.id, passphrase))).toEqual(seat);
  });

  it("keeps neither passphrase nor keys in what lies here, and another one's halves open nothing", async () => {
    const { database, chain, started, seat, service } = await remembered();
    const [row] = await rowsOf(database);
    const lies = JSON.stringify([row, [...chain.halves]], (_name, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
    for (const secret of [passphrase, "AGE-SECRET-KEY", '"storageKey"', '"signing"'])
      expect(lies).not.toContain(secret);
    const other = acceptedOf(await service.createSeat({ ...request, name: "孙工" }));
    acceptedOf(await service.remember(passphrase));
    const [own, others] = [seat.id, other.id].map((id) => chain.halves.get(id));
    chain.halves.set(seat.id, others as Bytes);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    chain.halves.set(seat.id, own as Bytes);
    acceptedOf(await started().unlockRemembered(seat.id));
  });

  it("asks for the passphrase without either half, and where the time of what is kept was changed", async () => {
    const { database, chain, started, seat } = await remembered();
    const [row] = await rowsOf(database);
    const later = { ...row, kept: { ...row.kept, at: new Date(Date.UTC(2026, 8, 9)).toISOString() } };
    await database.table("device").put(later);
    expect(await started().unlockRemembered(seat.id)).toMatchObject({ ok: false });
    await database.table("device").delete(row.id);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    await database.table("device").put(row);
    chain.broken = true;
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    chain.broken = false;
    acceptedOf(await started().unlockRemembered(seat.id));
    chain.halves.clear();
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
  });

  it(`asks for it after ${rememberedDays} days, and where the clock was set back before it was typed`, async () => {
    const { clock, started, seat } = await remembered();
    clock.at += rememberedDays * day - 1;
    acceptedOf(await started().unlockRemembered(seat.id));
    clock.at += 1;
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    acceptedOf(await started().unlock(seat.id, passphrase));
    clock.at += rememberedDays * day - 1;
    acceptedOf(await started().unlockRemembered(seat.id));
    clock.at -= 30 * day;
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
  });

  it("asks for it after every lock, across starts too, and is remembered again once it was typed", async () => {
    const { service, chain, started, seat } = await remembered();
    await service.lock();
    expect(chain.halves.size).toBe(0);
    for (const each of [service, started()])
      expect(await each.unlockRemembered(seat.id)).toMatchObject(asked);
    expect(acceptedOf(await started().remembered(seat.id))).toEqual({ isRemembered: true, until: null });
    acceptedOf(await started().unlock(seat.id, passphrase));
    acceptedOf(await started().unlockRemembered(seat.id));
  });

  it("asks for it after a lock that came while it was being remembered, or that only one half heard of", async () => {
    const { service, chain, database, started, seat } = await seated();
    const [kept] = await Promise.all([service.remember(passphrase), service.lock()]);
    expect(kept).toMatchObject({ ok: false });
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    expect(chain.halves.size).toBe(0);

    acceptedOf(await service.unlock(seat.id, passphrase));
    acceptedOf(await service.remember(passphrase));
    const [row] = await rowsOf(database);
    chain.broken = true;
    await service.lock();
    chain.broken = false;
    expect(chain.told).toHaveLength(1);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
    acceptedOf(await service.unlock(seat.id, passphrase));
    await service.lock();
    await database.table("device").put(row);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
  });

  it("asks for it after wrong ones", async () => {
    const { started, seat } = await remembered();
    const service = started();
    for (let wrongs = 0; wrongs < 3; wrongs += 1) await service.unlock(seat.id, next);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
  });

  it("is forgotten by hand, by another passphrase, a recovery sheet and a backup that is restored", async () => {
    const parts: Bytes[] = [];
    const ways: readonly ((desk: Awaited<ReturnType<typeof remembered>>) => Promise<unknown>)[] = [
      ({ service }) => service.rememberNoMore(),
      ({ service }) => service.changePassphrase(passphrase, next),
      async ({ service, seat }) => {
        const { code } = acceptedOf(await service.makeRecovery(passphrase));
        return service.recoverSeat(seat.id, code, next);
      },
      async ({ service, seat }) => {
        acceptedOf(await service.backUpWhole(async (bytes) => parts.push(bytes.slice()) > 0, quietJob()));
        await service.lock();
        acceptedOf(await service.unlock(seat.id, passphrase));
        const source = { from: "file" as const, file: new Blob([joinBytes(parts)]), name: "备份.jpbackup" };
        return service.restoreBackup(source, passphrase, quietJob());
      },
    ];
    for (const way of ways) {
      const desk = await remembered();
      acceptedOf((await way(desk)) as never);
      expect([desk.chain.halves.size, await rowsOf(desk.database)]).toEqual([0, []]);
      expect(await desk.started().unlockRemembered(desk.seat.id)).toMatchObject(asked);
    }
  });

  it("opens no more under another passphrase even where nothing could be forgotten", async () => {
    const { service, database, chain, started, seat } = await remembered();
    const [[row], half] = [await rowsOf(database), chain.halves.get(seat.id)];
    acceptedOf(await service.changePassphrase(passphrase, next));
    await database.table("device").put(row);
    chain.halves.set(seat.id, half as Bytes);
    expect(await started().unlockRemembered(seat.id)).toMatchObject(asked);
  });

  it("gives its passphrase before it is backed up whole, changed, printed a sheet for, or remembered anew", async () => {
    const { started, seat } = await remembered();
    const service = started();
    acceptedOf(await service.unlockRemembered(seat.id));
    expect(acceptedOf(await service.isProven())).toBe(false);
    expect(await service.backUpWhole(async () => true, quietJob())).toMatchObject(asked);
    expect(await service.makeRecovery(null)).toMatchObject(asked);
    expect(await service.prove(next)).toMatchObject(asked);
    expect(acceptedOf(await service.isProven())).toBe(false);
    acceptedOf(await service.prove(passphrase));
    expect(acceptedOf(await service.isProven())).toBe(true);
    acceptedOf(await service.backUpWhole(async () => true, quietJob()));
  });
});
