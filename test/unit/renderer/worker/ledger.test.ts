import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../../renderer/storage/database";
import { bundlePath } from "../../../../renderer/storage/ledger";
import type { SealedReview } from "../../../../shared/package/seal-review";
import { ids, sampleReview, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { bureauDesk, countingOf, fileOf, hand, openBureau, revisionOf, standingOf } from "./bureau-fixture";
import { acceptedOf, quietJob, serviceOn } from "./desk-fixture";

const tables = ["stages", "files", "pieces", "ledger", "packages"];

async function rowsOf(database: Database) {
  return Promise.all(tables.map(async (name) => [name, await database.table(name).count()]));
}
const nothing = tables.map((name) => [name, 0]);

/** A desk with the bundles of a chain and of a fork at hand. */
async function prepared(names: readonly string[] = ["1a", "2a<1a", "3a<2a", "1b"]) {
  const [desk, task] = await Promise.all([bureauDesk(), sampleTask()]);
  const made = new Map<string, SealedReview>();
  for (const name of names) await revisionOf(task, name, made);
  const give = (name: string) => hand(desk.service, name, made.get(name) ?? expect.unreachable());
  const ledger = async () => acceptedOf(await desk.service.ledger());
  return { ...desk, task, made, give, ledger };
}

describe("the bureau takes in", () => {
  it("a first bundle, the same again, and its successors", async () => {
    const { give, ledger } = await prepared();
    const first = acceptedOf(await give("1a"));
    expect(first.standing).toMatchObject({ disposition: "added", counts: true });
    expect(first.standing.reason).toContain("第一次收到");
    expect(standingOf(await give("1a"))).toEqual(["duplicate", true]);
    expect(standingOf(await give("2a"))).toEqual(["superseding", true]);
    const again = acceptedOf(await give("1a"));
    expect(again.standing).toMatchObject({
      ...{ id: first.standing.id, at: first.standing.at },
      ...{ disposition: "duplicate", counts: false },
    });
    expect((await ledger()).bundles.map((each) => [each.revision, each.disposition, each.counts])).toEqual([
      [2, "superseding", true],
      [1, "added", false],
    ]);
  });

  it("a chain in any order, with the same end", async () => {
    for (const order of [
      ["3a", "2a", "1a"],
      ["2a", "3a", "1a"],
      ["1a", "3a", "2a"],
    ]) {
      const { give, ledger } = await prepared();
      for (const name of order) await give(name);
      expect(countingOf(await ledger())).toEqual([3]);
      expect((await ledger()).lines.map((each) => each.open)).toEqual([false]);
    }
  });

  it("nothing the second time: every table stays as it was", async () => {
    const { give, database } = await prepared();
    await give("1a");
    const before = await Promise.all(tables.map((name) => database.table(name).toArray()));
    await give("1a");
    expect(await Promise.all(tables.map((name) => database.table(name).toArray()))).toEqual(before);
  });

  it("several at once, one after another", async () => {
    const { give, ledger } = await prepared();
    const outcomes = await Promise.all(["1a", "2a", "3a", "1a"].map(give));
    expect(outcomes.map((each) => standingOf(each)[0])).toEqual([
      ...["added", "superseding", "superseding", "duplicate"],
    ]);
    expect(countingOf(await ledger())).toEqual([3]);
  });

  it("each expert's bundles apart", async () => {
    const { give, task, service, ledger } = await prepared();
    const { second } = await people();
    await give("1a");
    const other = await sampleReviewBy(task, second);
    expect(standingOf(await hand(service, "乙", other))).toEqual(["added", true]);
    expect(countingOf(await ledger())).toEqual([1, 1]);
    expect((await ledger()).lines.length).toBe(2);
  });

  it("the bytes as they were shipped, one file a bundle", async () => {
    const { give, made, database } = await prepared();
    await give("1a");
    const [file] = await database.table("files").toArray();
    const [piece] = await database.table("pieces").toArray();
    const shipped = made.get("1a")?.bytes ?? expect.unreachable();
    expect(new Uint8Array(await piece.blob.arrayBuffer())).toEqual(shipped);
    const sha256 = createHash("sha256").update(shipped).digest("hex");
    expect(file).toMatchObject({ path: bundlePath, size: shipped.length, sha256 });
    expect(await rowsOf(database)).toEqual([
      ["stages", 0],
      ["files", 1],
      ["pieces", 1],
      ["ledger", 1],
      ["packages", 0],
    ]);
  });
});

/** A bundle by another expert than the fixtures' first. */
async function sampleReviewBy(task: { digest: string }, by: Awaited<ReturnType<typeof people>>["second"]) {
  const { declarationOf, noAnnotations, recusedReview } = await import("../../../fixtures/documents");
  const { serialiseReview } = await import("../../../../shared/package/seal-review");
  const expertKid = by.keys.kid;
  const reviews = ["a1", "a2"].map(async (applicationId) => {
    const document = recusedReview({ taskPackageId: ids.task, expertKid, applicationId });
    const opinionPdf = new TextEncoder().encode("%PDF-x");
    return {
      ...{ reviewBytes: (await serialiseReview(document)).bytes, opinionPdf },
      annotations: noAnnotations(applicationId),
    };
  });
  return sampleReview(task, {
    ...{ bundleId: crypto.randomUUID(), keys: by.keys, card: { bytes: by.card, name: by.name } },
    declaration: declarationOf(expertKid, { a1: true, a2: true }),
    reviews: await Promise.all(reviews),
  });
}

describe("a conflict", () => {
  it("keeps both, counts neither, and is a person's to decide", async () => {
    const { give, made, service, ledger } = await prepared();
    await give("1a");
    expect(standingOf(await give("1b"))).toEqual(["conflict", false]);
    const { lines, bundles } = await ledger();
    expect(bundles.filter((each) => each.counts)).toEqual([]);
    const digests = [made.get("1a")?.digest, made.get("1b")?.digest];
    expect(lines).toMatchObject([{ open: true, contenders: digests, decisions: [] }]);
    const { roundId, expertKid } = lines[0] ?? expect.unreachable();
    const chosen = digests[1] ?? "";
    const request = { roundId, expertKid, chosen };
    expect(await service.decideConflict({ ...request, reason: " " })).toMatchObject({ ok: false });
    acceptedOf(await service.decideConflict({ ...request, reason: "专家来电，以后一份为准" }));
    const decided = await ledger();
    expect(decided.lines).toMatchObject([
      { open: false, decisions: [{ chosen, reason: "专家来电，以后一份为准" }] },
    ]);
    expect(decided.bundles.map((each) => [each.digest, each.counts])).toEqual([
      [digests[1], true],
      [digests[0], false],
    ]);
    const wrong = await service.decideConflict({ ...request, chosen: "0".repeat(64), reason: "另一份" });
    expect(wrong).toMatchObject({ refusal: { code: "conflict" } });
  });

  it("of a missing revision ends by itself when that arrives", async () => {
    const { give, ledger } = await prepared();
    await give("1a");
    expect(standingOf(await give("3a"))).toEqual(["conflict", false]);
    expect((await ledger()).lines).toMatchObject([{ open: true }]);
    const late = acceptedOf(await give("2a"));
    expect(late.standing).toMatchObject({ disposition: "superseding", counts: false });
    expect(countingOf(await ledger())).toEqual([3]);
  });
});

describe("what is refused", () => {
  it("is recorded with code, name, size and digest, once, without its bytes", async () => {
    const { made, service, database, ledger } = await prepared();
    const bytes = (made.get("1a")?.bytes ?? expect.unreachable()).slice();
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    for (let time = 0; time < 2; time++) {
      const result = await service.openBundle(fileOf("坏.jpreview", bytes), quietJob());
      expect(result).toMatchObject({ refusal: { code: "decrypt-failed" } });
    }
    expect((await ledger()).refusals).toMatchObject([
      {
        ...{ code: "decrypt-failed", fileName: "坏.jpreview", inside: null, size: bytes.length },
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    ]);
    expect(await rowsOf(database)).toEqual([
      ["stages", 0],
      ["files", 0],
      ["pieces", 0],
      ["ledger", 1],
      ["packages", 0],
    ]);
  });

  it.each([
    ["a file of nobody", async () => new TextEncoder().encode("hello"), "not-a-package"],
    ["a task package", async () => (await sampleTask()).bytes, "not-a-package"],
    ["a bundle by a stranger", strangersBundle, "signer-unknown"],
  ])("%s", async (_, make, code) => {
    const { service, database, ledger } = await prepared([]);
    const result = await service.openBundle(fileOf("来件", await make()), quietJob());
    expect(result).toMatchObject({ refusal: { code } });
    expect((await ledger()).refusals).toMatchObject([{ code, fileName: "来件" }]);
    expect((await rowsOf(database)).slice(0, 3)).toEqual(nothing.slice(0, 3));
  });
});

describe("a file larger than any bundle", () => {
  it("is refused without being stored even for a while", { timeout: 120_000 }, async () => {
    const { service, database, ledger } = await prepared([]);
    const size = 512 * 1024 * 1024 + 1;
    const head = new TextEncoder().encode("age-encryption.org/v1\n");
    const piece = new Uint8Array(4 * 1024 * 1024);
    piece.set(head);
    class HugeBlob extends Blob {
      override get size(): number {
        return size;
      }
      override slice(start = 0, end = size): Blob {
        return new Blob([piece.subarray(0, end - start)]);
      }
    }
    const stored: unknown[] = [];
    database.table("pieces").hook("creating", (key) => void stored.push(key));
    const result = await service.openBundle(
      { from: "file", file: new HugeBlob(), name: "大.jpreview" },
      quietJob(),
    );
    expect(result).toMatchObject({ refusal: { code: "archive-limit", file: "大.jpreview" } });
    expect(stored).toEqual([]);
    expect((await ledger()).refusals).toMatchObject([{ code: "archive-limit", size }]);
  });
});

async function strangersBundle() {
  const { stranger } = await people();
  return (await sampleReviewBy(await sampleTask(), stranger)).bytes;
}

describe("a work that does not end leaves everything as it was", () => {
  it("cancelled at each step", async () => {
    const { made, service, database } = await prepared(["1a"]);
    const { bytes } = made.get("1a") ?? expect.unreachable();
    for (let step = 0; step < 4; step++) {
      const controller = new AbortController();
      let told = 0;
      const job = { signal: controller.signal, onProgress: () => told++ === step && controller.abort() };
      if (step === 0) controller.abort();
      const result = await service.openBundle(fileOf("一.jpreview", bytes), job);
      expect(result).toMatchObject({ refusal: { code: "cancelled" } });
      expect(await rowsOf(database)).toEqual(nothing);
    }
  });

  it("on a disk without room", async () => {
    const { made, database } = await prepared(["1a"]);
    const service = serviceOn(database, 10);
    await openBureau(service);
    expect(await hand(service, "一", made.get("1a") ?? expect.unreachable())).toMatchObject({
      refusal: { code: "no-space", file: "一.jpreview" },
    });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it.each(["pieces", "files", "ledger"])("where the disk is full when %s are written", async (table) => {
    const { made, give, service, database } = await prepared(["1a"]);
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    database.table(table).hook("creating", full);
    const bundle = made.get("1a") ?? expect.unreachable();
    expect(await hand(service, "一", bundle)).toMatchObject({ refusal: { code: "no-space" } });
    expect(await rowsOf(database)).toEqual(nothing);
    database.table(table).hook("creating").unsubscribe(full);
    expect(standingOf(await give("1a"))).toEqual(["added", true]);
  });

  it("where the file cannot be read to its end", async () => {
    const { made, service, database } = await prepared(["1a"]);
    class TornBlob extends Blob {
      override slice(start = 0, end = this.size): Blob {
        const torn = super.slice(start, end);
        const pulledOut = () => Promise.reject(new DOMException("gone", "NotReadableError"));
        if (end - start > 1_000) torn.arrayBuffer = pulledOut;
        return torn;
      }
    }
    const file = new TornBlob([made.get("1a")?.bytes ?? expect.unreachable()]);
    const result = await service.openBundle({ from: "file", file, name: "半个.jpreview" }, quietJob());
    expect(result).toMatchObject({ refusal: { code: "storage-failed", file: "半个.jpreview" } });
    expect(await rowsOf(database)).toEqual(nothing);
  });

  it("in a program that was killed, at the next start", async () => {
    const { database, made } = await prepared(["1a"]);
    const storeId = crypto.randomUUID();
    await database.table("stages").add({ version: 1, storeId, startedAt: "2026-09-01T00:00:00Z" });
    const piece = { version: 1, storeId, path: bundlePath, index: 0, blob: new Blob(["x"]) };
    await database.table("pieces").add(piece);
    const service = serviceOn(database);
    await openBureau(service);
    expect(standingOf(await hand(service, "一", made.get("1a") ?? expect.unreachable()))).toEqual([
      "added",
      true,
    ]);
    const left = database.table("pieces").filter((row) => row.storeId === storeId);
    expect(await left.count()).toBe(0);
    expect(await database.table("stages").count()).toBe(0);
  });
});

describe("a recorded bundle", () => {
  it("is there after the next start, and opens again from its stored bytes", async () => {
    const { give, database } = await prepared();
    await give("1a");
    const first = acceptedOf(await give("2a"));
    const service = serviceOn(database);
    await openBureau(service);
    const { bundles } = acceptedOf(await service.ledger());
    expect(bundles.map((each) => each.fileName)).toEqual(["2a.jpreview", "1a.jpreview"]);
    const again = acceptedOf(await service.openRecorded(first.standing.id, quietJob()));
    expect(again).toEqual(first);
    const earlier = bundles[1]?.id ?? "";
    expect(acceptedOf(await service.openRecorded(earlier, quietJob())).standing).toMatchObject({
      ...{ disposition: "added", counts: false },
    });
  });

  it("does not open where its bytes were changed in the database", async () => {
    const { give, service, database } = await prepared();
    const { standing } = acceptedOf(await give("1a"));
    const [piece] = await database.table("pieces").toArray();
    const bytes = new Uint8Array(await piece.blob.arrayBuffer());
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await database.table("pieces").put({ ...piece, blob: new Blob([bytes]) });
    expect(await service.openRecorded(standing.id, quietJob())).toMatchObject({ ok: false });
  });

  it("still opens when its signer's card was withdrawn, and a new one of that card is refused", async () => {
    const { give, service, ledger } = await prepared();
    const { standing } = acceptedOf(await give("1a"));
    const { expert } = await people();
    acceptedOf(await service.withdrawCard(expert.keys.kid, "密钥遗失"));
    acceptedOf(await service.openRecorded(standing.id, quietJob()));
    expect(standingOf(await give("1a"))).toEqual(["duplicate", true]);
    expect(await give("2a")).toMatchObject({ ok: false });
    expect(countingOf(await ledger())).toEqual([1]);
  });
});
