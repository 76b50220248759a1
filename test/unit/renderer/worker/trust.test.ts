import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { hasPackage } from "../../../../renderer/storage/package";
import type { WorkSource } from "../../../../renderer/worker/contract";
import { utf8 } from "../../../../shared/package/bytes";
import { checkCard, issueCard } from "../../../../shared/package/card";
import { putTogether, resign, takeApart } from "../../../fixtures/bag-workshop";
import { type Desk, everythingIn, newDesk } from "../../../fixtures/desks";
import { tinyRound } from "../../../fixtures/documents";
import { dossierOf, ids, sampleReview, sampleTask } from "../../../fixtures/packages";
import { type Person, people } from "../../../fixtures/people";
import { acceptedOf, exampleOfVectors, freshService, quietJob, vectorSource } from "./desk-fixture";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const fileOf = (bytes: Uint8Array<ArrayBuffer>, name: string): WorkSource => ({
  from: "file",
  file: new Blob([bytes]),
  name,
});
const taskFile = async (changes = {}) => fileOf((await sampleTask(changes)).bytes, "任务包");
const reviewFile = async (changes = {}) =>
  fileOf((await sampleReview({ digest: "0".repeat(64) }, changes)).bytes, "评审包");
const importing = ({ service }: Desk, file: WorkSource) => service.importTask(file, quietJob());
const opening = ({ service }: Desk, file: WorkSource) => service.openBundle(file, quietJob());
const accepting = async ({ service }: Desk, { card }: Person) =>
  acceptedOf(await service.acceptCard(text(card)));

const unknown = { ok: false, refusal: { code: "signer-unknown" } };

/** The expert's desk that knows another bureau than the one of the sample packages. */
async function expertAmongStrangers(): Promise<Desk> {
  const { expert, otherBureau } = await people();
  return newDesk(expert, [otherBureau]);
}

/** The expert's desk with the sample package imported and its bureau's card withdrawn. */
async function deskAfterWithdrawal() {
  const { expert, bureau, otherBureau } = await people();
  const desk = await newDesk(expert, [bureau, otherBureau]);
  const file = await taskFile();
  acceptedOf(await importing(desk, file));
  const withdrawn = acceptedOf(await desk.service.withdrawCard(bureau.keys.kid, " 密钥可能外泄 "));
  return { desk, file, withdrawn };
}

/** A task package of the next revision, in which everything says that it was made long before. */
const nextTask = () => {
  const packageId = "3333333a-3333-4333-8333-33333333333b";
  return taskFile({ packageId, issuedAt: "2020-01-01T00:00:00+08:00" });
};

describe("a task package of an unknown signer", () => {
  it("is refused and shows the card inside, without trusting it", async () => {
    const { bureau } = await people();
    const desk = await expertAmongStrangers();
    const before = await everythingIn(desk.database);
    const file = await taskFile();
    expect(await importing(desk, file)).toMatchObject(unknown);
    const signer = acceptedOf(await desk.service.signerOf(file));
    const { fingerprint, payload } = await checkCard(bureau.card);
    const { name, organisation, role } = payload;
    expect(signer).toMatchObject({
      ...{ kind: "stated", expects: "bureau" },
      card: { fingerprint, name, organisation, role, standing: "new", withdrawal: null },
    });
    expect(await everythingIn(desk.database)).toEqual(before);
    expect(await importing(desk, file)).toMatchObject(unknown);
  });

  it("is imported once a person accepted that card, which keeps who and when", async () => {
    const { bureau, expert } = await people();
    const desk = await expertAmongStrangers();
    const file = await taskFile();
    const signer = acceptedOf(await desk.service.signerOf(file));
    if (signer.kind !== "stated") expect.unreachable();
    const accepted = acceptedOf(await desk.service.acceptCard(signer.card.compact));
    expect(accepted).toMatchObject({ kid: bureau.keys.kid, withdrawal: null });
    expect(accepted.decisions).toEqual([
      { kind: "accepted", at: expect.stringMatching(/^2026-/), by: expert.name },
    ]);
    expect(acceptedOf(await importing(desk, file))).toMatchObject({ kind: "task", already: false });
  });

  it("says nothing about its signer where the card inside is not the signer's", async () => {
    const { bureau, otherBureau } = await people();
    const desk = await expertAmongStrangers();
    const bench = await takeApart((await sampleTask()).bytes);
    bench.files.set("bureau.jpcard", otherBureau.card);
    await resign(bench, bureau.keys);
    const file = fileOf(putTogether(bench), "任务包");
    expect(await importing(desk, file)).toMatchObject(unknown);
    expect(acceptedOf(await desk.service.signerOf(file))).toEqual({ kind: "unstated" });
  });

  it("whose bytes cannot be read says so instead of calling it a fault of the program", async () => {
    const desk = await expertAmongStrangers();
    const gone = { from: "address", url: "http://127.0.0.1:9/x", size: 900, name: "任务包" } as const;
    expect(await desk.service.signerOf(gone)).toMatchObject({ refusal: { code: "storage-failed" } });
  });
});

describe("a review bundle of an unknown signer", () => {
  it("is refused, shows the card inside to the bureau alone, and opens once that was accepted", async () => {
    const { bureau, second, expert } = await people();
    const desk = await newDesk(bureau, [second]);
    const file = await reviewFile();
    expect(await opening(desk, file)).toMatchObject(unknown);
    const signer = acceptedOf(await desk.service.signerOf(file));
    expect(signer).toMatchObject({
      ...{ kind: "stated", expects: "expert" },
      card: { name: expert.name, role: "expert", standing: "new" },
    });
    const stranger = await newDesk(second, [bureau]);
    expect(await stranger.service.signerOf(file)).toMatchObject({ refusal: { code: "wrong-recipient" } });
    await accepting(desk, expert);
    acceptedOf(await opening(desk, file));
  });
});

describe("a withdrawn card", () => {
  it("keeps when, by whom and why, and counts no more", async () => {
    const { bureau, expert } = await people();
    const { desk, withdrawn } = await deskAfterWithdrawal();
    const decision = { kind: "withdrawn", by: expert.name, reason: "密钥可能外泄" };
    expect(withdrawn.withdrawal).toMatchObject(decision);
    expect(withdrawn.decisions).toMatchObject([{ kind: "accepted", by: expert.name }, decision]);
    const listed = acceptedOf(await desk.service.cards()).find((each) => each.kid === bureau.keys.kid);
    expect(listed).toEqual(withdrawn);
    const preview = await desk.service.previewCard(fileOf(bureau.card, "区局.jpcard"));
    expect(acceptedOf(preview)).toMatchObject({ standing: "withdrawn", withdrawal: decision });
  });

  it("signs no new package; what was imported is still there and is the same package", async () => {
    const { bureau } = await people();
    const { desk, file } = await deskAfterWithdrawal();
    const before = await everythingIn(desk.database);
    const next = await nextTask();
    expect(await importing(desk, next)).toMatchObject(unknown);
    expect(acceptedOf(await desk.service.signerOf(next))).toMatchObject({
      ...{ kind: "known", card: { kid: bureau.keys.kid, withdrawal: { reason: "密钥可能外泄" } } },
    });
    expect(await everythingIn(desk.database)).toEqual(before);
    expect(acceptedOf(await importing(desk, file))).toMatchObject({ kind: "task", already: true });
    acceptedOf(await desk.service.acceptConfidentiality(ids.task));
    acceptedOf(
      await desk.service.answerRecusal(ids.task, { applicationId: "a1", declared: false, reason: "" }),
    );
    const { reader, size } = acceptedOf(await desk.service.openMaterial(ids.task, "a1", "m1"));
    expect(text(acceptedOf(await desk.service.readMaterial(reader, 0, size)))).toBe("%PDF-one");
  });

  it("still lets the bureau open a bundle of its ledger, and no other one", async () => {
    const { bureau, expert, second } = await people();
    const desk = await newDesk(bureau, [expert, second]);
    const file = await reviewFile();
    acceptedOf(await opening(desk, file));
    acceptedOf(await desk.service.withdrawCard(expert.keys.kid, "不再聘任"));
    acceptedOf(await opening(desk, file));
    const bundleId = "4444444a-4444-4444-8444-44444444444b";
    const another = await reviewFile({ bundleId, createdAt: "2020-01-01T00:00:00+08:00" });
    expect(await opening(desk, another)).toMatchObject(unknown);
    expect(await opening(desk, another), "a refusal is no record").toMatchObject(unknown);
    acceptedOf(await opening(desk, file));
  });

  it("counts again once it was accepted again, and its history stays", async () => {
    const { bureau } = await people();
    const { desk } = await deskAfterWithdrawal();
    const again = await accepting(desk, bureau);
    expect(again.withdrawal).toBeNull();
    expect(again.decisions.map((each) => each.kind)).toEqual(["accepted", "withdrawn", "accepted"]);
    const other = await taskFile({
      ...{ packageId: "3333333a-3333-4333-8333-33333333333b" },
      round: { ...tinyRound, id: "r2" },
      dossiers: [await dossierOf("a1", [utf8("%PDF-one")])],
    });
    expect(acceptedOf(await importing(desk, other))).toMatchObject({ kind: "task", already: false });
  });

  it("needs a reason, and a card that the register has", async () => {
    const { bureau, stranger } = await people();
    const { desk, withdrawn } = await deskAfterWithdrawal();
    for (const [kid, reason] of [
      [bureau.keys.kid, "  \n"],
      [stranger.keys.kid, "不认识"],
    ] as const)
      expect(await desk.service.withdrawCard(kid, reason)).toMatchObject({ refusal: { code: "internal" } });
    expect(acceptedOf(await desk.service.withdrawCard(bureau.keys.kid, "再一次"))).toEqual(withdrawn);
  });

  it("of the example stays withdrawn when the example is opened again", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    const [card = expect.unreachable()] = acceptedOf(await service.cards());
    acceptedOf(await service.withdrawCard(card.kid, "试一试"));
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(acceptedOf(await service.cards())).toMatchObject([{ withdrawal: { reason: "试一试" } }]);
    expect(acceptedOf(await service.rounds())).toHaveLength(1);
  });
});

describe("what was recorded before", () => {
  it("is a seat's own: another seat of the computer has no part in it", async () => {
    const { desk } = await deskAfterWithdrawal();
    const [row] = await desk.database.table("packages").toArray();
    expect(await hasPackage(desk.database, row.seatId, row.digest)).toBe(true);
    expect(await hasPackage(desk.database, row.seatId, "0".repeat(64))).toBe(false);
    expect(await hasPackage(desk.database, crypto.randomUUID(), row.digest)).toBe(false);
  });
});

describe("roles", () => {
  it("keep an accepted expert from signing a task package", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    const result = await service.importTask(vectorSource("signed-by-expert.jptask"), quietJob());
    expect(result).toMatchObject({ refusal: { code: "signer-role" } });
    const { expert, second } = await people();
    const desk = await newDesk(expert, [second]);
    const forged = await taskFile({ bureau: second.keys, bureauCard: second.card });
    expect(await importing(desk, forged)).toMatchObject({ refusal: { code: "signer-role" } });
  });

  it("keep an accepted bureau from signing a review bundle", async () => {
    const { bureau, otherBureau } = await people();
    const desk = await newDesk(bureau, [otherBureau]);
    const file = await reviewFile({
      ...{ keys: otherBureau.keys, card: { bytes: otherBureau.card, name: otherBureau.name } },
    });
    expect(await opening(desk, file)).toMatchObject({ refusal: { code: "signer-role" } });
  });

  it("never change for a key that was accepted, whether it was withdrawn or not", async () => {
    const { bureau, expert, second } = await people();
    const desk = await newDesk(expert, [bureau, second]);
    const subject = { role: "bureau", name: "", organisation: "", title: "" } as const;
    const card = await issueCard(second.keys, { ...subject, createdAt: "2026-09-01T08:00:00Z" });
    for (const before of [async () => {}, () => desk.service.withdrawCard(second.keys.kid, "换卡")]) {
      await before();
      const preview = acceptedOf(await desk.service.previewCard(fileOf(card, "卡")));
      expect(preview).toMatchObject({ standing: "conflict", withdrawal: null });
      expect(await desk.service.acceptCard(text(card))).toMatchObject({ refusal: { code: "card-invalid" } });
    }
    const forged = await taskFile({ bureau: second.keys, bureauCard: card });
    expect((await importing(desk, forged)).ok).toBe(false);
  });

  it("say so where the card inside has the wrong one for the file", async () => {
    const { expert, otherBureau, stranger } = await people();
    const desk = await newDesk(expert, [otherBureau]);
    const file = await taskFile({ bureau: stranger.keys, bureauCard: stranger.card });
    expect(await importing(desk, file)).toMatchObject(unknown);
    expect(acceptedOf(await desk.service.signerOf(file))).toMatchObject({
      ...{ kind: "stated", expects: "bureau", card: { role: "expert", name: stranger.name } },
    });
  });

  it("keep an expert's seat from opening bundles and a bureau's from reviewing", async () => {
    const { bureau, expert, otherBureau } = await people();
    const atExpert = await newDesk(expert, [bureau]);
    const bundle = await sampleReview(
      { digest: "0".repeat(64) },
      { bureau: { kid: expert.keys.kid, recipient: expert.keys.recipient } },
    );
    expect((await opening(atExpert, fileOf(bundle.bytes, "评审包"))).ok).toBe(false);
    expect(acceptedOf(await importing(atExpert, await reviewFile()))).toEqual({ kind: "review" });

    const atBureau = await newDesk(bureau, [otherBureau]);
    const readers = [bureau, expert].map(({ keys }) => ({ kid: keys.kid, recipient: keys.recipient }));
    const others = { bureau: otherBureau.keys, bureauCard: otherBureau.card, experts: readers };
    expect(await importing(atBureau, await taskFile(others))).toMatchObject({
      refusal: { code: "wrong-recipient" },
    });
    acceptedOf(await importing(atBureau, await taskFile()));
    expect(await atBureau.service.prepareExport(ids.task, "0", quietJob())).toMatchObject({
      refusal: { code: "internal" },
    });
  });
});
