import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPackageService } from "../../../../renderer/worker/package-service";
import { deflatedAgain } from "../../../fixtures/lying";
import { dossierOf, ids, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import expected from "../../../vectors/expected.json";
import {
  acceptedOf,
  exampleOfVectors,
  freshService,
  packageId,
  quietJob,
  serviceOn,
  vectorSource,
} from "./desk-fixture";

/** Tables that an import must leave empty when it fails. */
const importTables = ["stages", "packages", "files", "pieces", "applications", "envelopes"];

async function rowsOf(database: { table(name: string): { count(): PromiseLike<number> } }) {
  return Promise.all(importTables.map(async (name) => [name, await database.table(name).count()]));
}
const nothing = importTables.map((name) => [name, 0]);

/** Every byte string and text inside a stored value. */
async function leavesOf(value: unknown): Promise<Uint8Array[]> {
  if (value instanceof Blob) return [new Uint8Array(await value.arrayBuffer())];
  if (value instanceof Uint8Array) return [value];
  if (typeof value === "string") return [new TextEncoder().encode(value)];
  if (typeof value !== "object" || value === null) return [];
  return (await Promise.all(Object.values(value).map(leavesOf))).flat();
}

/** A desk of the vectors' expert who trusts the vectors' bureau and imported nothing. */
async function emptyDesk() {
  const { database, service } = await freshService();
  const stopped = new AbortController();
  stopped.abort();
  // The example's seat is made before its import begins, which is stopped at once.
  await service.openExample(exampleOfVectors(), quietJob(stopped.signal));
  return { database, service };
}

describe("the import of small.jptask", () => {
  it("shows the round and every application as the vectors say", async () => {
    const { service } = await emptyDesk();
    const job = quietJob();
    const outcome = acceptedOf(await service.importTask(vectorSource("small.jptask"), job));
    expect(outcome).toMatchObject({ already: false, summary: { packageId, roundId: "2026", revision: 1 } });
    const open = acceptedOf(await service.openRound(packageId));
    expect(open.applications.map((each) => [each.id, each.materials.length])).toEqual([
      ["a01", 2],
      ["a02", 1],
    ]);
    expect(open.standings.map((each) => each.state)).toEqual(["undeclared", "undeclared"]);
    expect(job.told.at(-1)?.done).toBe(job.told.at(-1)?.total);
    expect(job.told.length).toBeGreaterThan(0);
  });

  it("gives every material's plaintext back, by ranges", async () => {
    const { service } = await emptyDesk();
    acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    acceptedOf(await service.acceptConfidentiality(packageId));
    for (const [name, sha256] of Object.entries(expected["small.jptask"].plaintext)) {
      const [applicationId = "", materialId = ""] = name.split("/");
      await service.answerRecusal(packageId, { applicationId, declared: false, reason: "" });
      const { reader, size } = acceptedOf(await service.openMaterial(packageId, applicationId, materialId));
      const hash = createHash("sha256");
      for (let offset = 0; offset < size; offset += 1000)
        hash.update(acceptedOf(await service.readMaterial(reader, offset, 1000)));
      expect(hash.digest("hex")).toBe(sha256);
      await service.closeMaterial(reader);
      expect(await service.readMaterial(reader, 0, 1)).toMatchObject({ ok: false });
    }
  });

  it.each([
    ["bureau.jpcard", "card"],
    ["small.jpreview", "review"],
  ])("leaves %s alone and says what it is", async (name, kind) => {
    const { database, service } = await emptyDesk();
    expect(acceptedOf(await service.importTask(vectorSource(name), quietJob()))).toEqual({ kind });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("a second time says so and changes nothing", async () => {
    const { database, service } = await emptyDesk();
    acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    const before = await rowsOf(database);
    const again = acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    expect(again).toMatchObject({ already: true, summary: { packageId } });
    expect(await rowsOf(database)).toEqual(before);
  });

  it("keeps payload files as they were shipped", async () => {
    const { database, service } = await emptyDesk();
    acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    const files = await database.table("files").toArray();
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const [piece] = await database
        .table("pieces")
        .where("[storeId+path+index]")
        .equals([file.storeId, file.path, 0])
        .toArray();
      const bytes = new Uint8Array(await piece.blob.arrayBuffer());
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
      expect(new TextDecoder().decode(bytes.subarray(0, 21))).toBe("age-encryption.org/v1");
    }
  });
});

describe("an import that fails after it was stored", () => {
  it("keeps what is visible: the next look finds the package whole", async () => {
    const { database, service } = await emptyDesk();
    const packages = database.table("packages");
    const torn = () => {
      throw new Error("torn");
    };
    // From the moment the package's row is written nothing can be read back, as on a disk that fails then.
    packages.hook("creating", () => void packages.hook("reading", torn));
    expect(await service.importTask(vectorSource("small.jptask"), quietJob())).toMatchObject({ ok: false });
    packages.hook("reading").unsubscribe(torn);
    const again = acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    expect(again).toMatchObject({ already: true });
    acceptedOf(await service.acceptConfidentiality(packageId));
    await service.answerRecusal(packageId, { applicationId: "a01", declared: false, reason: "" });
    const { applications } = acceptedOf(await service.openRound(packageId));
    const [material] = applications[0]?.materials ?? [];
    acceptedOf(await service.openMaterial(packageId, "a01", material?.id ?? ""));
  });
});

describe("what an import stores", () => {
  it("shows nobody's name, number or firm in clear", async () => {
    const { database, service } = await emptyDesk();
    acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    const { applications, round } = acceptedOf(await service.openRound(packageId));
    const planted = [
      ...[round.title, round.instructions],
      ...applications.flatMap(({ master, studio, employer, team }) => [
        ...[master.name, master.idNumber, master.occupation, studio.name, employer.name],
        ...team.map((each) => each.name),
      ]),
    ].filter((word) => word.length >= 2);
    expect(planted.length).toBeGreaterThan(6);
    for (const table of database.tables) {
      const dump = Buffer.concat(await leavesOf(await table.toArray()));
      for (const word of planted) {
        const found = dump.includes(Buffer.from(word, "utf8")) || dump.includes(Buffer.from(word, "utf16le"));
        expect([table.name, word, found]).toEqual([table.name, word, false]);
      }
    }
  });
});

/** A package of one dossier with a scan of some pieces, and a desk of its expert with that bureau's card. */
async function largeDesk() {
  const { bureau, expert } = await people();
  const scan = Uint8Array.from({ length: 9_000_000 }, (_, index) => (index * 31) >> 4);
  const { bytes } = await sampleTask({ dossiers: [await dossierOf("a1", [scan])] });
  const { database, service } = await freshService();
  const { signing, identity } = expert.keys;
  const shipped = { card: new TextDecoder().decode(expert.card), signing, identity };
  const example = {
    bureauCard: bureau.card,
    expertKeys: new TextEncoder().encode(JSON.stringify(shipped)),
  };
  const open = (file: Blob) =>
    service.openExample({ ...example, task: { from: "file", file, name: "变.jptask" } }, quietJob());
  return { bytes, scan, database, service, open };
}

/** A file whose bytes are what `seen` makes of them: it is given a range, how often it was read before, and the bytes. */
class ChangingFile extends Blob {
  readonly #seen: (range: string, before: number, bytes: Uint8Array) => Uint8Array;
  readonly reads = new Map<string, number>();

  constructor(
    bytes: Uint8Array<ArrayBuffer>,
    seen: (range: string, before: number, bytes: Uint8Array) => Uint8Array,
  ) {
    super([bytes]);
    this.#seen = seen;
  }

  override slice(start = 0, end = this.size): Blob {
    const range = `${start}-${end}`;
    const part = super.slice(start, end);
    const arrayBuffer = async () => {
      const before = this.reads.get(range) ?? 0;
      this.reads.set(range, before + 1);
      const bytes = new Uint8Array(await part.arrayBuffer());
      return new Uint8Array(this.#seen(range, before, bytes)).buffer;
    };
    return Object.assign(new Blob([]), { arrayBuffer });
  }
}

/** Large reads are those of payload files; smaller ones, of the archive's structure, come from blocks. */
const isPiece = (bytes: Uint8Array) => bytes.length > 262_144;

describe("what is verified is what is stored", () => {
  it.each([
    ["stored", (bytes: Uint8Array<ArrayBuffer>) => bytes],
    ["deflated", deflatedAgain],
  ])("each part of a payload file is read from the package once, %s", async (_how, pack) => {
    const { bytes, scan, service, open } = await largeDesk();
    const packed = await pack(bytes);
    const file = new ChangingFile(packed, (_range, _before, part) => part);
    acceptedOf(await open(file));
    const total = [...file.reads].reduce((sum, [range, times]) => {
      const [start = 0, end = 0] = range.split("-").map(Number);
      return sum + (end - start) * times;
    }, 0);
    // Besides the payload, the archive's structure is read, in blocks of a quarter of a megabyte.
    expect(total).toBeLessThan(packed.length * 1.2);
    acceptedOf(await service.acceptConfidentiality(ids.task));
    acceptedOf(await service.answerRecusal(ids.task, { applicationId: "a1", declared: false, reason: "" }));
    const { reader } = acceptedOf(await service.openMaterial(ids.task, "a1", "m1"));
    expect(Buffer.compare(acceptedOf(await service.readMaterial(reader, 0, scan.length)), scan)).toBe(0);
  });

  it("a file that changes behind the import is stored as it was verified", async () => {
    const { bytes, scan, service, open } = await largeDesk();
    const spoilt = (_range: string, before: number, part: Uint8Array) =>
      isPiece(part) && before > 0 ? part.map((byte) => byte ^ 1) : part;
    acceptedOf(await open(new ChangingFile(bytes, spoilt)));
    acceptedOf(await service.acceptConfidentiality(ids.task));
    acceptedOf(await service.answerRecusal(ids.task, { applicationId: "a1", declared: false, reason: "" }));
    const { reader } = acceptedOf(await service.openMaterial(ids.task, "a1", "m1"));
    expect(Buffer.compare(acceptedOf(await service.readMaterial(reader, 0, scan.length)), scan)).toBe(0);
  });

  it("a file that changes under the import is refused, and nothing of it stays", async () => {
    const { bytes, database, open } = await largeDesk();
    let pieces = 0;
    const change = (_range: string, _before: number, part: Uint8Array) => {
      if (!isPiece(part) || ++pieces < 2) return part;
      return part.map((byte, index) => (index === 1000 ? byte ^ 1 : byte));
    };
    const result = await open(new ChangingFile(bytes, change));
    expect(result).toMatchObject({ ok: false });
    expect(["archive-malformed", "digest-mismatch"]).toContain(result.ok || result.refusal.code);
    expect(await rowsOf(database)).toEqual(nothing);
  });
});

describe("an import that fails leaves nothing behind", () => {
  const refused = Object.entries(expected).flatMap(([name, { ok, ...rest }]) =>
    name.endsWith(".jptask") && !ok ? [[name, (rest as { code?: string }).code] as const] : [],
  );

  it.each(refused)("%s: %s", async (name, code) => {
    const { database, service } = await emptyDesk();
    const result = await service.importTask(vectorSource(name), quietJob());
    // The expert's own card is known to the desk, so the expert's signature is known and of the wrong role.
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("an unknown signer, named with the file", async () => {
    const { database, service } = await freshService();
    const request = {
      role: "expert" as const,
      name: "甲",
      organisation: "乙",
      title: "",
      passphrase: "口令口令口令",
    };
    acceptedOf(await service.createSeat(request));
    const result = await service.importTask(vectorSource("small.jptask"), quietJob());
    expect(result).toMatchObject({ refusal: { code: "signer-unknown", file: "small.jptask" } });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("cancelled in the middle", async () => {
    const { database, service } = await emptyDesk();
    const controller = new AbortController();
    const job = { signal: controller.signal, onProgress: () => controller.abort() };
    const result = await service.importTask(vectorSource("small.jptask"), job);
    expect(result).toMatchObject({ refusal: { code: "cancelled" } });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("cancelled while another package is there: that one stays as it is", async () => {
    const { bureau } = await people();
    const { database, service } = await emptyDesk();
    acceptedOf(await service.importTask(vectorSource("small.jptask"), quietJob()));
    const preview = acceptedOf(
      await service.previewCard({ from: "file", file: new Blob([bureau.card]), name: "b.jpcard" }),
    );
    acceptedOf(await service.acceptCard(preview.compact));
    const shown = async () => [
      acceptedOf(await service.rounds()),
      acceptedOf(await service.openRound(packageId)),
      await rowsOf(database),
    ];
    const before = await shown();
    const { bytes } = await sampleTask({
      dossiers: [await dossierOf("a1", [new Uint8Array(9_000_000).fill(7)])],
    });
    const controller = new AbortController();
    const job = { signal: controller.signal, onProgress: () => controller.abort() };
    const second = { from: "file" as const, file: new Blob([bytes]), name: "第二个.jptask" };
    expect(await service.importTask(second, job)).toMatchObject({ refusal: { code: "cancelled" } });
    expect(await shown()).toEqual(before);
  });

  it("a file that cannot be read to its end", async () => {
    const { bureau, expert } = await people();
    const scan = new Uint8Array(2_000_000).fill(7);
    const { bytes } = await sampleTask({ dossiers: [await dossierOf("a1", [scan])] });
    class TornBlob extends Blob {
      override slice(start = 0, end = this.size): Blob {
        const torn = super.slice(start, end);
        const pulledOut = () => Promise.reject(new DOMException("gone", "NotReadableError"));
        if (end - start > 1_000_000) torn.arrayBuffer = pulledOut;
        return torn;
      }
    }
    const { database, service } = await freshService();
    const task = { from: "file" as const, file: new TornBlob([bytes]), name: "半个.jptask" };
    const { signing, identity } = expert.keys;
    const shipped = { card: new TextDecoder().decode(expert.card), signing, identity };
    const expertKeys = new TextEncoder().encode(JSON.stringify(shipped));
    const result = await service.openExample({ task, bureauCard: bureau.card, expertKeys }, quietJob());
    expect(result).toMatchObject({ refusal: { code: "storage-failed", file: "半个.jptask" } });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("a disk without room", async () => {
    const { database } = await emptyDesk();
    const service = serviceOn(database, 1000);
    acceptedOf(await service.unlock((await database.table("seats").toCollection().first()).id, ""));
    const result = await service.importTask(vectorSource("small.jptask"), quietJob());
    expect(result).toMatchObject({ refusal: { code: "no-space", file: "small.jptask" } });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("a program that was killed, at the next start", async () => {
    const { database } = await emptyDesk();
    const storeId = crypto.randomUUID();
    await database.table("stages").add({ version: 1, storeId, startedAt: "2026-09-01T00:00:00Z" });
    await database
      .table("pieces")
      .add({ version: 1, storeId, path: "data/x.age", index: 0, blob: new Blob(["x"]) });
    const parts = { database, now: () => "2026-09-01T00:00:00Z", newId: () => crypto.randomUUID() };
    const service = createPackageService({ ...parts, freeBytes: async () => null });
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(
      await database
        .table("pieces")
        .filter((row) => row.path === "data/x.age")
        .count(),
    ).toBe(0);
    expect(await database.table("stages").count()).toBe(0);
  });
});
