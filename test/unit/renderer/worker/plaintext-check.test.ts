import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../../renderer/storage/database";
import type { PackageService, WithdrawnMaterial } from "../../../../renderer/worker/contract";
import { createPackageService } from "../../../../renderer/worker/package-service";
import type { Bytes } from "../../../../shared/package/bytes";
import { brokenTask, differingTask } from "../../../fixtures/lying";
import { ids } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { acceptedOf, quietJob } from "./desk-fixture";

const scan = (size: number, fill: number) => new Uint8Array(size).fill(fill);
const scans = [scan(300_000, 1), scan(1_200_000, 2), scan(10, 3)] as const;

let made = 0;
const freshDatabase = () => openDatabase(`checked-${++made}`);

/** A service that checks plaintexts as soon as nobody asks anything. */
function checkingService(database: Database, quietTime: number | null = 1) {
  const service = createPackageService({
    database,
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    freeBytes: async () => null,
    quietTime: quietTime ?? undefined,
  });
  const withdrawn: WithdrawnMaterial[] = [];
  void service.watchMaterials((each) => withdrawn.push(each));
  return { service, withdrawn };
}

/** What `openExample` takes to open the fixtures' expert with a task package imported. */
async function exampleOf(task: Bytes) {
  const { bureau, expert } = await people();
  const { signing, identity } = expert.keys;
  const shipped = { card: new TextDecoder().decode(expert.card), signing, identity };
  const expertKeys = new TextEncoder().encode(JSON.stringify(shipped));
  const source = { from: "file" as const, file: new Blob([task]), name: "批次.jptask" };
  return { task: source, bureauCard: bureau.card, expertKeys };
}

async function declare(service: PackageService): Promise<void> {
  acceptedOf(await service.acceptConfidentiality(ids.task));
  acceptedOf(await service.answerRecusal(ids.task, { applicationId: "a1", declared: false, reason: "" }));
}

const verdictsIn = async (database: Database) =>
  Object.fromEntries(
    (await database.table("plaintexts").toArray()).map(({ path, verdict }) => [
      path.slice("data/applications/a1/".length),
      verdict,
    ]),
  );

/** Waits until all three materials were checked. */
const checked = (database: Database) =>
  expect.poll(() => database.table("plaintexts").count(), { timeout: 30_000 }).toBe(3);

const open = (service: PackageService, materialId: string) =>
  service.openMaterial(ids.task, "a1", materialId);

describe("the idle check of plaintexts", () => {
  it("withdraws the one material that is not what its application lists, and leaves the rest", async () => {
    const { bytes } = await differingTask(scans);
    const database = await freshDatabase();
    const { service, withdrawn } = checkingService(database);
    acceptedOf(await service.openExample(await exampleOf(bytes), quietJob()));
    await declare(service);
    await checked(database);
    expect(await verdictsIn(database)).toEqual({ "m1.age": "holds", "m2.age": "differs", "m3.age": "holds" });
    const told = { packageId: ids.task, applicationId: "a1", materialId: "m2", reason: "differs" };
    expect(withdrawn).toEqual([told]);
    expect(acceptedOf(await service.withdrawnMaterials(ids.task))).toEqual([told]);
    expect(await open(service, "m2")).toMatchObject({ refusal: { code: "digest-mismatch", file: "表.pdf" } });
    const { reader } = acceptedOf(await open(service, "m1"));
    expect(acceptedOf(await service.readMaterial(reader, 299_999, 10))).toEqual(scan(1, 1));
  });

  it("withdraws a material with a damaged chunk that the import did not have to open", async () => {
    const database = await freshDatabase();
    const { service, withdrawn } = checkingService(database);
    acceptedOf(await service.openExample(await exampleOf(await brokenTask(scans)), quietJob()));
    await checked(database);
    expect(await verdictsIn(database)).toEqual({ "m1.age": "holds", "m2.age": "broken", "m3.age": "holds" });
    expect(withdrawn).toMatchObject([{ materialId: "m2", reason: "broken" }]);
  });

  it("takes an open material away from its reader", async () => {
    const { bytes } = await differingTask(scans);
    const database = await freshDatabase();
    const before = checkingService(database, null).service;
    acceptedOf(await before.openExample(await exampleOf(bytes), quietJob()));
    await declare(before);
    const { service } = checkingService(database);
    const example = await exampleOf(bytes);
    acceptedOf(await service.openExample(example, quietJob()));
    const { reader } = acceptedOf(await open(service, "m2"));
    const other = acceptedOf(await open(service, "m1")).reader;
    expect(acceptedOf(await service.readMaterial(reader, 1_199_999, 4))).toEqual(scan(1, 3));
    await checked(database);
    const refused = { ok: false, refusal: { code: "digest-mismatch", file: "表.pdf" } };
    expect(await service.readMaterial(reader, 0, 4)).toMatchObject(refused);
    expect(acceptedOf(await service.readMaterial(other, 0, 4))).toEqual(scan(4, 1));
  });

  it("ends when the seat is locked and goes on when it is opened again, with what is left", async () => {
    const { bytes } = await differingTask(scans);
    const database = await freshDatabase();
    const first = checkingService(database);
    acceptedOf(await first.service.openExample(await exampleOf(bytes), quietJob()));
    await expect.poll(() => database.table("plaintexts").count(), { interval: 1 }).toBeGreaterThan(0);
    await first.service.lock();
    const kept = await database.table("plaintexts").toArray();
    expect(kept.length).toBeLessThan(3);
    const second = checkingService(database);
    acceptedOf(await second.service.openExample(await exampleOf(bytes), quietJob()));
    await checked(database);
    expect(await database.table("plaintexts").toArray()).toEqual(expect.arrayContaining(kept));
    expect(acceptedOf(await second.service.withdrawnMaterials(ids.task))).toHaveLength(1);
  });

  it("waits as long as a call is under way", async () => {
    const { bytes } = await differingTask(scans);
    const database = await freshDatabase();
    const { service } = checkingService(database);
    const example = await exampleOf(bytes);
    let answer = (_: ArrayBuffer) => {};
    const slow = new Blob([bytes]);
    acceptedOf(await service.openExample(example, quietJob()));
    slow.slice = () =>
      Object.assign(new Blob([]), {
        arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (answer = resolve)),
      });
    // A file on a medium that does not answer: asked for before the check could begin.
    const importing = service.importTask({ from: "file", file: slow, name: "慢.jptask" }, quietJob());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await database.table("plaintexts").count()).toBe(0);
    answer(new ArrayBuffer(0));
    expect(await importing).toMatchObject({ ok: false });
    await checked(database);
  });
});
