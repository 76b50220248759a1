import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { PackageService } from "../../../../renderer/worker/contract";
import { createPackageService } from "../../../../renderer/worker/package-service";
import { leastFree, withRoom } from "../../../../renderer/worker/writing-room";
import {
  acceptedOf,
  declaredDesk,
  exampleOfVectors,
  finishedEntries,
  packageId,
  quietJob,
} from "./desk-fixture";

/** The calls that a full disk leaves alone, and why each may be: everything else has to be refused. */
const goOn = {
  reading: [
    ...["unlock", "lock", "viewBackup", "ownCard", "ownKeys", "cards", "previewCard", "signerOf", "rounds"],
    ...["openRound", "relations", "openReview", "reviewPast", "phrases", "openMaterial", "readMaterial"],
    ...["closeMaterial", "materialPassword", "materialPreviews", "withdrawnMaterials", "watchMaterials"],
    ...["unlockWait", "removalOutlook", "ledgerRemovalOutlook", "removalNotes"],
    ...["remembered", "unlockRemembered", "isProven", "prove"],
    ...["keyFileWait", "keyHistory"],
    ...["exportOutlook", "prepareExport", "ledger", "openRecorded", "prepareSeal"],
  ],
  // It makes room.
  freeing: ["removeRound", "removeLedgerRound", "rememberNoMore"],
  // They ask for the room of a whole file themselves.
  asking: ["importTask", "openBundle", "restoreBackup", "takeOver"],
  // A whole backup is written where the user says; the example asks for its own room; small pictures give room up.
  elsewhere: ["backUpWhole", "makeHandover", "finishBackup", "openExample", "keepMaterialPreviews"],
  // What was begun must come to its end on the record.
  ending: ["giveUpExport", "recordExport"],
};

describe("a full disk", () => {
  it("refuses every call that writes, before it begins, and no other", async () => {
    const { service } = await declaredDesk();
    const begun: string[] = [];
    const calls = Object.keys(service).map((name) => [name, async () => void begun.push(name)]);
    const full = withRoom(Object.fromEntries(calls) as PackageService, async () => leastFree - 1);
    const refused: string[] = [];
    for (const [name, call] of Object.entries(full)) {
      const result = await (call as () => Promise<{ ok: false; refusal: { code: string } } | undefined>)();
      if (result?.refusal.code === "no-space") refused.push(name);
    }
    const left = [...goOn.reading, ...goOn.freeing, ...goOn.asking, ...goOn.elsewhere, ...goOn.ending];
    expect(begun.sort()).toEqual(left.sort());
    expect([...refused, ...begun].sort()).toEqual(Object.keys(service).sort());
  });

  it("leaves what is there as it is, and writing goes on as soon as there is room", async () => {
    let free: number | null = null;
    const { database, round } = await declaredDesk();
    const service = createPackageService({
      ...{ database, now: () => "2026-09-10T09:00:00+08:00", newId: () => crypto.randomUUID() },
      freeBytes: async () => free,
    });
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    const entries = finishedEntries(round, "m01");
    const append = () => service.appendEntries(packageId, "a01", entries, { scored: 1, points: 1 });
    free = 0;
    expect(await service.openReview(packageId, "a01")).toMatchObject({ ok: true, value: { entries: [] } });
    expect(await append()).toMatchObject({ ok: false, refusal: { code: "no-space" } });
    expect(await service.openReview(packageId, "a01")).toMatchObject({ ok: true, value: { entries: [] } });
    free = leastFree;
    expect(await append()).toMatchObject({ ok: true });
    expect(acceptedOf(await service.openReview(packageId, "a01")).entries).toHaveLength(entries.length);
  });
});
