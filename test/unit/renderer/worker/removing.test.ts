import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { BackupPlace } from "../../../../renderer/worker/backup-keeper";
import { createPackageService } from "../../../../renderer/worker/package-service";
import { readCard, trustedCard } from "../../../../shared/package/card";
import { readRemoval } from "../../../../shared/package/removal-note";
import { acceptedOf, declaredDesk, finishedEntries, packageId, quietJob, somePdf } from "./desk-fixture";

const figures = { scored: 11, points: 100 };

async function sealedDesk() {
  const desk = await declaredDesk();
  for (const applicationId of ["a01", "a02"]) {
    const entries = finishedEntries(desk.round, "m01");
    acceptedOf(await desk.service.appendEntries(packageId, applicationId, entries, figures));
    const { ticket } = acceptedOf(await desk.service.prepareSeal(packageId, applicationId));
    acceptedOf(await desk.service.seal(packageId, ticket, somePdf));
  }
  return desk;
}

/** Exports and saves what is sealed. */
async function exported(service: Awaited<ReturnType<typeof sealedDesk>>["service"]): Promise<void> {
  const { ticket } = acceptedOf(await service.prepareExport(packageId, "0", quietJob()));
  acceptedOf(await service.beginExport(ticket));
  acceptedOf(await service.recordExport(ticket, { name: "评审包.jpreview", folder: "文件夹" }));
}

/** How many rows each table has, of those that have any. */
async function filled({ database }: Awaited<ReturnType<typeof sealedDesk>>) {
  const counts = await Promise.all(
    database.tables.map(async (each) => [each.name, await each.count()] as const),
  );
  return counts.filter(([, count]) => count > 0).map(([name]) => name);
}

describe("removing a round", () => {
  it("is told what would go", async () => {
    const { service } = await sealedDesk();
    expect(acceptedOf(await service.removalOutlook(packageId))).toMatchObject({
      ...{ packages: 1, applications: 2, seals: 2, bundles: 0, unexported: 2 },
    });
    await exported(service);
    expect(acceptedOf(await service.removalOutlook(packageId))).toMatchObject({ bundles: 1, unexported: 0 });
  });

  it("leaves nothing of it in any table, and the seat and its cards as they were", async () => {
    const desk = await sealedDesk();
    await exported(desk.service);
    expect(await filled(desk)).toEqual(
      expect.arrayContaining(["pieces", "files", "reviews", "changes", "sealed"]),
    );
    acceptedOf(await desk.service.removeRound(packageId, { reason: "评审结束", typed: "" }));
    expect((await filled(desk)).sort()).toEqual(["cards", "device", "phrases", "removals", "seats"]);
    expect(acceptedOf(await desk.service.rounds())).toEqual([]);
    expect(await desk.service.openRound(packageId)).toMatchObject({ ok: false });
  });

  it("gives a note that the seat's key signed, with what was removed and nothing that it said", async () => {
    const { service } = await sealedDesk();
    await exported(service);
    const view = acceptedOf(await service.removeRound(packageId, { reason: " 评审结束 ", typed: "" }));
    const card = trustedCard(acceptedOf(await readCard(acceptedOf(await service.ownCard()).bytes)));
    const removal = await readRemoval(view.bytes, card.jwk);
    expect(removal).toEqual(view.removal);
    expect(removal).toMatchObject({ reason: "评审结束", unexported: 0, by: { kid: card.kid } });
    expect(removal).toMatchObject({ seals: [{}, {}], bundles: [{}], packages: [{ packageId }] });
    const { backupsRenewed: _, ...note } = view;
    expect(acceptedOf(await service.removalNotes())).toEqual([note]);
    const changed = new Uint8Array(view.bytes);
    changed[changed.length - 100] = (changed[changed.length - 100] ?? 0) ^ 1;
    await expect(readRemoval(changed, card.jwk)).rejects.toThrow();
  });

  it("gives its note although the backup that takes the others' place cannot be made", async () => {
    const { database } = await sealedDesk();
    const place = new BackupPlace();
    const failing = () => Promise.reject(new Error("the disk is full"));
    const nowhere = { begin: failing, append: failing, finish: failing, drop: failing };
    place.attach({ ...nowhere, failed: async () => undefined, dropOlder: failing });
    const seat = await database.table("seats").toCollection().first();
    // Only a seat with a passphrase is backed up; the example's keys open without one all the same.
    await database.table("seats").update(seat.id, { example: false });
    const service = createPackageService({
      ...{ database, now: () => "2026-09-12T09:00:00+08:00", newId: () => crypto.randomUUID() },
      ...{ freeBytes: async () => null, backups: { place } },
    });
    acceptedOf(await service.unlock(seat.id, ""));
    const { roundId } = acceptedOf(await service.removalOutlook(packageId));
    const view = acceptedOf(await service.removeRound(packageId, { reason: "评审结束", typed: roundId }));
    expect([view.backupsRenewed, view.bytes.length > 0]).toEqual([false, true]);
    expect(acceptedOf(await service.rounds())).toEqual([]);
  });

  it("refuses without a reason, and what was not exported without the round's number", async () => {
    const { service } = await sealedDesk();
    const { roundId } = acceptedOf(await service.removalOutlook(packageId));
    const remove = (reason: string, typed: string) => service.removeRound(packageId, { reason, typed });
    expect(await remove(" ", roundId)).toMatchObject({ refusal: { code: "reason-missing" } });
    expect(await remove("换电脑", "")).toMatchObject({ refusal: { code: "conflict" } });
    expect(await remove("换电脑", `${roundId}x`)).toMatchObject({ refusal: { code: "conflict" } });
    expect(acceptedOf(await service.rounds())).toHaveLength(1);
    expect(acceptedOf(await remove("换电脑", roundId)).removal).toMatchObject({ unexported: 2 });
  });
});
