import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { seatTables, storeTables, unsavedTables } from "../../../../renderer/storage/backup/seat-rows";
import { migrations, openDatabase } from "../../../../renderer/storage/database";
import { boxSeat, readSeats, type Seat } from "../../../../renderer/storage/seat";
import { BackupPlace, type RollingBackups } from "../../../../renderer/worker/backup-keeper";
import type { Bytes, PackageService } from "../../../../renderer/worker/contract";
import { exampleKeysIn } from "../../../../renderer/worker/example-keys";
import { createPackageService } from "../../../../renderer/worker/package-service";
import { joinBytes } from "../../../../shared/package/bytes";
import { checkCard, trustedCard } from "../../../../shared/package/card";
import { sealKeys } from "../../../../shared/package/keys";
import { everythingIn } from "../../../fixtures/desks";
import { sampleReview } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { taskRevision } from "../../../fixtures/revisions";
import { bureauDesk, fileOf } from "./bureau-fixture";
import { acceptedOf, declaredDesk, finishedEntries, freshService, quietJob, serviceOn } from "./desk-fixture";
import { declare, draftEntries, figures, importing, scans, sealIt } from "./working-desk";

const passphrase = "秋水长天一色";

/** A seat with a passphrase that trusts the bureau and has work of every kind: sealed and exported, recused, begun. */
async function workedDesk() {
  const desk = await freshService();
  const { service } = desk;
  const { bureau } = await people();
  const seat = acceptedOf(
    await service.createSeat({ role: "expert", name: "周敏", organisation: "某院", title: "", passphrase }),
  );
  acceptedOf(await service.acceptCard(new TextDecoder().decode(bureau.card)));
  const own = await checkCard(acceptedOf(await service.ownCard()).bytes);
  const first = await taskRevision({ revision: 1, scans, more: { experts: [trustedCard(own)] } });
  acceptedOf(await importing(desk, first));
  const { packageId } = first;
  await declare(service, packageId, { a1: false, a2: true, a3: false });
  const { round } = acceptedOf(await service.openRound(packageId));
  acceptedOf(await service.appendEntries(packageId, "a1", finishedEntries(round, "m1"), figures));
  await sealIt(service, packageId, "a1");
  acceptedOf(await service.appendEntries(packageId, "a3", draftEntries(round), { scored: 1, points: 8 }));
  acceptedOf(await service.savePhrases([{ id: crypto.randomUUID(), text: "材料齐全" }], 0));
  return { ...desk, seat, first };
}

type Desk = Awaited<ReturnType<typeof workedDesk>>;

let common: Promise<Desk> | null = null;
/** A worked desk that nobody changes: deriving its keys takes a while. */
const commonDesk = () => (common ??= workedDesk());

/** Collects the bytes of a whole backup. */
async function wholeBackup(service: PackageService): Promise<Bytes> {
  const parts: Bytes[] = [];
  const take = async (bytes: Bytes) => parts.push(bytes.slice()) > 0;
  acceptedOf(await service.backUpWhole(take, quietJob()));
  return joinBytes(parts);
}

/** Rolling backups in memory, whole ones only; `each` resolves with the next. */
function memoryBackups() {
  const files = new Map<string, Bytes[]>();
  const kept: { seatId: string; bytes: Bytes }[] = [];
  const seats = new Map<string, string>();
  const failures: string[] = [];
  const sink: RollingBackups = {
    begin: async (seatId) => {
      const token = crypto.randomUUID();
      files.set(token, []);
      seats.set(token, seatId);
      return token;
    },
    append: async (token, bytes) => void files.get(token)?.push(bytes.slice()),
    finish: async (token) =>
      void kept.push({ seatId: seats.get(token) ?? "", bytes: joinBytes(files.get(token) ?? []) }),
    dropOlder: async (seatId) => {
      const newest = kept.findLast((each) => each.seatId === seatId);
      kept.splice(0, kept.length, ...kept.filter((each) => each.seatId !== seatId || each === newest));
    },
    drop: async (token) => void files.delete(token),
    failed: async (code) => void failures.push(code),
  };
  return { sink, kept, failures };
}

/** The desk's service as after a start, with rolling backups. */
function keptService({ database }: Pick<Desk, "database">, delay: number) {
  const memory = memoryBackups();
  const place = new BackupPlace();
  place.attach(memory.sink);
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 8, 11, 1, 0, ++seconds)).toISOString();
  const parts = { database, now, newId: () => crypto.randomUUID(), freeBytes: async () => null };
  return { ...memory, service: createPackageService({ ...parts, backups: { place, delay } }) };
}

/** The next backup without scans of a seat that was opened anew. */
async function workBackup(desk: { database: Desk["database"]; seat: { id: string } }): Promise<Bytes> {
  const { service, kept } = keptService(desk, 0);
  acceptedOf(await service.unlock(desk.seat.id, passphrase));
  await expect.poll(() => kept.length).toBeGreaterThan(0);
  await service.lock();
  return kept[0]?.bytes as Bytes;
}

const backupFile = (bytes: Bytes) => fileOf("备份.jpbackup", bytes);

/** Everything that a desk shows of a round and its reviews. */
async function shownOf(service: PackageService, packageId: string) {
  const round = acceptedOf(await service.openRound(packageId));
  const reviews = [];
  for (const id of ["a1", "a3"]) reviews.push(acceptedOf(await service.openReview(packageId, id)));
  return {
    round,
    reviews,
    phrases: acceptedOf(await service.phrases()),
    cards: acceptedOf(await service.cards()),
  };
}

const readScan = async (service: PackageService, packageId: string) => {
  const opened = await service.openMaterial(packageId, "a3", "m1");
  if (!opened.ok) return opened.refusal.code;
  return new TextDecoder().decode(acceptedOf(await service.readMaterial(opened.value.reader, 0, 99)));
};

describe("a whole backup", () => {
  it("brings a seat to another computer as it was, scans and all, under the same passphrase", async () => {
    const desk = await commonDesk();
    const { packageId } = desk.first;
    const before = await shownOf(desk.service, packageId);
    const other = await freshService();
    const file = backupFile(await wholeBackup(desk.service));
    expect(acceptedOf(await other.service.viewBackup(file))).toMatchObject({ kind: "whole", isHere: false });
    const seat = acceptedOf(await other.service.restoreBackup(file, passphrase, quietJob()));
    expect(seat).toEqual(desk.seat);
    acceptedOf(await other.service.unlock(seat.id, passphrase));
    expect(await shownOf(other.service, packageId)).toEqual(before);
    expect(await readScan(other.service, packageId)).toBe("%PDF-three");
    // Work goes on there.
    await sealIt(other.service, packageId, "a2");
  });

  it("leaves nothing behind but the seat: no stage, no piece of nobody", async () => {
    const desk = await commonDesk();
    const other = await freshService();
    acceptedOf(
      await other.service.restoreBackup(backupFile(await wholeBackup(desk.service)), passphrase, quietJob()),
    );
    const [there, here] = [await everythingIn(desk.database), await everythingIn(other.database)];
    for (const table of [...seatTables, "files", "pieces", "stages"])
      expect([table, here[table]]).toEqual([table, there[table]]);
  });

  it("holds no table that nobody decided about", async () => {
    const { database } = await freshService();
    const names = database.tables.map(({ name }) => name).sort();
    expect([...seatTables, ...storeTables, ...unsavedTables].sort()).toEqual(names);
    // Rows are put back as they lay: the first migration that changes rows has to change those of older backups too.
    expect(migrations.filter(({ upgrade }) => upgrade)).toEqual([]);
  });

  it.each([
    ["another passphrase", "wrong-passphrase", (bytes: Bytes) => bytes, "别的口令不对"],
    ["a changed byte in its rows", "backup-damaged", (bytes: Bytes) => flipped(bytes, 0.9), passphrase],
    ["its end cut off", "backup-damaged", (bytes: Bytes) => bytes.slice(0, -5), passphrase],
  ])("is refused with %s, and nothing changes", async (_what, code, damage, word) => {
    const desk = await commonDesk();
    const other = await freshService();
    const before = await everythingIn(other.database);
    const file = backupFile(damage(await wholeBackup(desk.service)));
    const result = await other.service.restoreBackup(file, word, quietJob());
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    // Its own key it makes at once, and a wrong passphrase is counted.
    expect({ ...(await everythingIn(other.database)), device: [], guesses: [] }).toEqual({
      ...before,
      device: [],
    });
  });

  it("replaces what is here of its seat, and of no other", async () => {
    const desk = await workedDesk();
    const { packageId } = desk.first;
    const bytes = await wholeBackup(desk.service);
    const before = await shownOf(desk.service, packageId);
    acceptedOf(await desk.service.savePhrases([], 1));
    acceptedOf(await desk.service.reopen(packageId, "a1", "再看"));
    const second = serviceOn(desk.database);
    const other = acceptedOf(
      await second.createSeat({
        role: "expert",
        name: "吴越",
        organisation: "某校",
        title: "",
        passphrase: "春江花月夜深",
      }),
    );
    acceptedOf(await second.savePhrases([{ id: crypto.randomUUID(), text: "别人的" }], 0));
    expect(acceptedOf(await second.viewBackup(backupFile(bytes)))).toMatchObject({ isHere: true });
    acceptedOf(await second.restoreBackup(backupFile(bytes), passphrase, quietJob()));
    acceptedOf(await second.unlock(desk.seat.id, passphrase));
    expect(await shownOf(second, packageId)).toEqual(before);
    expect(await readScan(second, packageId)).toBe("%PDF-three");
    acceptedOf(await second.unlock(other.id, "春江花月夜深"));
    expect(acceptedOf(await second.phrases()).phrases).toMatchObject([{ text: "别人的" }]);
  });

  it("that is older gives up the scans of what it does not know, and nothing of them stays", async () => {
    const desk = await workedDesk();
    const { service, database } = desk;
    const empty = await freshService();
    const seat = acceptedOf(
      await empty.service.createSeat({
        role: "bureau",
        name: "周敏",
        organisation: "区局",
        title: "",
        passphrase,
      }),
    );
    const bytes = await wholeBackup(empty.service);
    acceptedOf(await empty.service.acceptCard(new TextDecoder().decode((await people()).bureau.card)));
    acceptedOf(await empty.service.restoreBackup(backupFile(bytes), passphrase, quietJob()));
    acceptedOf(await empty.service.unlock(seat.id, passphrase));
    expect(acceptedOf(await empty.service.cards())).toEqual([]);
    // The same with scans: back to before the import.
    const [pieces, files] = [database.table("pieces"), database.table("files")];
    expect([await pieces.count(), await files.count()].every((count) => count > 0)).toBe(true);
    const early = await earlyBackup(desk);
    acceptedOf(await service.restoreBackup(backupFile(early), passphrase, quietJob()));
    expect([await pieces.count(), await files.count(), await database.table("stages").count()]).toEqual([
      0, 0, 0,
    ]);
  });

  it("cannot be made of the example, which has no passphrase", async () => {
    const { service } = await declaredDesk();
    const result = await service.backUpWhole(async () => true, quietJob());
    expect(result).toMatchObject({ ok: false, refusal: { code: "internal" } });
  });

  it("ends where its bytes are not kept", async () => {
    const { service } = await commonDesk();
    const result = await service.backUpWhole(async () => false, quietJob());
    expect(result).toMatchObject({ ok: false, refusal: { code: "cancelled" } });
  });
});

/** A backup of the desk's seat with none of its tables but the cards, as of before its import. */
async function earlyBackup({ seat, database }: Desk): Promise<Bytes> {
  const copy = await openDatabase(`early-${crypto.randomUUID()}`);
  for (const table of ["device", "seats", "cards"])
    await copy.table(table).bulkPut(await database.table(table).toArray());
  const early = serviceOn(copy);
  acceptedOf(await early.unlock(seat.id, passphrase));
  return wholeBackup(early);
}

function flipped(bytes: Bytes, at: number): Bytes {
  const changed = bytes.slice();
  const place = Math.floor(bytes.length * at);
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

describe("a bureau's backup", () => {
  it("holds the bundles that were taken in, to be opened and verified again", async () => {
    const { bureau } = await people();
    const { service, database } = await bureauDesk();
    const { bytes } = await sampleReview({ digest: "a".repeat(64) });
    const { standing } = acceptedOf(await service.openBundle(fileOf("一.jpreview", bytes), quietJob()));
    const ledger = acceptedOf(await service.ledger());
    const [example] = await readSeats(database);
    const keys = await exampleKeysIn(example?.openKeys ?? "");
    const sealedKeys = await sealKeys(keys, passphrase, 10);
    const seat = { ...(example as Seat), example: false, openKeys: null, sealedKeys };
    await database.table("seats").put(await boxSeat(database, seat));
    expect(keys.kid).toBe(bureau.keys.kid);
    for (const backup of [workBackup, async () => wholeBackup(await unlocked(database, seat.id))]) {
      const other = await freshService();
      const file = backupFile(await backup({ database, seat }));
      acceptedOf(await other.service.restoreBackup(file, passphrase, quietJob()));
      acceptedOf(await other.service.unlock(seat.id, passphrase));
      expect(acceptedOf(await other.service.ledger())).toEqual(ledger);
      acceptedOf(await other.service.openRecorded(standing.id, quietJob()));
    }
  });
});

async function unlocked(database: Desk["database"], seatId: string): Promise<PackageService> {
  const service = serviceOn(database);
  acceptedOf(await service.unlock(seatId, passphrase));
  return service;
}

describe("a rolling backup", () => {
  it("follows a change by itself, and holds it", async () => {
    const desk = await workedDesk();
    const { service, kept } = keptService(desk, 0);
    acceptedOf(await service.unlock(desk.seat.id, passphrase));
    await expect.poll(() => kept.length).toBe(1);
    acceptedOf(await service.savePhrases([{ id: crypto.randomUUID(), text: "刚写的" }], 1));
    await expect.poll(() => kept.length).toBe(2);
    const other = await freshService();
    const file = backupFile(kept[1]?.bytes as Bytes);
    acceptedOf(await other.service.restoreBackup(file, passphrase, quietJob()));
    acceptedOf(await other.service.unlock(desk.seat.id, passphrase));
    expect(acceptedOf(await other.service.phrases()).phrases).toMatchObject([{ text: "刚写的" }]);
  });

  it("does not wait for its time when the seat is locked", async () => {
    const desk = await workedDesk();
    const { service, kept } = keptService(desk, 3_600_000);
    acceptedOf(await service.unlock(desk.seat.id, passphrase));
    acceptedOf(await service.savePhrases([], 1));
    expect(kept).toEqual([]);
    await service.lock();
    await expect.poll(() => kept.length).toBe(1);
    expect(kept[0]?.seatId).toBe(desk.seat.id);
  });

  it("that cannot be kept is told to the log and stops nobody", async () => {
    const desk = await workedDesk();
    const { service, sink, failures, kept } = keptService(desk, 0);
    const { append } = sink;
    sink.append = () => Promise.reject(new Error("the disk is full"));
    acceptedOf(await service.unlock(desk.seat.id, passphrase));
    await expect.poll(() => failures).toEqual(["internal"]);
    sink.append = append;
    acceptedOf(await service.savePhrases([], 1));
    await expect.poll(() => kept.length).toBe(1);
  });

  it("leaves the scans to the task package, which brings them back to where work goes on", async () => {
    const desk = await commonDesk();
    const { packageId } = desk.first;
    const before = await shownOf(desk.service, packageId);
    const other = await freshService();
    const file = backupFile(await workBackup(desk));
    expect(acceptedOf(await other.service.viewBackup(file))).toMatchObject({ kind: "work" });
    acceptedOf(await other.service.restoreBackup(file, passphrase, quietJob()));
    acceptedOf(await other.service.unlock(desk.seat.id, passphrase));
    const without = await shownOf(other.service, packageId);
    expect(without).toEqual({ ...before, round: { ...before.round, isWithoutScans: true } });
    expect(await readScan(other.service, packageId)).toBe("materials-missing");
    const again = acceptedOf(await importing(other, desk.first));
    expect(again).toMatchObject({ kind: "task", already: true, refilled: true });
    expect(await shownOf(other.service, packageId)).toEqual(before);
    expect(await readScan(other.service, packageId)).toBe("%PDF-three");
    expect(await other.database.table("stages").count()).toBe(0);
    // Once more changes nothing, and leaves no piece of it.
    const pieces = await other.database.table("pieces").count();
    expect(acceptedOf(await importing(other, desk.first))).toMatchObject({ already: true, refilled: false });
    expect(await other.database.table("pieces").count()).toBe(pieces);
  });

  it("shows nobody's name and no word of theirs", async () => {
    const desk = await commonDesk();
    const bytes = Buffer.from(await workBackup(desk));
    for (const word of ["周敏", "某院", "材料齐全", "示例"])
      for (const form of [Buffer.from(word), Buffer.from(word, "utf16le")])
        expect(bytes.includes(form)).toBe(false);
  });
});
