import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { refusalSentence } from "../../../../shared/refusal";
import { taskRevision } from "../../../fixtures/revisions";
import { acceptedOf, declaredDesk, finishedEntries, packageId } from "./desk-fixture";
import { declare, expertDesk, importing, opened, scans } from "./working-desk";

const figures = { scored: 11, points: 100 };
const a01 = { applicationId: "a01", declared: true, reason: "师徒" };

describe("a dossier that is recused while it is being read", () => {
  it("is closed to every reader that is open, and opens no more", async () => {
    const { service } = await declaredDesk();
    const [own, other] = [
      acceptedOf(await service.openMaterial(packageId, "a01", "m01")),
      acceptedOf(await service.openMaterial(packageId, "a02", "m01")),
    ];
    acceptedOf(await service.readMaterial(own.reader, 0, 16));
    acceptedOf(await service.answerRecusal(packageId, a01));
    expect(await service.readMaterial(own.reader, 0, 16)).toMatchObject({ refusal: { code: "cancelled" } });
    expect(await service.readMaterial(other.reader, 0, 16)).toMatchObject({ ok: true });
    expect(await service.openMaterial(packageId, "a01", "m01")).toMatchObject({ ok: false });
  });

  it("gives neither passwords nor what was drafted, and takes no draft", async () => {
    const { service, round } = await declaredDesk();
    acceptedOf(await service.appendEntries(packageId, "a01", finishedEntries(round, "m01"), figures));
    acceptedOf(await service.keepMaterialPassword(packageId, "a01", "m01", "口令"));
    acceptedOf(await service.answerRecusal(packageId, a01));
    expect(await service.materialPassword(packageId, "a01", "m01")).toMatchObject({ ok: false });
    expect(await service.keepMaterialPassword(packageId, "a01", "m01", "口令")).toMatchObject({ ok: false });
    expect(acceptedOf(await service.openReview(packageId, "a01")).entries).toEqual([]);
    expect(await service.appendEntries(packageId, "a01", [], figures)).toMatchObject({ ok: false });
  });

  it("opens again with its draft and its password when the recusal is withdrawn", async () => {
    const { service, round } = await declaredDesk();
    const entries = finishedEntries(round, "m01");
    acceptedOf(await service.appendEntries(packageId, "a01", entries, figures));
    acceptedOf(await service.keepMaterialPassword(packageId, "a01", "m01", "口令"));
    acceptedOf(await service.answerRecusal(packageId, a01));
    acceptedOf(await service.answerRecusal(packageId, { ...a01, declared: false, reason: "", why: "误选" }));
    expect(acceptedOf(await service.openReview(packageId, "a01")).entries).toEqual(entries);
    expect(acceptedOf(await service.materialPassword(packageId, "a01", "m01"))).toBe("口令");
    expect(await service.openMaterial(packageId, "a01", "m01")).toMatchObject({ ok: true });
  });
});

describe("what the window learns of a dossier that may not be read", () => {
  it("is whom and what the question is about, and no more", async () => {
    const { service } = await declaredDesk();
    const before = acceptedOf(await service.openRound(packageId)).applications[0] ?? expect.unreachable();
    acceptedOf(await service.answerRecusal(packageId, a01));
    const [closed = expect.unreachable(), open = expect.unreachable()] = acceptedOf(
      await service.openRound(packageId),
    ).applications;
    expect(closed).toMatchObject({ number: before.number, studio: { name: before.studio.name } });
    expect(closed.master.name).toBe(before.master.name);
    const pages = (each: typeof closed) => each.materials.map((material) => material.pages);
    expect(pages(closed)).toEqual(pages(before));
    const { birthMonth, idNumber, skillLevel } = closed.master;
    const hidden = [closed.employer.support, birthMonth, idNumber, skillLevel, closed.employerOpinion.text];
    expect([...hidden, ...closed.materials.map((each) => each.title)].join("")).toBe("");
    expect(open.master.birthMonth).not.toBe("");
    acceptedOf(await service.answerRecusal(packageId, { ...a01, declared: false, reason: "", why: "误选" }));
    expect(acceptedOf(await service.openRound(packageId)).applications[0]).toEqual(before);
  });

  it("is no more before the question was answered, or confidentiality promised", async () => {
    const desk = await expertDesk();
    const first = await taskRevision({ revision: 1, scans });
    acceptedOf(await importing(desk, first));
    const shown = async () =>
      (await opened(desk.service, first)).applications.map((each) => each.master.birthMonth);
    expect(await shown()).toEqual(["", "", ""]);
    await declare(desk.service, first.packageId, { a1: false, a2: true });
    const [open, recused, unasked] = await shown();
    expect([open !== "", recused, unasked]).toEqual([true, "", ""]);
  });
});

describe("an older revision", () => {
  it("is no way around a recusal that was declared in the newer one", async () => {
    const desk = await expertDesk();
    const first = await taskRevision({ revision: 1, scans });
    acceptedOf(await importing(desk, first));
    await declare(desk.service, first.packageId, { a1: false, a2: false, a3: false });
    const second = await taskRevision({ revision: 2, scans, after: first });
    acceptedOf(await importing(desk, second));
    const { service } = desk;
    expect(await service.openMaterial(first.packageId, "a1", "m1")).toMatchObject({ ok: true });
    const answer = { applicationId: "a1", declared: true, reason: "师徒" };
    acceptedOf(await service.answerRecusal(second.packageId, answer));
    expect(await service.openMaterial(first.packageId, "a1", "m1")).toMatchObject({ ok: false });
    const old = await opened(service, first);
    expect(old.standings[0]?.state).toBe("recused");
    expect(old.applications[0]?.master.birthMonth).toBe("");
    expect(await service.openMaterial(first.packageId, "a2", "m1")).toMatchObject({ ok: true });
  });
});

describe("each change of a declaration", () => {
  it("is kept: what, when, before, after, and why", async () => {
    const { service } = await declaredDesk();
    acceptedOf(await service.answerRecusal(packageId, a01));
    const withdrawn = { ...a01, declared: false, reason: "", why: "同名不同人" };
    const { recusals } = acceptedOf(await service.answerRecusal(packageId, withdrawn));
    const newest = recusals.find((each) => each.applicationId === "a01") ?? expect.unreachable();
    expect(newest).toMatchObject({ declared: false, why: "同名不同人" });
    expect(newest.earlier).toMatchObject([
      { declared: false, reason: "", why: "" },
      { declared: true, reason: "师徒", why: "" },
    ]);
    const times = [...newest.earlier, newest].map((each) => each.at);
    expect([...new Set(times)].sort()).toEqual(times);
  });
});

describe("an answer without its reason", () => {
  it.each([
    ["nothing", {}],
    ["blanks", { why: " \n　" }],
  ])("withdraws no recusal: %s", async (_what, why) => {
    const { service } = await declaredDesk();
    const { recusals } = acceptedOf(await service.answerRecusal(packageId, a01));
    const withdrawal = { ...a01, declared: false, reason: "", ...why };
    const refused = await service.answerRecusal(packageId, withdrawal);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "reason-missing", file: "SY2026-001" } });
    if (refused.ok) return;
    expect(refusalSentence(refused.refusal)).toBe(
      "“SY2026-001”的回避声明没有写明原因，没有任何改动，请写明原因后再提交。",
    );
    expect(acceptedOf(await service.openRound(packageId)).declaration.recusals).toEqual(recusals);
    expect(await service.openMaterial(packageId, "a01", "m01")).toMatchObject({ ok: false });
  });

  it("declares no recusal", async () => {
    const { service } = await declaredDesk();
    const blank = { ...a01, reason: " " };
    expect(await service.answerRecusal(packageId, blank)).toMatchObject({
      refusal: { code: "reason-missing" },
    });
    expect(await service.openMaterial(packageId, "a01", "m01")).toMatchObject({ ok: true });
  });
});

describe("whom the expert is related to", () => {
  it("is kept and given back to the open seat alone", async () => {
    const { service } = await declaredDesk();
    expect(acceptedOf(await service.relations())).toEqual({ relations: [], revision: 0 });
    const relations = [{ kind: "unit" as const, name: "示例精工", note: "" }];
    const kept = acceptedOf(await service.keepRelations({ relations, revision: 0 }));
    expect(acceptedOf(await service.relations())).toEqual(kept);
    expect(await service.keepRelations({ relations: [], revision: 0 })).toMatchObject({
      refusal: { code: "conflict" },
    });
    await service.lock();
    expect(await service.relations()).toMatchObject({ ok: false });
  });
});
