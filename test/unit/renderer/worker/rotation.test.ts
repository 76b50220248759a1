import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { readSeat } from "../../../../renderer/storage/seat";
import type { PackageService } from "../../../../renderer/worker/contract";
import { openAge } from "../../../../shared/package/age-read";
import { bytesSource, readAll } from "../../../../shared/package/byte-source";
import { openKeys } from "../../../../shared/package/keys";
import { tinyRound } from "../../../fixtures/documents";
import { ids, sampleTask } from "../../../fixtures/packages";
import { fileOf, hand, standingOf } from "./bureau-fixture";
import { acceptedOf, freshService, quietJob, serviceOn } from "./desk-fixture";
import { backupOf, bundleTo, bureauSeat, issuer, keyFile, passphrase } from "./keys-fixture";

const reason = "经办人调离，定期更换";
const refused = (code: string) => ({ ok: false, refusal: { code } });
const other = "3333333a-3333-4333-8333-33333333333b";

const importing = (service: PackageService, { bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) =>
  service.importTask(fileOf("任务包.jptask", bytes), quietJob());

/** A bureau's seat with a round of before, one bundle taken in, one still to come; then its keys are replaced. */
async function rotated() {
  const desk = await bureauSeat();
  const { service } = desk;
  const old = await issuer(service);
  const task = await sampleTask(old);
  acceptedOf(await importing(service, task));
  const first = await bundleTo(task, old.bureau);
  const later = await bundleTo(task, old.bureau, {
    revision: 2,
    supersedes: { bundleId: first.claims.bundleId, digest: first.digest },
  });
  acceptedOf(await hand(service, "第一次", first));
  const before = { backup: await backupOf(service), keys: await keyFile(service) };
  acceptedOf(await service.makeRecovery(passphrase));
  const rotation = acceptedOf(await service.rotateKeys(passphrase, reason));
  return { ...desk, old, task, first, later, before, rotation, fresh: await issuer(service) };
}

let common: ReturnType<typeof rotated> | null = null;
/** One desk for what only looks: deriving its keys takes a while. */
const commonDesk = () => (common ??= rotated());

describe("keys that were replaced", () => {
  it("are others, in a card and a key file of their own; the storage key stays", async () => {
    const { database, seat, old, fresh, rotation, service } = await commonDesk();
    expect(rotation.seat).toMatchObject({ id: seat.id, name: seat.name, role: "bureau" });
    expect(rotation.before).toMatchObject({ kid: old.bureau.kid, fingerprint: seat.fingerprint, reason });
    expect(rotation.seat.fingerprint).not.toBe(seat.fingerprint);
    const { bureau: before } = old;
    const { bureau: after } = fresh;
    for (const half of ["kid", "identity", "recipient"] as const) expect(after[half]).not.toBe(before[half]);
    expect(after.storageKey).toBe(before.storageKey);
    expect(after.former).toMatchObject([{ kid: before.kid, identity: before.identity, reason }]);
    expect(JSON.stringify(after)).not.toContain(before.signing.d);
    const stored = await readSeat(database, seat.id);
    expect(stored).toMatchObject({ kid: after.kid, recovery: null, former: [{ kid: before.kid }] });
    expect(acceptedOf(await service.keyHistory())).toMatchObject({
      fingerprint: rotation.seat.fingerprint,
      former: [rotation.before],
    });
    // The key file goes on to be what `age -d` opens: one age file under the passphrase, JSON inside.
    const plain = await openAge(bytesSource(await keyFile(service)), { passphrase }, "");
    const document = JSON.parse(new TextDecoder().decode(await readAll(plain ?? expect.unreachable())));
    expect(document).toMatchObject({ format: 2, kid: after.kid, former: [{ identity: before.identity }] });
  });

  it("still open what was sealed to them, and the ledger goes on, over a restart", async () => {
    const { database, seat, later, first, task } = await rotated();
    const service = serviceOn(database);
    acceptedOf(await service.unlock(seat.id, passphrase));
    expect(standingOf(await hand(service, "第二次", later))).toEqual(["superseding", true]);
    expect(standingOf(await hand(service, "第一次", first))).toEqual(["duplicate", false]);
    const { bundles, lines, tasks } = acceptedOf(await service.ledger());
    expect(bundles.map(({ revision, counts, crossChecked }) => [revision, counts, crossChecked])).toEqual([
      [2, true, true],
      [1, false, true],
    ]);
    expect([lines.length, tasks.map((each) => each.packageId)]).toEqual([1, [ids.task]]);
    for (const { id } of bundles) acceptedOf(await service.openRecorded(id, quietJob()));
    expect(acceptedOf(await service.openRound(ids.task)).applications).toHaveLength(2);
    // The same file again is known, though its signer's card is retired.
    expect(acceptedOf(await importing(service, task))).toMatchObject({ kind: "task" });
  });

  it("let a person decide between bundles of a round of before", async () => {
    const { service, task, old, first } = await rotated();
    const twin = await bundleTo(task, old.bureau, { createdAt: "2026-10-09T15:00:00+08:00" });
    expect(standingOf(await hand(service, "另一份", twin))).toEqual(["conflict", false]);
    const { expertKid, roundId } = acceptedOf(await service.ledger()).lines[0] ?? expect.unreachable();
    const decision = { roundId, expertKid, chosen: twin.digest, reason: "以后一份为准" };
    acceptedOf(await service.decideConflict(decision));
    const counting = acceptedOf(await service.ledger()).bundles.filter((each) => each.counts);
    expect(counting.map(({ digest }) => digest)).toEqual([twin.digest]);
    expect(first.digest).not.toBe(twin.digest);
  });

  it("sign nothing new that counts", async () => {
    const { service, old } = await commonDesk();
    const forged = await sampleTask({ ...old, packageId: other, round: { ...tinyRound, id: "r2" } });
    expect(await importing(service, forged)).toMatchObject(refused("signer-unknown"));
    const signer = acceptedOf(await service.signerOf(fileOf("任务包.jptask", forged.bytes)));
    expect(signer).toMatchObject({ kind: "known", card: { retired: true, withdrawal: { reason } } });
  });

  it("give way to new ones, whose rounds go as any", async () => {
    const { service } = await bureauSeat();
    const old = await issuer(service);
    acceptedOf(await service.rotateKeys(passphrase, reason));
    const fresh = await issuer(service);
    const task = await sampleTask(fresh);
    acceptedOf(await importing(service, task));
    const misnamed = await bundleTo(task, old.bureau);
    expect(await hand(service, "旧收件人", misnamed)).toMatchObject(refused("wrong-round"));
    // One half of the old bureau and one of the new: no bureau that ever was.
    const mixed = await bundleTo(task, { ...fresh.bureau, recipient: old.bureau.recipient });
    expect(await hand(service, "混用", mixed)).toMatchObject(refused("wrong-recipient"));
    expect(standingOf(await hand(service, "新收件人", await bundleTo(task, fresh.bureau)))).toEqual([
      "added",
      true,
    ]);
  });

  it("have a card in the register that says why it is void, and that nobody accepts again", async () => {
    const { service, old } = await commonDesk();
    const card = fileOf("旧卡.jpcard", old.bureauCard);
    expect(acceptedOf(await service.previewCard(card))).toMatchObject({
      standing: "retired",
      withdrawal: { reason },
    });
    const compact = new TextDecoder().decode(old.bureauCard);
    expect(await service.acceptCard(compact)).toMatchObject(refused("card-invalid"));
    const listed = acceptedOf(await service.cards()).filter((each) => each.retired);
    expect(listed).toMatchObject([{ kid: old.bureau.kid, withdrawal: { reason } }]);
  });

  it("stay replaced where work of before is restored, and an empty computer gets them with a backup of after", async () => {
    const { database, service, seat, before, rotation, later } = await rotated();
    acceptedOf(await hand(service, "第二次", later));
    const after = await backupOf(service);
    const restored = acceptedOf(await service.restoreBackup(before.backup, passphrase, quietJob()));
    expect(restored).toEqual(rotation.seat);
    const again = serviceOn(database);
    acceptedOf(await again.unlock(seat.id, passphrase));
    expect(acceptedOf(await again.ledger()).bundles).toHaveLength(1);
    expect(standingOf(await hand(again, "第二次", later))).toEqual(["superseding", true]);

    const elsewhere = await freshService();
    expect(acceptedOf(await elsewhere.service.restoreBackup(after, passphrase, quietJob()))).toEqual(
      rotation.seat,
    );
    acceptedOf(await elsewhere.service.unlock(seat.id, passphrase));
    for (const { id } of acceptedOf(await elsewhere.service.ledger()).bundles)
      acceptedOf(await elsewhere.service.openRecorded(id, quietJob()));
    expect(acceptedOf(await elsewhere.service.keyHistory()).former).toHaveLength(1);
  });

  it("come back with the key file of after", async () => {
    const { service, rotation, fresh, before } = await commonDesk();
    const old = acceptedOf(await openKeys(before.keys, passphrase));
    const { service: elsewhere } = await freshService();
    const asked = { secret: passphrase, passphrase: null, card: null };
    const file = fileOf("密钥.age", await keyFile(service));
    expect(acceptedOf(await elsewhere.bringKeys(file, asked))).toEqual(rotation.seat);
    expect((await issuer(elsewhere)).bureau).toEqual(fresh.bureau);
    // The one of before is of the same seat.
    expect(await elsewhere.bringKeys(fileOf("旧.age", before.keys), asked)).toMatchObject(
      refused("seat-here"),
    );
    expect(old.kid).not.toBe(fresh.bureau.kid);
  });
});

describe("replacing keys", () => {
  it("needs the passphrase and a reason, and is no expert's", async () => {
    const { database, service, seat } = await bureauSeat();
    const before = await readSeat(database, seat.id);
    expect(await service.rotateKeys("落霞孤鹜齐飞", reason)).toMatchObject(refused("wrong-passphrase"));
    expect(await service.rotateKeys(passphrase, "  ")).toMatchObject(refused("internal"));
    expect(await readSeat(database, seat.id)).toEqual(before);
    acceptedOf(
      await service.createSeat({ role: "expert", name: "钱工", organisation: "", title: "", passphrase }),
    );
    expect(await service.rotateKeys(passphrase, reason)).toMatchObject(refused("internal"));
    expect(await serviceOn(database).rotateKeys(passphrase, reason)).toMatchObject({ ok: false });
  });

  it("happens as a whole or not at all", async () => {
    const { database, service, seat } = await bureauSeat();
    const before = await readSeat(database, seat.id);
    const card = acceptedOf(await service.ownCard());

    const writes: string[] = [];
    const hook = () => {
      writes.push("seats");
      throw new Error("the disk gave up");
    };
    database.table("seats").hook("updating", hook);
    expect(await service.rotateKeys(passphrase, reason)).toMatchObject({ ok: false });
    expect(await readSeat(database, seat.id)).toEqual(before);
    expect(acceptedOf(await service.ownCard())).toEqual(card);
    database.table("seats").hook("updating").unsubscribe(hook);
    expect(writes).toEqual(["seats"]);
    acceptedOf(await service.rotateKeys(passphrase, reason));
    expect(acceptedOf(await service.ownCard())).not.toEqual(card);
  });
});
