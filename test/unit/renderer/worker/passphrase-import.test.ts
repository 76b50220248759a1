import "fake-indexeddb/auto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../../renderer/storage/database";
import type { ImportJob, PackageService, WorkSource } from "../../../../renderer/worker/contract";
import { remoteService } from "../../../../renderer/worker/remote-service";
import { type Bytes, utf8 } from "../../../../shared/package/bytes";
import { dossierOf, ids, sampleTask } from "../../../fixtures/packages";
import { type Person, people } from "../../../fixtures/people";
import { acceptedOf, freshService, quietJob } from "./desk-fixture";

/** Every table but the seats and cards that were there before. */
const importTables = ["stages", "packages", "files", "pieces", "applications", "envelopes"];
const countOf = (database: Database) =>
  Promise.all(importTables.map((name) => database.table(name).count())).then((counts) =>
    counts.reduce((sum, count) => sum + count, 0),
  );

const passphrase = "工匠口令 mk38";
const scan = utf8("%PDF-the scan of somebody's certificate");
let sealed: Bytes;
const source = (bytes = sealed): WorkSource => ({
  from: "file",
  file: new Blob([bytes]),
  name: "口令.jptask",
});

beforeAll(async () => {
  sealed = (await sampleTask({ passphrase, dossiers: [await dossierOf("a1", [scan])] })).bytes;
});

/** A desk of somebody's who trusts the bureau and imported nothing. */
async function deskOf({ card, keys }: Person) {
  const { database, service } = await freshService();
  const { bureau } = await people();
  const shipped = { card: new TextDecoder().decode(card), signing: keys.signing, identity: keys.identity };
  const stopped = new AbortController();
  stopped.abort();
  const example = {
    task: source(),
    bureauCard: bureau.card,
    expertKeys: new TextEncoder().encode(JSON.stringify(shipped)),
  };
  // The example's seat is made before its import begins, which is stopped at once.
  await service.openExample(example, quietJob(stopped.signal));
  return { database, service };
}

/** A job that answers with these one after the other, and notes how it was asked. */
function askedJob(answers: readonly (string | null)[]): ImportJob & { asked: boolean[] } {
  const asked: boolean[] = [];
  const askPassphrase = async (wrong: boolean) => {
    asked.push(wrong);
    return answers[asked.length - 1] ?? null;
  };
  return { ...quietJob(), asked, askPassphrase };
}

async function materialOf(service: PackageService) {
  acceptedOf(await service.acceptConfidentiality(ids.task));
  acceptedOf(await service.answerRecusal(ids.task, { applicationId: "a1", declared: false, reason: "" }));
  const { reader, size } = acceptedOf(await service.openMaterial(ids.task, "a1", "m1"));
  return acceptedOf(await service.readMaterial(reader, 0, size));
}

describe("importing a package that a passphrase opens", () => {
  it("asks for it, again after a wrong one, and reads like any other", async () => {
    const { database, service } = await deskOf((await people()).stranger);
    const job = askedJob(["工匠", " 工匠口令　ｍｋ３８"]);
    expect(acceptedOf(await service.importTask(source(), job))).toMatchObject({
      summary: { packageId: ids.task },
      already: false,
    });
    expect(job.asked).toEqual([false, true]);
    expect(await materialOf(service)).toEqual(scan);
    expect(await heldIn(database, [passphrase, "工匠口令　ｍｋ３８"])).toEqual([]);
  });

  it("asks nobody whom a key file is for", async () => {
    const { service } = await deskOf((await people()).expert);
    const job = askedJob([]);
    acceptedOf(await service.importTask(source(), job));
    expect(job.asked).toEqual([]);
    expect(await materialOf(service)).toEqual(scan);
  });

  it.each([
    ["given up", askedJob([null]), "cancelled"],
    ["given up after a wrong one", askedJob(["x", null]), "cancelled"],
    ["where nobody can be asked", quietJob(), "wrong-recipient"],
  ])("leaves nothing when it is %s", async (_name, job, code) => {
    const { database, service } = await deskOf((await people()).stranger);
    const result = await service.importTask(source(), job);
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    expect(await countOf(database)).toBe(0);
  });

  it("is for somebody else where no passphrase was set", async () => {
    const { database, service } = await deskOf((await people()).stranger);
    const job = askedJob([passphrase]);
    const result = await service.importTask(source((await sampleTask()).bytes), job);
    expect(result).toMatchObject({ refusal: { code: "wrong-recipient", file: "口令.jptask" } });
    expect(job.asked).toEqual([]);
    expect(await countOf(database)).toBe(0);
  });
});

describe("a desk that no key in a package is for", () => {
  it("is told so, reads, and can neither seal nor export", async () => {
    const { service } = await deskOf((await people()).stranger);
    acceptedOf(await service.importTask(source(), askedJob([passphrase])));
    expect(acceptedOf(await service.openRound(ids.task)).mayAnswer).toBe(false);
    expect(await materialOf(service)).toEqual(scan);
    const refused = { refusal: { code: "internal", detail: "the seat is no expert of the task" } };
    expect(await service.prepareSeal(ids.task, "a1")).toMatchObject(refused);
    expect(await service.prepareExport(ids.task, "0", quietJob())).toMatchObject(refused);
  });

  it("is told apart from an expert's", async () => {
    const { service } = await deskOf((await people()).expert);
    acceptedOf(await service.importTask(source(), quietJob()));
    expect(acceptedOf(await service.openRound(ids.task)).mayAnswer).toBe(true);
  });
});

describe("an import that waits for the passphrase", () => {
  /** The service as the window calls it, with an import that was asked and never answers. */
  async function waiting() {
    const { database, service } = await deskOf((await people()).stranger);
    const remote = remoteService(service);
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const ask = () => {
      isAsked();
      return new Promise<string | null>(() => undefined);
    };
    const importing = remote.importTask(7, () => undefined, source(), ask);
    await asked;
    expect(await countOf(database)).toBeGreaterThan(0);
    return { database, remote, importing };
  }

  it("ends when it is stopped, and leaves nothing", async () => {
    const { database, remote, importing } = await waiting();
    await remote.cancel(7);
    expect(await importing).toMatchObject({ refusal: { code: "cancelled" } });
    expect(await countOf(database)).toBe(0);
  });

  it("ends when the seat is locked, and leaves nothing", async () => {
    const { database, remote, importing } = await waiting();
    await remote.lock();
    expect(await importing).toMatchObject({ refusal: { code: "cancelled" } });
    expect(await countOf(database)).toBe(0);
  });
});

/** Which of some texts lie in a database, in any table. */
async function heldIn(database: Database, texts: readonly string[]): Promise<string[]> {
  const rows = await Promise.all(database.tables.map((table) => table.toArray()));
  const stored = Buffer.concat(await leavesOf(rows));
  return texts.filter((text) => stored.includes(text) || stored.includes(Buffer.from(text, "utf16le")));
}

async function leavesOf(value: unknown): Promise<Uint8Array[]> {
  if (value instanceof Blob) return [new Uint8Array(await value.arrayBuffer())];
  if (value instanceof Uint8Array) return [value];
  if (typeof value === "string") return [utf8(value)];
  if (typeof value !== "object" || value === null) return [];
  return (await Promise.all(Object.values(value).map(leavesOf))).flat();
}
