import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { PackageService } from "../../../../renderer/worker/contract";
import type { ReviewDocument } from "../../../../shared/domain/review-document";
import { serialiseReview } from "../../../../shared/package/seal-review";
import type { SealedTask } from "../../../../shared/package/seal-task";
import {
  noAnnotations,
  oneAnnotation,
  recusedReview,
  scoredReview,
  tinyRound,
} from "../../../fixtures/documents";
import { ids, sampleReview, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { bureauDesk, countingOf, fileOf, hand, standingOf } from "./bureau-fixture";
import { acceptedOf, quietJob } from "./desk-fixture";

const importing = (service: PackageService, { bytes }: { bytes: Uint8Array<ArrayBuffer> }) =>
  service.importTask(fileOf("任务包.jptask", bytes), quietJob());

/** The reviews of the sample bundle, the scored one as `change` makes it. */
async function reviewsOf(taskPackageId: string, change: (review: ReviewDocument) => ReviewDocument) {
  const { expert } = await people();
  const names = { taskPackageId, expertKid: expert.keys.kid };
  const scored = await serialiseReview(change(scoredReview({ ...names, applicationId: "a1" })));
  const recused = await serialiseReview({
    ...recusedReview({ ...names, applicationId: "a2" }),
    roundId: change(scoredReview({ ...names, applicationId: "a1" })).roundId,
  });
  const opinionPdf = new TextEncoder().encode("%PDF-x");
  return [
    { reviewBytes: scored.bytes, annotations: oneAnnotation("a1", "m1"), opinionPdf },
    { reviewBytes: recused.bytes, annotations: noAnnotations("a2"), opinionPdf },
  ];
}

/** A scored review whose points are no step of the rubric: a contradiction that only the task package shows. */
const offTheRubric = (review: ReviewDocument): ReviewDocument => ({
  ...review,
  scores: review.scores.map((each) => (each.criterionId === "A1" ? { ...each, points: 8.3 } : each)),
  total: 9.8,
});

const newId = () => crypto.randomUUID();

/** A second revision of the sample round. */
async function secondRevision(first: SealedTask) {
  const packageId = newId();
  const supersedes = { packageId: ids.task, digest: first.digest };
  const sealed = await sampleTask({
    packageId,
    round: { ...tinyRound, revision: 2, title: "样例批次之二" },
    supersedes,
  });
  return { ...sealed, packageId };
}

describe("the bureau's own task package", () => {
  it("is imported by the bureau, shown in the ledger, and names what a bundle's reviews are about", async () => {
    const [{ service }, task] = await Promise.all([bureauDesk(), sampleTask()]);
    expect(acceptedOf(await importing(service, task))).toMatchObject({ kind: "task", already: false });
    expect(acceptedOf(await importing(service, task))).toMatchObject({ kind: "task", already: true });
    const { tasks } = acceptedOf(await service.ledger());
    expect(tasks).toMatchObject([
      { packageId: ids.task, roundId: "r1", revision: 1, title: "样例批次", deadline: "2026-10-20" },
    ]);
    expect(tasks[0]?.experts.length).toBe(2);
    const bundle = acceptedOf(await hand(service, "一", await sampleReview(task)));
    expect(bundle.task).toMatchObject({
      ...{ packageId: ids.task, title: "样例批次" },
      criteria: [
        { id: "A1", title: "等级" },
        { id: "A2", title: "人数" },
      ],
      gates: [{ id: "team", title: "成员" }],
      applications: [
        { id: "a1", number: "N-a1", studio: "示例工作室" },
        { id: "a2", number: "N-a2", studio: "示例工作室" },
      ],
    });
    expect(acceptedOf(await service.ledger()).bundles).toMatchObject([{ crossChecked: true, fault: null }]);
  });

  it("is not another bureau's", async () => {
    const { bureau, otherBureau } = await people();
    const { service } = await bureauDesk();
    acceptedOf(await service.acceptCard(new TextDecoder().decode(otherBureau.card)));
    const foreign = await sampleTask({
      ...{ bureau: otherBureau.keys, bureauCard: otherBureau.card },
      experts: [{ kid: bureau.keys.kid, recipient: bureau.keys.recipient }],
    });
    expect(await importing(service, foreign)).toMatchObject({ refusal: { code: "wrong-recipient" } });
    expect(acceptedOf(await service.ledger()).tasks).toEqual([]);
  });
});

describe("with the task at hand", () => {
  const other = "0".repeat(64);
  it.each([
    ["wrong-task", { task: { packageId: "3333333a-3333-4333-8333-33333333333b", digest: other } }, undefined],
    ["wrong-task", { task: { packageId: ids.task, digest: other } }, undefined],
    [
      "wrong-round",
      { round: { id: "r9", revision: 1 } },
      (review: ReviewDocument) => ({ ...review, roundId: "r9" }),
    ],
    ["cross-check", {}, offTheRubric],
  ])("a bundle is refused: %s, %o", async (code, changes, change) => {
    const [{ service }, task] = await Promise.all([bureauDesk(), sampleTask()]);
    acceptedOf(await importing(service, task));
    const packageId = "task" in changes ? (changes.task?.packageId ?? ids.task) : ids.task;
    const reviews = await reviewsOf(packageId, change ?? ((review) => review));
    const bundle = await sampleReview(task, { ...changes, reviews });
    expect(await hand(service, "一", bundle)).toMatchObject({ refusal: { code } });
    const ledger = acceptedOf(await service.ledger());
    expect([ledger.bundles, ledger.refusals.map((each) => each.code)]).toEqual([[], [code]]);
  });

  it("of several revisions the one that the bundle answers is chosen", async () => {
    const [{ service }, first] = await Promise.all([bureauDesk(), sampleTask()]);
    const second = await secondRevision(first);
    acceptedOf(await importing(service, second));
    acceptedOf(await importing(service, first));
    const one = await sampleReview(first);
    expect(acceptedOf(await hand(service, "一", one)).task?.title).toBe("样例批次");
    const next = await sampleReview(second, {
      ...{ bundleId: newId(), revision: 2, round: { id: "r1", revision: 2 } },
      task: { packageId: second.packageId, digest: second.digest },
      supersedes: { bundleId: one.claims.bundleId, digest: one.digest },
    });
    const opened = acceptedOf(await hand(service, "二", next));
    expect([opened.task?.title, opened.standing.disposition]).toEqual(["样例批次之二", "superseding"]);
    expect(countingOf(acceptedOf(await service.ledger()))).toEqual([2]);
  });

  it("one of another revision says nothing about a bundle", async () => {
    const [{ service }, first] = await Promise.all([bureauDesk(), sampleTask()]);
    acceptedOf(await importing(service, first));
    const task = { packageId: newId(), digest: other };
    const later = await sampleReview(first, { task, round: { id: "r1", revision: 3 } });
    expect(acceptedOf(await hand(service, "三", later)).task).toBeNull();
    expect(acceptedOf(await service.ledger()).bundles).toMatchObject([{ crossChecked: false }]);
  });
});

describe("a task package that is imported afterwards", () => {
  it("is what the recorded bundles are checked against", async () => {
    const [{ service }, task] = await Promise.all([bureauDesk(), sampleTask()]);
    const before = acceptedOf(await hand(service, "一", await sampleReview(task)));
    expect(before.task).toBeNull();
    acceptedOf(await importing(service, task));
    expect(acceptedOf(await service.recheckBundles(ids.task, quietJob()))).toEqual({ checked: 1, faulty: 0 });
    expect(acceptedOf(await service.recheckBundles(ids.task, quietJob()))).toEqual({ checked: 0, faulty: 0 });
    expect(acceptedOf(await service.ledger()).bundles).toMatchObject([{ crossChecked: true, counts: true }]);
    const again = acceptedOf(await service.openRecorded(before.standing.id, quietJob()));
    expect(again.task?.title).toBe("样例批次");
  });

  it("takes from what counts a bundle that contradicts it, until another supersedes that", async () => {
    const [{ service }, task] = await Promise.all([bureauDesk(), sampleTask()]);
    const wrong = await sampleReview(task, { reviews: await reviewsOf(ids.task, offTheRubric) });
    expect(standingOf(await hand(service, "一", wrong))).toEqual(["added", true]);
    acceptedOf(await importing(service, task));
    expect(acceptedOf(await service.recheckBundles(ids.task, quietJob()))).toEqual({ checked: 1, faulty: 1 });
    const ledger = acceptedOf(await service.ledger());
    expect(ledger.bundles).toMatchObject([{ counts: false, fault: "cross-check", disposition: "added" }]);
    expect(ledger.lines).toMatchObject([{ open: true, contenders: [] }]);
    const { id } = ledger.bundles[0] ?? expect.unreachable();
    expect(await service.openRecorded(id, quietJob())).toMatchObject({ refusal: { code: "cross-check" } });
    const supersedes = { bundleId: wrong.claims.bundleId, digest: wrong.digest };
    const right = await sampleReview(task, { bundleId: newId(), revision: 2, supersedes });
    expect(standingOf(await hand(service, "二", right))).toEqual(["superseding", true]);
  });

  it.each([
    ["cross-check", { id: "r1", revision: 2 }],
    ["wrong-round", { id: "r9", revision: 1 }],
  ])("is measured against a bundle that names it for something else: %s", async (code, round) => {
    const [{ service }, task] = await Promise.all([bureauDesk(), sampleTask()]);
    const reviews = await reviewsOf(ids.task, (review) => ({ ...review, roundId: round.id }));
    const astray = await sampleReview(task, { round, reviews });
    expect(standingOf(await hand(service, "一", astray))).toEqual(["added", true]);
    acceptedOf(await importing(service, task));
    expect(acceptedOf(await service.recheckBundles(ids.task, quietJob()))).toEqual({ checked: 1, faulty: 1 });
    expect(acceptedOf(await service.ledger()).bundles).toMatchObject([{ counts: false, fault: code }]);
  });

  it("leaves for later what a stopped check did not reach", async () => {
    const [{ service }, task] = await Promise.all([bureauDesk(), sampleTask()]);
    await hand(service, "一", await sampleReview(task));
    acceptedOf(await importing(service, task));
    const stopped = new AbortController();
    stopped.abort();
    const job = quietJob(stopped.signal);
    expect(acceptedOf(await service.recheckBundles(ids.task, job))).toEqual({ checked: 0, faulty: 0 });
    expect(acceptedOf(await service.ledger()).bundles).toMatchObject([{ crossChecked: false, counts: true }]);
  });
});
