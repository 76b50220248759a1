import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Annotation } from "../../../../shared/domain/annotation";
import type { Application, Material } from "../../../../shared/domain/application";
import { emptyDraft, type ReviewDraft } from "../../../../shared/domain/draft";
import {
  editGate,
  editScore,
  editText,
  putAnnotation,
  removeAnnotation,
} from "../../../../shared/domain/edits";
import {
  type ChangeEntry,
  type Edit,
  type History,
  openHistory,
  recordEdits,
  redo,
  undo,
} from "../../../../shared/domain/history";
import { type Round, roundSchema } from "../../../../shared/domain/round";
import { type CarriedReview, carryReview, type ReviewBefore } from "../../../../shared/rules/carrying-over";
import { compareApplications, compareRounds } from "../../../../shared/rules/revision-change";
import { tinyApplication } from "../../../fixtures/documents";
import { annotationId, sampleAnnotation, sampleRound } from "../sample-round";

const at = "2026-10-08T09:00:00+08:00";

/** A scan whose bytes are told by one letter. */
const scan = (id: string, letter: string, more: Partial<Material> = {}): Material => ({
  ...{ id, kind: "form", title: `材料${letter}`, fileName: `${letter}.pdf`, mediaType: "application/pdf" },
  ...{ pages: 3, bytes: 9, sha256: letter.repeat(64), ...more },
});
const dossier = (id: string, ...materials: Material[]): Application => tinyApplication(id, materials);
const revisionOf = (round: Round, ...applications: Application[]) => ({ round, applications });

const two = roundSchema.parse({ ...sampleRound, revision: 2 });
const compare = (before: Application | null, now: Application | null, round = two) =>
  compareApplications(
    revisionOf(sampleRound, ...(before ? [before] : [])),
    revisionOf(round, ...(now ? [now] : [])),
  )[0] ?? expect.unreachable();

const mark = (number: number, materialId: string, page = 1): Annotation => ({
  ...sampleAnnotation(number, `批注${number}`),
  materialId,
  page,
});

function historyOf(...steps: ((draft: ReviewDraft) => Edit | Edit[])[]): ChangeEntry[] {
  let history = openHistory(emptyDraft(sampleRound), []);
  return steps.map((step) => {
    const next = recordEdits(history, [step(history.draft)].flat(), at);
    history = next.history;
    return next.entry;
  });
}

const finished = historyOf(
  (draft) => putAnnotation(draft, mark(1, "m1")),
  (draft) => putAnnotation(draft, mark(2, "m2", 3)),
  (draft) => editGate(draft, "G1", { verdict: "met", evidence: [annotationId(1)] }),
  (draft) => editGate(draft, "G2", { verdict: "unmet", comment: "缺一人" }),
  (draft) =>
    editScore(draft, "A1", { level: "优", points: 9.5, evidence: [annotationId(1), annotationId(2)] }),
  (draft) => editScore(draft, "B1", { points: 6.5, comment: "较齐全" }),
  (draft) => editScore(draft, "D2", { count: 90, points: 7 }),
  (draft) => editText(draft, "recommendation", "推荐"),
  (draft) => editText(draft, "opinion", "同意推荐。"),
);

const reviewed = (more: Partial<ReviewBefore> = {}): ReviewBefore => {
  const entries = more.entries ?? finished;
  return {
    ...{ round: sampleRound, application: dossier("a1", scan("m1", "a"), scan("m2", "b")), entries },
    ...{
      draft: openHistory(emptyDraft(sampleRound), entries).draft,
      sealed: null,
      sealInLine: true,
      recused: false,
      ...more,
    },
  };
};

/** Carries a review over to a dossier and a round. */
function carry(review: ReviewBefore, now: Application, round: Round = two): CarriedReview {
  const change = compare(review.application, now, round);
  return carryReview(review, change, round, compareRounds(review.round, round));
}
const draftIn = (round: Round, { entries }: CarriedReview) => openHistory(emptyDraft(round), entries).draft;

describe("an application of a newer revision (package-format, task package)", () => {
  const [a, b] = [scan("m1", "a"), scan("m2", "b")];

  it.each([
    ["the same scans", dossier("a1", a, b), "carried", []],
    ["the same scans in another order", dossier("a1", b, a), "carried", []],
    ["the same scans under other ids", dossier("a1", scan("n1", "a"), scan("n2", "b")), "carried", []],
    ["two scans that changed places", dossier("a1", scan("m1", "b"), scan("m2", "a")), "carried", []],
    ["one more", dossier("a1", a, b, scan("m3", "c")), "changed", [{ change: "added", title: "材料c" }]],
    ["one less", dossier("a1", a), "changed", [{ change: "removed", title: "材料b" }]],
    [
      "another file in place of one",
      dossier("a1", a, scan("m2", "c")),
      "changed",
      [{ change: "replaced", title: "材料c" }],
    ],
    [
      "the same scan once instead of twice",
      dossier("a1", a, b),
      "changed",
      [{ change: "removed", title: "材料a" }],
      dossier("a1", a, scan("m3", "a"), b),
    ],
  ])("has %s", (_what, now, outcome, materials, from = dossier("a1", a, b)) => {
    expect(compare(from, now)).toMatchObject({ outcome, materials });
  });

  it("is new or gone where only one revision has it", () => {
    expect(compare(null, dossier("a9", a))).toMatchObject({ applicationId: "a9", outcome: "new" });
    expect(compare(dossier("a9", a), null)).toMatchObject({ applicationId: "a9", outcome: "gone" });
  });

  it("lists what else reads differently", () => {
    const from = dossier("a1", a);
    const to = {
      ...dossier("a1", { ...a, title: "另一题" }),
      registration: "工商登记",
      employerOpinion: { text: "另一意见", date: "2026-08-22" },
    };
    expect(compare(from, to)).toMatchObject({
      outcome: "carried",
      fields: ["registration", "employerOpinion", "materials"],
    });
    expect(compare(from, structuredClone(from)).fields).toEqual([]);
  });

  it.each([
    ["master", { master: { ...dossier("a1").master, name: "另一人" } }, false],
    ["employer", { employer: { ...dossier("a1").employer, name: "另一单位" } }, false],
    ["team", { team: [] }, false],
    ["telephone", { master: { ...dossier("a1").master, post: "班长" } }, true],
  ])("is about other people where the %s says so", (_what, change, samePeople) => {
    expect(compare(dossier("a1", a), { ...dossier("a1", a), ...change }).samePeople).toBe(samePeople);
  });
});

describe("the sheet of a newer revision", () => {
  const { rubric, gates } = sampleRound;
  const [a1 = expect.unreachable(), b1 = expect.unreachable(), d2 = expect.unreachable()] = rubric.criteria;
  const withCriteria = (...criteria: Round["rubric"]["criteria"]): Round => ({
    ...two,
    rubric: { ...rubric, criteria, total: criteria.reduce((sum, each) => sum + each.max, 0) },
  });

  it.each<[string, Round, object]>([
    ["the same", two, { fields: [], criteria: [], gates: [], sealsFit: true }],
    ["a later deadline", { ...two, deadline: "2026-11-01" }, { fields: ["deadline"], sealsFit: true }],
    [
      "another wording",
      withCriteria({ ...a1, title: "等级" }, b1, d2),
      { criteria: [{ title: "等级", change: "wording" }], sealsFit: true },
    ],
    [
      "another maximum",
      withCriteria({ ...a1, max: 12 }, b1, d2),
      { criteria: [{ title: a1.title, change: "scale" }], sealsFit: false },
    ],
    [
      "a criterion less",
      withCriteria(a1, d2),
      { criteria: [{ title: b1.title, change: "removed" }], sealsFit: false },
    ],
    ["another order", withCriteria(b1, a1, d2), { fields: ["rubric"], criteria: [], sealsFit: false }],
    [
      "a gate more",
      { ...two, gates: [...gates, { id: "G3", title: "场地", article: "4(3)" }] },
      { gates: [{ title: "场地", change: "added" }], sealsFit: false },
    ],
    [
      "finer steps",
      { ...two, rubric: { ...rubric, step: 0.1 } },
      { criteria: rubric.criteria.map(({ title }) => ({ title, change: "scale" })), sealsFit: false },
    ],
  ])("is %s", (_what, round, change) => {
    expect(compareRounds(sampleRound, round)).toMatchObject(change);
  });

  it("keeps points whose criterion allows the same ones, and tells those it cannot keep", () => {
    const round = withCriteria({ ...a1, max: 12 }, d2);
    const carried = carry(reviewed(), reviewed().application, round);
    const draft = draftIn(round, carried);
    expect(draft.scores.D2).toMatchObject({ count: 90, points: 7 });
    expect(draft.scores.A1).toEqual({
      ...{ level: null, points: null, count: null, comment: "" },
      evidence: [annotationId(1), annotationId(2)],
    });
    expect(carried.lost).toEqual([
      { what: "score", title: a1.title, points: 9.5, count: null, comment: "" },
      { what: "score", title: b1.title, points: 6.5, count: null, comment: "较齐全" },
    ]);
  });

  it("tells of a gate with its verdict and a recommendation that are gone", () => {
    const round = { ...two, gates: gates.slice(0, 1), recommendations: ["同意", "不同意"] };
    const { lost } = carry(reviewed(), reviewed().application, round);
    expect(lost).toEqual([
      { what: "gate", title: "成员", verdict: "unmet", comment: "缺一人" },
      { what: "recommendation", words: "推荐" },
    ]);
  });
});

describe("a draft", () => {
  it("goes on whole where the scans are the same", () => {
    const carried = carry(reviewed(), reviewed().application);
    expect(carried).toEqual({
      work: "draft",
      answer: "kept",
      lost: [],
      sealStands: false,
      entries: finished,
    });
  });

  it("keeps its marks on a scan that has another id now", () => {
    const carried = carry(reviewed(), dossier("a1", scan("m2", "a"), scan("m1", "b")));
    const { annotations } = draftIn(two, carried);
    expect(annotations[annotationId(1)]).toEqual(mark(1, "m2"));
    expect(annotations[annotationId(2)]).toEqual(mark(2, "m1", 3));
    expect(carried.lost).toEqual([]);
  });

  it("loses the marks of a scan that is gone, and with them what cited them", () => {
    const carried = carry(reviewed(), dossier("a1", scan("m1", "a"), scan("m2", "c")));
    const draft = draftIn(two, carried);
    expect(Object.keys(draft.annotations)).toEqual([annotationId(1)]);
    expect(draft.scores.A1).toMatchObject({ points: 9.5, evidence: [annotationId(1)] });
    expect(carried.lost).toEqual([
      { what: "annotation", material: "材料b", page: 3, meaning: "positive", text: "批注2" },
    ]);
  });

  it("loses a mark on a page that the dossier does not count any more", () => {
    const carried = carry(reviewed(), dossier("a1", scan("m1", "a"), scan("m2", "b", { pages: 2 })));
    expect(carried.lost).toMatchObject([{ what: "annotation", page: 3 }]);
  });

  it("cannot be undone into what is gone", () => {
    const carried = carry(reviewed(), dossier("a1", scan("m1", "a")));
    let history: History = openHistory(emptyDraft(two), carried.entries);
    for (let step = undo(history, at); step; step = undo(history, at)) {
      history = step.history;
      for (const { materialId } of Object.values(history.draft.annotations)) expect(materialId).toBe("m1");
    }
    expect(history.draft).toEqual(emptyDraft(two));
  });

  it.each([
    [null, true, "open"],
    [false, true, "kept"],
    [false, false, "again"],
    [true, true, "kept"],
  ])("answered about recusal with %s, the people the same: %s", (recused, samePeople, answer) => {
    const now = { ...reviewed().application, team: samePeople ? reviewed().application.team : [] };
    expect(carry(reviewed({ recused }), now)).toMatchObject({
      answer,
      work: recused && samePeople ? "recused" : "draft",
    });
  });
});

describe("a seal", () => {
  it.each(["scored", "recused"] as const)(
    "that is %s goes off where it names a package of another line",
    (kind) => {
      const before = reviewed({ sealed: kind, recused: kind === "recused", sealInLine: false });
      const work = kind === "scored" ? "reopened" : "recused";
      expect(carry(before, before.application)).toMatchObject({
        sealStands: false,
        work,
        answer: "kept",
        lost: [],
      });
    },
  );

  const sealed = reviewed({ sealed: "scored" });
  const { application } = sealed;
  const { rubric } = sampleRound;

  it.each<[string, Application, Round, boolean]>([
    ["stands where nothing changed", application, two, true],
    ["stands where the wording changed", application, { ...two, instructions: "另一说明" }, true],
    ["stands where a fact changed", { ...application, registration: "登记" }, two, true],
    ["stands though the answer has to be given anew", { ...application, team: [] }, two, true],
    ["goes off where a scan came", dossier("a1", ...application.materials, scan("m3", "c")), two, false],
    ["goes off where a scan is another", dossier("a1", scan("m1", "a"), scan("m2", "c")), two, false],
    ["goes off where its marks name other ids", dossier("a1", scan("n1", "a"), scan("m2", "b")), two, false],
    ["goes off where the steps changed", application, { ...two, rubric: { ...rubric, step: 0.1 } }, false],
    ["goes off where its recommendation is gone", application, { ...two, recommendations: ["同意"] }, false],
  ])("%s", (_what, now, round, stands) => {
    expect(carry(sealed, now, round)).toMatchObject({
      sealStands: stands,
      work: stands ? "sealed" : "reopened",
    });
  });

  it("of a recusal stands with its answer, whatever the scans and the sheet are", () => {
    const recused = reviewed({ sealed: "recused", recused: true, entries: [] });
    const round = { ...two, gates: [] };
    const now = dossier("a1", scan("m9", "z"));
    expect(carry(recused, now, round)).toMatchObject({ sealStands: true, work: "recused" });
    const others = carry(recused, { ...now, team: [] }, round);
    expect(others).toMatchObject({ sealStands: false, answer: "again", work: "none" });
  });
});

const makers: fc.Arbitrary<(draft: ReviewDraft) => Edit[]> = fc.oneof(
  fc
    .record({ number: fc.integer({ min: 1, max: 6 }), page: fc.integer({ min: 1, max: 3 }) })
    .map(({ number, page }) => (draft: ReviewDraft) => [
      putAnnotation(draft, mark(number, `m${(number % 3) + 1}`, page)),
      editScore(draft, "A1", { evidence: [annotationId(number)] }),
      editGate(draft, "G1", { evidence: [annotationId(number)] }),
    ]),
  fc
    .integer({ min: 1, max: 6 })
    .map((number) => (draft: ReviewDraft) => removeAnnotation(draft, annotationId(number))),
  fc
    .record({ id: fc.constantFrom("A1", "B1", "D2"), half: fc.integer({ min: 0, max: 16 }) })
    .map(({ id, half }) => (draft: ReviewDraft) => [editScore(draft, id, { points: half / 2 })]),
  fc
    .constantFrom("推荐", "不推荐", "")
    .map((words) => (draft: ReviewDraft) => [editText(draft, "recommendation", words)]),
);
const histories = fc
  .array(fc.oneof({ weight: 3, arbitrary: makers }, fc.constantFrom("undo" as const, "redo" as const)), {
    maxLength: 25,
  })
  .map((actions) => {
    let history = openHistory(emptyDraft(sampleRound), []);
    const entries: ChangeEntry[] = [];
    for (const action of actions) {
      const moves = { undo, redo };
      const step =
        typeof action === "string"
          ? moves[action](history, at)
          : recordEdits(history, action(history.draft), at);
      if (!step) continue;
      history = step.history;
      entries.push(step.entry);
    }
    return entries;
  });
/** Any of three scans under any of three ids. */
const dossiers = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 })
  .chain((letters) =>
    fc
      .shuffledSubarray(["m1", "m2", "m3"], { minLength: letters.length, maxLength: letters.length })
      .map((ids) => dossier("a1", ...letters.map((letter, index) => scan(ids[index] ?? "m9", letter)))),
  );
const rounds = fc
  .record({
    criteria: fc.shuffledSubarray([...sampleRound.rubric.criteria], { minLength: 1 }),
    more: fc.integer({ min: 0, max: 1 }),
    gates: fc.shuffledSubarray([...sampleRound.gates]),
    recommendations: fc.subarray(["推荐", "不推荐"]),
  })
  .map(({ criteria, more, ...rest }): Round => {
    const raised = criteria.map((each) => ({ ...each, max: each.max + (each.id === "A1" ? more : 0) }));
    const total = raised.reduce((sum, each) => sum + each.max, 0);
    return roundSchema.parse({ ...two, ...rest, rubric: { ...two.rubric, criteria: raised, total } });
  });

describe("whatever is carried over", () => {
  const from = dossier("a1", scan("m1", "a"), scan("m2", "b"), scan("m3", "c"));

  it("replays as a history, fits the newer revision, and what is missing from it is told", () => {
    fc.assert(
      fc.property(histories, dossiers, rounds, (entries, now, round) => {
        const review = reviewed({ application: from, entries });
        const carried = carry(review, now, round);
        const draft = draftIn(round, carried);
        expect(carried.entries.map((each) => each.seq)).toEqual(entries.map((each) => each.seq));
        const letters = new Map(now.materials.map((each) => [each.id, each.sha256]));
        const old = new Map(from.materials.map((each) => [each.id, each.sha256]));
        for (const [id, annotation] of Object.entries(draft.annotations))
          expect(letters.get(annotation.materialId)).toBe(
            old.get(review.draft.annotations[id]?.materialId ?? ""),
          );
        const cited = [...Object.values(draft.gates), ...Object.values(draft.scores)];
        for (const id of cited.flatMap((each) => each.evidence)) expect(draft.annotations).toHaveProperty(id);
        expect(Object.keys(draft.scores).sort()).toEqual(round.rubric.criteria.map((each) => each.id).sort());
        const told = carried.lost.map((each) => each.what);
        const marks = (one: ReviewDraft) => Object.keys(one.annotations).length;
        expect(told.filter((what) => what === "annotation").length).toBe(marks(review.draft) - marks(draft));
        const given = (one: ReviewDraft) =>
          Object.values(one.scores).filter((each) => each.points !== null).length;
        expect(told.filter((what) => what === "score").length).toBe(given(review.draft) - given(draft));
        expect(told.includes("recommendation")).toBe(draft.recommendation !== review.draft.recommendation);
      }),
    );
  });

  it("is the same review where nothing changed, a second time too", () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const once = carry(reviewed({ application: from, entries }), from);
        expect(once.entries).toEqual(entries);
        const again = carry(reviewed({ application: from, round: two, entries: once.entries }), from);
        expect(again).toEqual(once);
      }),
    );
  });
});
