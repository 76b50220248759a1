import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { readSeat, readSeats } from "../../../../renderer/storage/seat";
import type { KeyFileRequest } from "../../../../renderer/worker/keys-contract";
import { openKeys, sealKeys } from "../../../../shared/package/keys";
import { people } from "../../../fixtures/people";
import { fileOf } from "./bureau-fixture";
import { acceptedOf, freshService, serviceOn, vector } from "./desk-fixture";
import { backupOf, bureauSeat, keyFile, passphrase } from "./keys-fixture";

const next = "落霞孤鹜齐飞";
const asked = (more: Partial<KeyFileRequest> = {}): KeyFileRequest => ({
  ...{ secret: passphrase, passphrase: null, card: null },
  ...more,
});
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe("a key file", () => {
  it("brings the seat back with its card and fingerprint, and its backups open over it", async () => {
    const { service, seat } = await bureauSeat();
    const [file, backup] = [fileOf("密钥.age", await keyFile(service)), await backupOf(service)];
    const elsewhere = await freshService();
    expect(acceptedOf(await elsewhere.service.bringKeys(file, asked()))).toEqual(seat);
    expect(acceptedOf(await elsewhere.service.cards())).toEqual([]);
    expect(acceptedOf(await elsewhere.service.ownCard())).toEqual(acceptedOf(await service.ownCard()));
    const restarted = serviceOn(elsewhere.database);
    expect(acceptedOf(await restarted.unlock(seat.id, passphrase))).toEqual(seat);
    const { restoreBackup, unlock, cards } = restarted;
    const job = { onProgress: () => undefined, signal: new AbortController().signal };
    expect(acceptedOf(await restoreBackup(backup, passphrase, job))).toEqual(seat);
    acceptedOf(await unlock(seat.id, passphrase));
    expect(acceptedOf(await cards())).toHaveLength(1);
    expect(await readSeats(elsewhere.database)).toHaveLength(1);
  });

  it("is refused where its seat is here already, and changes nothing", async () => {
    const { database, service, seat } = await bureauSeat();
    const before = await readSeat(database, seat.id);
    const file = fileOf("密钥.age", await keyFile(service));
    expect(await service.bringKeys(file, asked())).toMatchObject(refused("seat-here"));
    expect(await readSeats(database)).toEqual([before]);
  });

  it("without a card of its own needs that of the same keys", async () => {
    const { bureau, expert } = await people();
    const file = fileOf("旧密钥.age", await sealKeys(bureau.keys, passphrase, 10));
    const { database, service } = await freshService();
    const missing = await service.bringKeys(file, asked());
    expect(missing).toMatchObject({ refusal: { code: "card-missing", file: "旧密钥.age" } });
    const others = asked({ card: fileOf("别人.jpcard", expert.card) });
    expect(await service.bringKeys(file, others)).toMatchObject(refused("card-invalid"));
    const none = asked({ card: fileOf("不是卡.jpcard", vector("small.jptask")) });
    expect(await service.bringKeys(file, none)).toMatchObject(refused("not-a-package"));
    expect(await readSeats(database)).toEqual([]);
    const seat = acceptedOf(
      await service.bringKeys(file, asked({ card: fileOf("区局.jpcard", bureau.card) })),
    );
    expect(seat).toMatchObject({ name: bureau.name, role: "bureau" });
    // It was sealed anew, as hard to guess as any seat, and holds its card from now on.
    const stored = (await readSeat(database, seat.id))?.sealedKeys ?? new Uint8Array(0);
    expect(new TextDecoder().decode(stored.slice(0, 80))).toMatch(/-> scrypt \S+ 18\n/);
    expect(acceptedOf(await openKeys(stored, passphrase)).owner).toMatchObject({ seatId: seat.id });
  });

  it("that is damaged, something else or another's passphrase is refused by its code", async () => {
    const { keys } = (await people()).bureau;
    const sealed = await sealKeys(keys, passphrase, 10);
    const damaged = sealed.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    const { database, service } = await freshService();
    const files: [string, Uint8Array<ArrayBuffer>][] = [
      ["decrypt-failed", damaged],
      ["decrypt-failed", sealed.slice(0, -40)],
      ["not-a-key-file", vector("small.jptask")],
      ["not-a-key-file", vector("small.jpreview")],
      ["not-a-key-file", new Uint8Array(0)],
      ["not-a-key-file", new Uint8Array(2 * 1024 * 1024)],
    ];
    for (const [code, bytes] of files)
      expect(await service.bringKeys(fileOf("钥匙.age", bytes), asked())).toMatchObject({
        ok: false,
        refusal: { code, file: "钥匙.age" },
      });
    expect(await readSeats(database)).toEqual([]);
  });

  it("has wrong passphrases wait longer each time, whatever the file is called", async () => {
    const { keys } = (await people()).bureau;
    const sealed = await sealKeys(keys, passphrase, 10);
    const { database, service } = await freshService();
    for (const name of ["甲.age", "乙.age", "丙.age"])
      expect(await service.bringKeys(fileOf(name, sealed), asked({ secret: next }))).toMatchObject(
        refused("wrong-passphrase"),
      );
    const again = serviceOn(database);
    expect(acceptedOf(await again.keyFileWait(fileOf("甲.age", sealed)))).toBeGreaterThan(0);
    const other = await sealKeys(keys, passphrase, 10);
    expect(acceptedOf(await again.keyFileWait(fileOf("甲.age", other)))).toBe(0);
  });
});

describe("a sealed spare copy", () => {
  it("opens by its code alone, under a passphrase of one's own, and the seat knows when it was made", async () => {
    const { service, seat } = await bureauSeat();
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ spareMadeAt: null });
    expect(await service.makeSpare(next)).toMatchObject(refused("wrong-passphrase"));
    const { bytes, code, madeAt } = acceptedOf(await service.makeSpare(passphrase));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ spareMadeAt: null });
    acceptedOf(await service.noteSpare(madeAt));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ spareMadeAt: madeAt });
    expect(acceptedOf(await service.keyHistory()).isSpareOutdated).toBe(false);

    const file = fileOf("封存备用钥匙.age", bytes);
    const { database, service: elsewhere } = await freshService();
    const byPassphrase = asked({ secret: passphrase });
    expect(await elsewhere.bringKeys(file, byPassphrase)).toMatchObject(refused("wrong-passphrase"));
    const withoutNext = asked({ secret: code });
    expect(await elsewhere.bringKeys(file, withoutNext)).toMatchObject(refused("internal"));
    const typed = asked({ secret: code.toLowerCase().replaceAll("-", " "), passphrase: next });
    expect(acceptedOf(await elsewhere.bringKeys(file, typed))).toEqual(seat);
    expect(acceptedOf(await serviceOn(database).unlock(seat.id, next))).toEqual(seat);
    acceptedOf(await service.rotateKeys(passphrase, "定期更换"));
    expect(acceptedOf(await service.keyHistory()).isSpareOutdated).toBe(true);
  });
});
