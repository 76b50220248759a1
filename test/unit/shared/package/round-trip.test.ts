import { describe, expect, it } from "vitest";
import { reviewQrText } from "../../../../shared/domain/review-digest";
import { bagBytes } from "../../../../shared/package/bag-write";
import { bytesSource } from "../../../../shared/package/byte-source";
import { type Bytes, joinBytes, utf8 } from "../../../../shared/package/bytes";
import { sha256Hex } from "../../../../shared/package/fixity";
import { serialiseReview } from "../../../../shared/package/seal-review";
import { sealTask } from "../../../../shared/package/seal-task";
import type { PayloadPiece } from "../../../../shared/package/verify-bag";
import { verifyReview } from "../../../../shared/package/verify-review";
import { verifyTask } from "../../../../shared/package/verify-task";
import { scoredReview, tinyRound } from "../../../fixtures/documents";
import { dossierOf, ids, sampleReview, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";

const opened = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

const big = (size: number): Bytes => new Uint8Array(size).map((_, index) => (index * 31) % 251);

describe("a task package", () => {
  it("is accepted as sealed, by each expert and by the bureau", async () => {
    const { bureau, expert, second } = await people();
    const { bytes, digest, claims } = await sampleTask();
    for (const reader of [expert, second, bureau]) {
      const source = bytesSource(bytes);
      const cards = [bureau.trusted];
      const task = opened(
        await verifyTask({ source, cards, identity: reader.keys.identity, depth: "materials" }),
      );
      expect(task).toMatchObject({ kind: "task", packageId: ids.task, digest, claims });
      expect(task.checked).toEqual(["signature", "files", "contents"]);
      expect(task.contents?.round).toEqual(tinyRound);
      expect(task.contents?.applications.map((each) => each.id)).toEqual(["a1", "a2"]);
      expect(task.contents?.plaintext?.["a1/m1"]).toBe(await sha256Hex(utf8("%PDF-one")));
    }
  });

  it("has the size that it said before it was written", async () => {
    const { bytes, size } = await sampleTask();
    expect(bytes.length).toBe(size);
  });

  it("hands every payload file over as shipped, in pieces", async () => {
    const { bureau, expert } = await people();
    const scan = big(9 * 1024 * 1024 + 17);
    const { bytes } = await sampleTask({ dossiers: [await dossierOf("a1", [scan])] });
    const pieces: PayloadPiece[] = [];
    const progress: number[] = [];
    const task = opened(
      await verifyTask({
        ...{ source: bytesSource(bytes), cards: [bureau.trusted], identity: expert.keys.identity },
        onPayload: async (piece) => void pieces.push(piece),
        onProgress: (done) => void progress.push(done),
      }),
    );
    for (const file of task.files.filter((each) => each.path.startsWith("data/"))) {
      const own = pieces.filter((piece) => piece.path === file.path);
      expect(await sha256Hex(joinBytes(own.map((piece) => piece.bytes)))).toBe(file.sha256);
      expect(own.slice(0, -1).every((piece) => piece.bytes.length === 4 * 1024 * 1024)).toBe(true);
    }
    expect(pieces.filter((piece) => piece.path.endsWith("/m1.age"))).toHaveLength(3);
    expect(progress.at(-1)).toBe(pieces.reduce((sum, piece) => sum + piece.bytes.length, 0));
  });

  it("brings returns to the one expert whom they are for", async () => {
    const { bureau, expert, second } = await people();
    const returned = {
      bundleId: ids.review,
      digest: "0".repeat(64),
      applicationIds: ["a1"],
      note: "请补",
      at: "2026-10-09T00:00:00Z",
    };
    const experts = [
      {
        kid: expert.keys.kid,
        recipient: expert.keys.recipient,
        returns: { format: 1 as const, returns: [returned] },
      },
      { kid: second.keys.kid, recipient: second.keys.recipient },
    ];
    const { bytes } = await sampleTask({ experts });
    const read = async (identity: string) =>
      opened(await verifyTask({ source: bytesSource(bytes), cards: [bureau.trusted], identity })).contents
        ?.returns;
    expect((await read(expert.keys.identity))?.returns).toEqual([returned]);
    expect(await read(second.keys.identity)).toBeNull();
    expect(await read(bureau.keys.identity)).toBeNull();
  });

  it("opens with its passphrase, written in either normal form", async () => {
    const { bureau } = await people();
    const { bytes } = await sampleTask({ passphrase: "caf\u00e9 工匠" });
    const options = { source: bytesSource(bytes), cards: [bureau.trusted] };
    expect(opened(await verifyTask({ ...options, passphrase: "cafe\u0301 工匠" })).contents).not.toBeNull();
    const wrong = await verifyTask({ ...options, passphrase: "另一句" });
    expect(wrong).toMatchObject({ ok: false, refusal: { code: "decrypt-failed" } });
  });

  it("stops when it is told to", async () => {
    const { bureau } = await people();
    const { bytes } = await sampleTask();
    const controller = new AbortController();
    const result = await verifyTask({
      ...{ source: bytesSource(bytes), cards: [bureau.trusted], signal: controller.signal },
      onPayload: async () => controller.abort(),
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: "cancelled" } });
  });

  it("is not sealed with an identity number that the round masks, nor with another scan", async () => {
    const dossier = await dossierOf("a1", [utf8("%PDF-one")]);
    const { application } = dossier;
    const bare = { ...application, master: { ...application.master, idNumber: "110101197712011232" } };
    await expect(sampleTask({ dossiers: [{ ...dossier, application: bare }] })).rejects.toThrow("identity");
    const other = new Map([["m1", bytesSource(utf8("%PDF-two"))]]);
    await expect(sampleTask({ dossiers: [{ ...dossier, materials: other }] })).rejects.toThrow(
      "another file",
    );
  });

  it("takes back nothing that changes between measuring and writing", async () => {
    const { bureau, expert } = await people();
    const bytes = big(100_000);
    const dossier = await dossierOf("a1", [bytes]);
    const sealed = await sealTask({
      ...{
        packageId: ids.task,
        bureau: bureau.keys,
        bureauCard: bureau.card,
        round: tinyRound,
        supersedes: null,
      },
      experts: [{ kid: expert.keys.kid, recipient: expert.keys.recipient }],
      ...{ dossiers: [dossier], issuedAt: "2026-09-02T09:00:00+08:00", appVersion: "0" },
    });
    bytes[50] = 0xff;
    await expect(bagBytes(sealed)).rejects.toThrow("changed while it was written");
  });
});

describe("a review bundle", () => {
  it("is accepted as sealed, alone and against its task", async () => {
    const { bureau, expert } = await people();
    const task = await sampleTask();
    const review = await sampleReview(task);
    const cards = [bureau.trusted, expert.trusted];
    const { identity } = bureau.keys;
    const readTask = opened(await verifyTask({ source: bytesSource(task.bytes), cards, identity }));
    for (const atHand of [undefined, readTask]) {
      const options = { source: bytesSource(review.bytes), cards, identity, task: atHand };
      const bundle = opened(await verifyReview(options));
      expect(bundle).toMatchObject({ kind: "review", bundleId: ids.review, digest: review.digest });
      expect(bundle.reviews.map((each) => [each.applicationId, each.review.total])).toEqual([
        ["a1", 10],
        ["a2", null],
      ]);
    }
  });

  it("ships a sealed review byte for byte, so that paper and file agree", async () => {
    const { bureau, expert } = await people();
    const names = { taskPackageId: ids.task, expertKid: expert.keys.kid, applicationId: "a1" };
    const { sha256 } = await serialiseReview(scoredReview(names));
    const { bytes } = await sampleReview({ digest: "0".repeat(64) });
    const cards = [bureau.trusted, expert.trusted];
    const bundle = opened(
      await verifyReview({ source: bytesSource(bytes), cards, identity: bureau.keys.identity }),
    );
    expect(bundle.files.find((file) => file.path === "data/reviews/a1/review.json")?.sha256).toBe(sha256);
    expect(reviewQrText(sha256)).toMatch(/^jp1:[0-9a-f]{64}$/);
  });

  it("needs no review of a calibration dossier, and takes none", async () => {
    const { bureau, expert } = await people();
    const calibration = { anchors: [{ criterionId: "A1", points: 7, note: "" }] };
    const dossiers = [
      await dossierOf("a1", [utf8("1")]),
      await dossierOf("a2", [utf8("2")], { calibration }),
    ];
    const task = await sampleTask({ dossiers });
    const cards = [bureau.trusted, expert.trusted];
    const { identity } = bureau.keys;
    const readTask = opened(await verifyTask({ source: bytesSource(task.bytes), cards, identity }));
    const both = await sampleReview(task);
    const result = await verifyReview({ source: bytesSource(both.bytes), cards, identity, task: readTask });
    expect(result).toMatchObject({ ok: false, refusal: { code: "cross-check", detail: "coverage of a2" } });
  });
});
