import { beforeAll, describe, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import type { TaskAtHand } from "../../../shared/package/task-at-hand";
import { restore, setText, textOf } from "../../fixtures/bag-workshop";
import { tinyRound } from "../../fixtures/documents";
import {
  bagOf,
  bagWithChanged,
  changedBag,
  honest,
  openedTask,
  taskAtHand,
  toBureau,
} from "../../fixtures/honest";
import { dossierOf, ids, sampleReview, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { expectBagAnswer, expectBundleAnswer } from "../expect-refused";

const review = "data/reviews/a1/review.json";
const annotations = "data/reviews/a1/annotations.json";

let task: TaskAtHand;
beforeAll(async () => {
  task = await taskAtHand();
});

const assigned = (change: object) => (document: object) => void Object.assign(document, change);

describe("a bundle against the task at hand", () => {
  it("that answers it is accepted", async () => {
    await expectBundleAnswer((await honest()).bundle, "accepted", task);
  });

  it("of another round is refused as such", async () => {
    const other = await taskAtHand({ round: { ...tinyRound, id: "r2" } });
    await expectBundleAnswer((await honest()).bundle, "wrong-round", other);
  });

  it("of a round of the same name by another bureau is refused as of another round", async () => {
    const { otherBureau } = await people();
    const { claims } = task;
    const bureau = { kid: otherBureau.keys.kid, recipient: otherBureau.keys.recipient };
    await expectBundleAnswer((await honest()).bundle, "wrong-round", {
      ...task,
      claims: { ...claims, bureau },
    });
  });

  it("of this round but another package, or another issue of it, is refused as such", async () => {
    const { bundle } = await honest();
    const issue = await taskAtHand({ issuedAt: "2026-09-03T09:00:00+08:00" });
    await expectBundleAnswer(bundle, "wrong-task", issue);
    await expectBundleAnswer(bundle, "wrong-task", { ...task, packageId: ids.review });
    await expectBundleAnswer(bundle, "wrong-task", { ...task, digest: "0".repeat(64) });
  });

  it("of another revision of the round is refused", async () => {
    const claims = { ...task.claims, round: { id: "r1", revision: 2 } };
    await expectBundleAnswer((await honest()).bundle, "cross-check", { ...task, claims });
  });

  it("from someone who is no expert of the task is refused", async () => {
    const { second } = await people();
    const experts = [{ kid: second.keys.kid, recipient: second.keys.recipient }];
    const sealed = await sampleTask({ experts });
    const { bytes } = await sampleReview(sealed);
    await expectBundleAnswer(bytes, "cross-check", await openedTask(sealed.bytes));
  });

  it("that leaves an application out, or has one of its own, is refused", async () => {
    const scans = ["1", "2", "3"].map(utf8);
    const three = await Promise.all(scans.map((scan, index) => dossierOf(`a${index + 1}`, [scan])));
    for (const dossiers of [three, three.slice(0, 1)]) {
      const sealed = await sampleTask({ dossiers });
      const { bytes } = await sampleReview(sealed);
      await expectBundleAnswer(bytes, "cross-check", await openedTask(sealed.bytes));
    }
  });

  it("that answers a calibration application is refused, and that leaves it out is accepted", async () => {
    const calibration = { anchors: [] };
    const [a1, a2] = [await dossierOf("a1", [utf8("1")]), await dossierOf("a2", [utf8("2")])];
    const answered = await sampleTask({
      dossiers: [a1, await dossierOf("a2", [utf8("2")], { calibration })],
    });
    const bundle = (await sampleReview(answered)).bytes;
    await expectBundleAnswer(bundle, "cross-check", await openedTask(answered.bytes));
    const more = await dossierOf("a3", [utf8("3")], { calibration });
    const left = await sampleTask({ dossiers: [a1, a2, more] });
    await expectBundleAnswer((await sampleReview(left)).bytes, "accepted", await openedTask(left.bytes));
  });
});

describe("a review against the rubric at hand", () => {
  const [points, count] = [
    { criterionId: "A1", points: 8.5, count: null, comment: "", evidence: [] },
    { criterionId: "A2", points: 1.5, count: 2, comment: "", evidence: [] },
  ];
  const claimed = (total: number) => ({
    reviews: [
      { applicationId: "a1", state: "scored", total },
      { applicationId: "a2", state: "recused", total: null },
    ],
  });

  it.each([
    ["more points than there are", [{ ...points, points: 10.5 }, count], 12],
    ["half a step", [{ ...points, points: 8.25 }, count], 9.75],
    ["a count where points are given", [{ ...points, count: 1 }, count], 10],
    ["no count where one is asked for", [points, { ...count, count: null }], 10],
    ["points that do not follow the count", [points, { ...count, points: 2 }], 10.5],
    ["another order", [count, points], 10],
    ["a criterion too few", [points], 8.5],
    ["an unknown criterion", [points, { ...count, criterionId: "A9" }], 10],
  ])("with %s is refused", async (_name, scores, total) => {
    const bytes = await bagWithChanged(review, assigned({ scores, total }), claimed(total));
    await expectBagAnswer(bytes, "accepted");
    await expectBagAnswer(bytes, "cross-check", task);
  });

  it.each([
    ["no gates", { gates: [] }],
    ["an unknown gate", { gates: [{ id: "other", verdict: "met", comment: "", evidence: [] }] }],
    ["an unknown recommendation", { recommendation: "随便" }],
    ["no recommendation", { recommendation: "" }],
  ])("with %s is refused", async (_name, change) => {
    const bytes = await bagWithChanged(review, assigned(change));
    await expectBagAnswer(bytes, "accepted");
    await expectBagAnswer(bytes, "cross-check", task);
  });

  it.each([
    ["an unknown material", ":m1", ":m9"],
    ["a page that is not there", "page=1", "page=2"],
  ])("with an annotation on %s is refused", async (_name, from, to) => {
    const bytes = await changedBag(async (bench, expert) => {
      setText(bench, annotations, textOf(bench, annotations).replace(from, to));
      await restore(bench, expert.keys);
    });
    await expectBagAnswer(bytes, "accepted");
    await expectBagAnswer(bytes, "cross-check", task);
  });
});

it("a bundle whose bag is of another bundle's envelope is judged by its bag", async () => {
  const { bundle } = await honest();
  await expectBundleAnswer(await toBureau(await bagOf(bundle)), "accepted", task);
});
