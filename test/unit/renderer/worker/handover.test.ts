import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { sealBox } from "../../../../renderer/storage/box";
import { deviceKey } from "../../../../renderer/storage/device";
import { readSeat } from "../../../../renderer/storage/seat";
import type { PackageService, WorkSource } from "../../../../renderer/worker/contract";
import type { HandoverRequest } from "../../../../renderer/worker/handover-contract";
import { joinBytes } from "../../../../shared/package/bytes";
import { checkCard } from "../../../../shared/package/card";
import { newRecoveryCode } from "../../../../shared/package/recovery-code";
import { sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { fileOf, hand, standingOf } from "./bureau-fixture";
import { acceptedOf, exampleOfVectors, freshService, quietJob, serviceOn } from "./desk-fixture";
import { backupOf, bundleTo, bureauSeat, issuer, passphrase } from "./keys-fixture";

const next = "落霞孤鹜齐飞";
const asked: HandoverRequest = {
  ...{ passphrase, from: "甲经办", to: "乙接任", title: "评审科科长", reason: "轮岗" },
};
const refused = (code: string) => ({ ok: false, refusal: { code } });
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Makes a handover as the window does: its file, then the note that it was saved. */
async function handOver(service: PackageService, request = asked) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const take = async (bytes: Uint8Array<ArrayBuffer>) => parts.push(bytes.slice()) > 0;
  const made = acceptedOf(await service.makeHandover(request, take, quietJob()));
  return { ...made, file: fileOf("移交.jpbackup", joinBytes(parts)), bytes: joinBytes(parts) };
}

/** A bureau's seat with a round and one bundle taken in, another still to come; then it is handed over. */
async function handedOver() {
  const desk = await bureauSeat();
  const { service } = desk;
  const recovery = acceptedOf(await service.makeRecovery(passphrase));
  const old = await issuer(service);
  const task = await sampleTask(old);
  acceptedOf(await service.importTask(fileOf("任务包.jptask", task.bytes), quietJob()));
  const first = await bundleTo(task, old.bureau);
  const later = await bundleTo(task, old.bureau, {
    revision: 2,
    supersedes: { bundleId: first.claims.bundleId, digest: first.digest },
  });
  acceptedOf(await hand(service, "第一次", first));
  const before = await backupOf(service);
  const given = await handOver(service);
  acceptedOf(await service.noteHandover(given.handover.id));
  return { ...desk, ...given, old, later, before, recovery: recovery.code };
}

let common: ReturnType<typeof handedOver> | null = null;
const commonDesk = () => (common ??= handedOver());

const takeOver = (service: PackageService, file: WorkSource, code: string, chosen = next) =>
  service.takeOver(file, { code, passphrase: chosen }, quietJob());

describe("a handover", () => {
  it("opens by its code alone at the successor's, under their own passphrase, with all there is", async () => {
    const { seat, file, code, bytes, later, old, handover } = await commonDesk();
    expect(text(bytes)).not.toContain(asked.to);
    const { database, service } = await freshService();
    const view = acceptedOf(await service.viewBackup(file));
    expect(view).toMatchObject({ kind: "handover", seatId: seat.id, isHere: false });
    expect(acceptedOf(await takeOver(service, file, code.toLowerCase().replaceAll("-", " ")))).toEqual(seat);
    expect(await service.unlock(seat.id, passphrase)).toMatchObject(refused("wrong-passphrase"));
    acceptedOf(await service.unlock(seat.id, next));
    // The same keys on a new card: what is sealed to them opens, and the ledger goes on.
    const card = await checkCard(acceptedOf(await service.ownCard()).bytes);
    expect(card.payload).toMatchObject({
      name: seat.name,
      title: asked.title,
      recipient: old.bureau.recipient,
    });
    expect([card.kid, card.fingerprint]).toEqual([old.bureau.kid, seat.fingerprint]);
    expect(standingOf(await hand(service, "第二次", later))).toEqual(["superseding", true]);
    expect(acceptedOf(await service.cards())).toHaveLength(1);
    const history = acceptedOf(await service.keyHistory());
    expect(history).toMatchObject({ handed: "received", handovers: [{ id: handover.id, takenBack: null }] });
    expect(history.handovers[0]?.receivedAt).not.toBeNull();
    expect(await readSeat(database, seat.id)).toMatchObject({ title: asked.title, recovery: null });
    // New keys bring the seat to rest, on a card with the same title.
    acceptedOf(await service.rotateKeys(next, "接任后更换"));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({
      handed: null,
      handovers: [{ to: "乙接任" }],
    });
    const fresh = await checkCard(acceptedOf(await service.ownCard()).bytes);
    expect([fresh.payload.title, fresh.kid === card.kid]).toEqual([asked.title, false]);
  });

  it("goes on over a restart and a whole backup of the successor's", async () => {
    const { seat, file, code, handover } = await commonDesk();
    const { database, service } = await freshService();
    acceptedOf(await takeOver(service, file, code));
    const restarted = serviceOn(database);
    acceptedOf(await restarted.unlock(seat.id, next));
    const elsewhere = await freshService();
    acceptedOf(await elsewhere.service.restoreBackup(await backupOf(restarted), next, quietJob()));
    acceptedOf(await elsewhere.service.unlock(seat.id, next));
    expect(acceptedOf(await elsewhere.service.keyHistory())).toMatchObject({
      ...{ handed: "received", handovers: [{ id: handover.id }] },
    });
  });

  it("opens by no other code, passphrase or recovery code, and each wrong one counts", async () => {
    const { file, code, recovery, seat } = await commonDesk();
    const { database, service } = await freshService();
    const { guessedAs } = acceptedOf(await service.viewBackup(file));
    for (const wrong of [passphrase, recovery, newRecoveryCode()])
      expect(await takeOver(service, file, wrong)).toMatchObject(refused("wrong-passphrase"));
    const restarted = serviceOn(database);
    expect(acceptedOf(await restarted.unlockWait(guessedAs))).toBeGreaterThan(0);
    expect(await takeOver(restarted, file, code)).toMatchObject(refused("too-soon"));
    // Restored as any backup it would be the passphrase of nobody.
    expect(await service.restoreBackup(file, passphrase, quietJob())).toMatchObject({ ok: false });
    expect(await readSeat(database, seat.id)).toBeNull();
  });

  it("is refused damaged, and where it is an ordinary backup", async () => {
    const { bytes, code, before } = await commonDesk();
    const { database, service } = await freshService();
    const cut = fileOf("移交.jpbackup", bytes.slice(0, -1));
    expect(await takeOver(service, cut, code)).toMatchObject(refused("backup-damaged"));
    expect(await takeOver(service, before, code)).toMatchObject(refused("internal"));
    expect(await database.table("seats").count()).toBe(0);
    expect(await database.table("stages").count()).toBe(0);
  });

  it("needs the passphrase, both names and a reason, and a bureau's seat", async () => {
    const { service } = await bureauSeat();
    const take = async () => true;
    const make = (more: Partial<HandoverRequest>) =>
      service.makeHandover({ ...asked, ...more }, take, quietJob());
    expect(await make({ passphrase: next })).toMatchObject(refused("wrong-passphrase"));
    for (const missing of [{ from: " " }, { to: "" }, { reason: " " }])
      expect(await make(missing)).toMatchObject(refused("reason-missing"));
    const expert = (await freshService()).service;
    acceptedOf(await expert.openExample(exampleOfVectors(), quietJob()));
    expect(await expert.makeHandover(asked, take, quietJob())).toMatchObject(refused("internal"));
  });

  it("whose file was not saved is none", async () => {
    const { service, seat } = await bureauSeat();
    const full = await service.makeHandover(asked, async () => false, quietJob());
    expect(full).toMatchObject(refused("cancelled"));
    const { handover } = await handOver(service);
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ handed: null, handovers: [] });
    await service.lock();
    acceptedOf(await service.unlock(seat.id, passphrase));
    expect(await service.noteHandover(handover.id)).toMatchObject(refused("conflict"));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ handed: null, handovers: [] });
  });
});

describe("a seat that was handed over", () => {
  it("opens and shows what it has, but signs, decides and takes in nothing, over a restart", async () => {
    const { database, seat, later, handover } = await commonDesk();
    const service = serviceOn(database);
    acceptedOf(await service.unlock(seat.id, passphrase));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ handed: "given", handovers: [handover] });
    const { bundles } = acceptedOf(await service.ledger());
    acceptedOf(await service.openRecorded(bundles[0]?.id ?? "", quietJob()));
    acceptedOf(await service.ownCard());
    const kid = (await people()).expert.keys.kid;
    const choice = { roundId: "2026", expertKid: kid, chosen: "0".repeat(64), reason: "甲" };
    const calls: Promise<unknown>[] = [
      hand(service, "第二次", later),
      service.decideConflict(choice),
      service.rotateKeys(passphrase, "更换"),
      service.makeSpare(passphrase),
      service.makeRecovery(passphrase),
      service.ownKeys(),
      service.acceptCard(text((await people()).expert.card)),
      service.withdrawCard(kid, "甲"),
      service.makeHandover(asked, async () => true, quietJob()),
    ];
    for (const result of await Promise.all(calls)) expect(result).toMatchObject(refused("handed-over"));
    expect(acceptedOf(await service.ledger()).bundles).toHaveLength(1);
  });

  it("stays handed over when an earlier backup is restored", async () => {
    const { service, seat, before, handover } = await handedOver();
    acceptedOf(await service.restoreBackup(before, passphrase, quietJob()));
    acceptedOf(await service.unlock(seat.id, passphrase));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ handed: "given", handovers: [handover] });
  });

  it("is taken back with passphrase and reason, which is recorded, and works as before", async () => {
    const { service, later, handover } = await handedOver();
    const taken = (word: string, reason: string) => service.takeBackHandover(word, reason);
    expect(await taken(next, "没有接")).toMatchObject(refused("wrong-passphrase"));
    expect(await taken(passphrase, " ")).toMatchObject(refused("reason-missing"));
    acceptedOf(await taken(passphrase, "没有接"));
    expect(await taken(passphrase, "没有接")).toMatchObject(refused("conflict"));
    const history = acceptedOf(await service.keyHistory());
    expect(history).toMatchObject({
      handed: null,
      handovers: [{ id: handover.id, takenBack: { reason: "没有接" } }],
    });
    expect(standingOf(await hand(service, "第二次", later))).toEqual(["superseding", true]);
  });

  it("makes room for its successor at the same computer; a seat that holds does not", async () => {
    const { service, seat, file, code, database } = await handedOver();
    acceptedOf(await takeOver(service, file, code));
    acceptedOf(await service.unlock(seat.id, next));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ handed: "received" });
    expect(await takeOver(service, file, code)).toMatchObject(refused("seat-here"));
    expect(await database.table("seats").count()).toBe(1);
  });
});

describe("a seat of an earlier version", () => {
  it("reads as one that was never handed over", async () => {
    const { database, seat } = await bureauSeat();
    const now = await readSeat(database, seat.id);
    if (!now) throw new Error("the seat is gone");
    const { id, createdAt, example, sealedKeys, handovers: _later, ...content } = now;
    const place = { table: "seats", row: [id], version: 3, field: "box" };
    const plain = new TextEncoder().encode(JSON.stringify(content));
    const box = await sealBox(await deviceKey(database), place, plain);
    await database.table("seats").put({ version: 3, id, createdAt, example, sealedKeys, box });
    expect(await readSeat(database, id)).toEqual({ ...now, handovers: [] });
    const service = serviceOn(database);
    acceptedOf(await service.unlock(id, passphrase));
    expect(acceptedOf(await service.keyHistory())).toMatchObject({ handed: null, handovers: [] });
  });
});
