import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import { readCard, trustedCard } from "../../../../shared/package/card";
import { verifyReview } from "../../../../shared/package/verify-review";
import {
  acceptedOf,
  declaredDesk,
  draftOf,
  exampleOfVectors,
  finishedEntries,
  freshService,
  identityOf,
  packageId,
  quietJob,
  serviceOn,
  somePdf,
  vector,
} from "./desk-fixture";

const figures = { scored: 11, points: 100 };

async function finishedDesk(recused: readonly string[] = []) {
  const desk = await declaredDesk(recused);
  for (const applicationId of ["a01", "a02"]) {
    if (recused.includes(applicationId)) continue;
    const entries = finishedEntries(desk.round, "m01");
    acceptedOf(await desk.service.appendEntries(packageId, applicationId, entries, figures));
  }
  return desk;
}

async function sealedDesk(recused: readonly string[] = []) {
  const desk = await finishedDesk(recused);
  for (const applicationId of ["a01", "a02"]) {
    const { ticket } = acceptedOf(await desk.service.prepareSeal(packageId, applicationId));
    acceptedOf(await desk.service.seal(packageId, ticket, somePdf));
  }
  return desk;
}

const registered = async (name: string) => trustedCard(acceptedOf(await readCard(vector(name))));
const verify = async (bytes: Uint8Array) =>
  acceptedOf(
    await verifyReview({
      source: bytesSource(bytes),
      cards: [await registered("bureau.jpcard"), await registered("expert.jpcard")],
      identity: identityOf("bureau.age-key"),
    }),
  );

describe("an application", () => {
  it.each([
    ["without an answer about recusal", true, false],
    ["while confidentiality is open", false, true],
  ])("cannot be opened %s", async (_what, accepted, answered) => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    if (accepted) acceptedOf(await service.acceptConfidentiality(packageId));
    const answer = { applicationId: "a01", declared: false, reason: "" };
    if (answered) acceptedOf(await service.answerRecusal(packageId, answer));
    expect(await service.openReview(packageId, "a01")).toMatchObject({ ok: false });
    expect(await service.openMaterial(packageId, "a01", "m01")).toMatchObject({ ok: false });
    expect(await service.appendEntries(packageId, "a01", [], figures)).toMatchObject({ ok: false });
  });

  it("that the expert keeps away from shows no material", async () => {
    const { service } = await declaredDesk(["a01"]);
    expect(await service.openMaterial(packageId, "a01", "m01")).toMatchObject({ ok: false });
    expect(await service.openMaterial(packageId, "a02", "m01")).toMatchObject({ ok: true });
  });
});

describe("a review", () => {
  it("is found again after the program was started anew", async () => {
    const { database, service, round } = await declaredDesk();
    const entries = finishedEntries(round, "m01");
    const saved = acceptedOf(await service.appendEntries(packageId, "a01", entries, figures));
    const restarted = serviceOn(database);
    acceptedOf(await restarted.openExample(exampleOfVectors(), quietJob()));
    expect(acceptedOf(await restarted.openReview(packageId, "a01"))).toEqual({ entries, sealed: null });
    const { standings } = acceptedOf(await restarted.openRound(packageId));
    expect(standings).toEqual([
      { applicationId: "a01", state: "started", ...figures, savedAt: saved.savedAt, returned: null },
      { applicationId: "a02", state: "untouched", scored: 0, points: null, savedAt: null, returned: null },
    ]);
  });

  it("with a gap cannot be sealed", async () => {
    const { service, round } = await declaredDesk();
    const entries = finishedEntries(round, "m01").slice(0, -1);
    acceptedOf(await service.appendEntries(packageId, "a01", entries, figures));
    expect(await service.prepareSeal(packageId, "a01")).toMatchObject({
      refusal: { code: "internal", detail: "a gap blocks: no-opinion" },
    });
  });

  it("is sealed with the draft, the total and the digest that go onto paper", async () => {
    const { service, round } = await finishedDesk();
    const { entries } = acceptedOf(await service.openReview(packageId, "a01"));
    const prepared = acceptedOf(await service.prepareSeal(packageId, "a01"));
    expect(prepared).toMatchObject({
      applicationId: "a01",
      total: round.rubric.total,
      signedOn: "2026-09-10",
    });
    expect(prepared.draft).toEqual(draftOf(round, entries));
    const sealed = acceptedOf(await service.seal(packageId, prepared.ticket, somePdf));
    expect(sealed).toMatchObject({ reviewSha256: prepared.reviewSha256, opinionPdf: somePdf });
    expect(acceptedOf(await service.openReview(packageId, "a01")).sealed).toEqual(sealed);
    expect(await service.seal(packageId, prepared.ticket, somePdf)).toMatchObject({ ok: false });
    expect(await service.appendEntries(packageId, "a01", [], figures)).toMatchObject({ ok: false });
    const late = { applicationId: "a01", declared: true, reason: "晚了" };
    expect(await service.answerRecusal(packageId, late)).toMatchObject({ ok: false });
  });

  it("is not sealed with bytes that are older than its last change", async () => {
    const { service, round } = await finishedDesk();
    const prepared = acceptedOf(await service.prepareSeal(packageId, "a01"));
    const { entries } = acceptedOf(await service.openReview(packageId, "a01"));
    const next = {
      ...(finishedEntries(round, "m01").at(-1) ?? expect.unreachable()),
      seq: entries.length + 1,
    };
    acceptedOf(await service.appendEntries(packageId, "a01", [next], figures));
    expect(await service.seal(packageId, prepared.ticket, somePdf)).toMatchObject({
      refusal: { code: "conflict" },
    });
  });

  it.each([
    ["scored", [], { declared: true, reason: "同乡" }],
    ["recused", ["a01"], { declared: false, reason: "", why: "误选" }],
    ["recused for another reason", ["a01"], { declared: true, reason: "亲属" }],
  ])(
    "is not sealed with bytes that are older than the answer about recusal: %s",
    async (_what, recused, answer) => {
      const { service } = await finishedDesk(recused);
      const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a01"));
      acceptedOf(await service.answerRecusal(packageId, { applicationId: "a01", ...answer }));
      expect(await service.seal(packageId, ticket, somePdf)).toMatchObject({ refusal: { code: "conflict" } });
    },
  );

  it("can be opened again with a reason and sealed anew", async () => {
    const { service } = await sealedDesk();
    acceptedOf(await service.reopen(packageId, "a01", "补充依据"));
    expect(acceptedOf(await service.openReview(packageId, "a01")).sealed).toBeNull();
    expect(await service.reopen(packageId, "a01", "再来")).toMatchObject({ ok: false });
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a01"));
    acceptedOf(await service.seal(packageId, ticket, somePdf));
    expect(acceptedOf(await service.openReview(packageId, "a01")).sealed).not.toBeNull();
  });
});

describe("an answer about recusal", () => {
  it("keeps those before it, with time and reason; the bureau gets the newest alone", async () => {
    const { service } = await sealedDesk(["a02"]);
    const answer = async (declared: boolean, reason: string, why?: string) => {
      const given = { applicationId: "a02", declared, reason, ...(why ? { why } : {}) };
      return acceptedOf(await service.answerRecusal(packageId, given));
    };
    await answer(false, "", "误选");
    const { recusals } = await answer(true, "曾共事");
    const newest = recusals.find((each) => each.applicationId === "a02") ?? expect.unreachable();
    expect(newest).toMatchObject({ declared: true, reason: "曾共事" });
    expect(newest.earlier).toMatchObject([
      { declared: true, reason: "同乡" },
      { declared: false, reason: "" },
    ]);
    const times = [...newest.earlier, newest].map((each) => each.at);
    expect([new Set(times).size, times]).toEqual([3, [...times].sort()]);
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a02"));
    acceptedOf(await service.seal(packageId, ticket, somePdf));
    const bundle = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    const { declaration } = await verify(bundle.bytes);
    const { earlier: _kept, why: _own, ...shipped } = newest;
    expect(declaration.recusals.find((each) => each.applicationId === "a02")).toEqual(shipped);
  });
});

describe("a recusal that is sealed already", () => {
  it("can still be corrected: its seal is taken off and kept", async () => {
    const { database, service } = await sealedDesk(["a02"]);
    const corrected = { applicationId: "a02", declared: true, reason: "曾共事" };
    acceptedOf(await service.answerRecusal(packageId, corrected));
    expect(acceptedOf(await service.openReview(packageId, "a02")).sealed).toBeNull();
    expect(await database.table("sealed").count()).toBe(2);
    expect(await service.prepareExport(packageId, "0.1.0", quietJob())).toMatchObject({ ok: false });
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a02"));
    acceptedOf(await service.seal(packageId, ticket, somePdf));
    acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
  });

  it("can be taken back, and the application is reviewed after all", async () => {
    const { service, round } = await sealedDesk(["a02"]);
    const withdrawn = { applicationId: "a02", declared: false, reason: "", why: "误选" };
    acceptedOf(await service.answerRecusal(packageId, withdrawn));
    const { standings } = acceptedOf(await service.openRound(packageId));
    expect(standings[1]).toMatchObject({ applicationId: "a02", state: "untouched" });
    acceptedOf(await service.appendEntries(packageId, "a02", finishedEntries(round, "m01"), figures));
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a02"));
    acceptedOf(await service.seal(packageId, ticket, somePdf));
    acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
  });
});

describe("an export", () => {
  it("is refused while an application that counts is not sealed", async () => {
    const { service } = await finishedDesk();
    expect(await service.prepareExport(packageId, "0.1.0", quietJob())).toMatchObject({ ok: false });
  });

  it("is a bundle that the bureau accepts, with the digests on paper, a recusal too", async () => {
    const { service } = await sealedDesk(["a02"]);
    const bundle = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    const verified = await verify(bundle.bytes);
    expect(verified).toMatchObject({ digest: bundle.digest, bundleId: bundle.bundleId });
    expect(verified.claims).toMatchObject({ revision: 1, supersedes: null, task: { packageId } });
    expect(verified.claims.reviews.map((each) => each.state)).toEqual(["scored", "recused"]);
    const { sealed } = acceptedOf(await service.openReview(packageId, "a01"));
    const file = verified.files.find((each) => each.path === "data/reviews/a01/review.json");
    expect(file?.sha256).toBe(sealed?.reviewSha256);
    const pdf = verified.files.find((each) => each.path === "data/reviews/a01/opinion.pdf");
    expect(pdf?.sha256).toBe(createHash("sha256").update(somePdf).digest("hex"));
  });

  it("is not begun with a review that was opened again since it was prepared", async () => {
    const { database, service } = await sealedDesk();
    const prepared = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    acceptedOf(await service.reopen(packageId, "a01", "补充依据"));
    expect(await service.beginExport(prepared.ticket)).toMatchObject({ refusal: { code: "conflict" } });
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a01"));
    acceptedOf(await service.seal(packageId, ticket, somePdf));
    expect(await service.beginExport(prepared.ticket)).toMatchObject({ refusal: { code: "conflict" } });
    expect(await database.table("exports").count()).toBe(0);
  });

  it("counts only once it was saved; the next one supersedes it and ships what is unchanged byte for byte", async () => {
    const { service } = await sealedDesk();
    const states = async () =>
      acceptedOf(await service.openRound(packageId)).standings.map((each) => each.state);
    const unsaved = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    expect([unsaved.revision, await states()]).toEqual([1, ["sealed", "sealed"]]);
    const first = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    expect(first.revision).toBe(1);
    acceptedOf(await service.beginExport(first.ticket));
    expect(await states()).toEqual(["sealed", "sealed"]);
    acceptedOf(await service.recordExport(first.ticket, { name: "a.jpreview", folder: "桌面" }));
    expect(await states()).toEqual(["exported", "exported"]);
    expect(await service.beginExport(unsaved.ticket)).toMatchObject({ refusal: { code: "conflict" } });
    expect(await service.recordExport(unsaved.ticket, { name: "b", folder: "b" })).toMatchObject({
      ok: false,
    });

    acceptedOf(await service.reopen(packageId, "a01", "补充"));
    expect(await states()).toEqual(["started", "exported"]);
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a01"));
    acceptedOf(await service.seal(packageId, ticket, somePdf));
    expect(await states()).toEqual(["sealed", "exported"]);
    const second = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    const [one, two] = [await verify(first.bytes), await verify(second.bytes)];
    expect(two.claims).toMatchObject({
      revision: 2,
      supersedes: { bundleId: first.bundleId, digest: first.digest },
    });
    const digestOf = (files: typeof one.files, path: string) =>
      files.find((each) => each.path === path)?.sha256;
    for (const name of ["review.json", "annotations.json", "opinion.pdf"]) {
      const path = `data/reviews/a02/${name}`;
      expect([path, digestOf(two.files, path)]).toEqual([path, digestOf(one.files, path)]);
    }
    const changed = "data/reviews/a01/review.json";
    expect(digestOf(two.files, changed)).not.toBe(digestOf(one.files, changed));
  });

  it("whose saving was never confirmed may have been delivered: the next one supersedes it", async () => {
    const { database, service } = await sealedDesk(["a02"]);
    const first = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    acceptedOf(await service.beginExport(first.ticket));
    const restarted = serviceOn(database);
    acceptedOf(await restarted.openExample(exampleOfVectors(), quietJob()));
    const { standings } = acceptedOf(await restarted.openRound(packageId));
    expect(standings[0]?.state).toBe("sealed");
    const second = acceptedOf(await restarted.prepareExport(packageId, "0.1.0", quietJob()));
    const { bundleId, digest } = first;
    const { claims } = await verify(second.bytes);
    expect(claims).toMatchObject({ revision: 2, supersedes: { bundleId, digest } });
    acceptedOf(await restarted.beginExport(second.ticket));
    acceptedOf(await restarted.recordExport(second.ticket, { name: "a.jpreview", folder: "桌面" }));
    expect(await database.table("exports").toArray()).toMatchObject([
      { revision: 1, state: "pending", bundleId, supersedes: null },
      { revision: 2, state: "saved", supersedes: { bundleId, digest } },
    ]);
  });

  it("that was given up leaves nothing, even after the seat was locked", async () => {
    const { database, service } = await sealedDesk(["a02"]);
    const { ticket } = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    expect(await service.giveUpExport(ticket)).toMatchObject({ ok: false });
    acceptedOf(await service.beginExport(ticket));
    await service.lock();
    acceptedOf(await service.giveUpExport(ticket));
    expect(await database.table("exports").count()).toBe(0);
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    const next = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
    expect((await verify(next.bytes)).claims).toMatchObject({ revision: 1, supersedes: null });
  });
});
