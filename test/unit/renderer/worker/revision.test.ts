import { describe, expect, it, vi } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import { verifyReview } from "../../../../shared/package/verify-review";
import { type Desk, everythingIn, newDesk } from "../../../fixtures/desks";
import { tinyRound } from "../../../fixtures/documents";
import { openedTask } from "../../../fixtures/honest";
import { people } from "../../../fixtures/people";
import { type TaskRevision, taskRevision } from "../../../fixtures/revisions";
import { acceptedOf, draftOf, finishedEntries, quietJob, somePdf } from "./desk-fixture";
import {
  draftEntries,
  expertDesk,
  exportIt,
  figures,
  importing,
  opened,
  scans,
  sealIt,
  statesIn,
  workingDesk,
} from "./working-desk";

const told = (view: Awaited<ReturnType<typeof opened>>): Record<string, unknown> =>
  Object.fromEntries(
    (view.revisions[0]?.carrying?.applications ?? []).map((each) => [each.applicationId, each]),
  );

describe("a newer revision", () => {
  it("takes over what is unchanged, what still fits of what changed, and says what became of each", async () => {
    const desk = await workingDesk();
    const { service, first, sealed, entries, round } = desk;
    const plan = { a1: scans.a1, a3: ["three", "changed"], a4: ["new"] };
    const second = await taskRevision({ revision: 2, after: first, scans: plan });
    const outcome = acceptedOf(await importing(desk, second));
    expect(outcome).toMatchObject({
      ...{ kind: "task", already: false, summary: { revision: 2 } },
      carrying: { from: { packageId: first.packageId, revision: 1 }, skipped: false },
    });
    expect(await statesIn(service, second)).toEqual({ a1: "sealed", a3: "started", a4: "undeclared" });
    const view = await opened(service, second);
    expect(view.declaration.confidentialityAcceptedAt).not.toBeNull();
    expect(told(view)).toMatchObject({
      a1: { outcome: "carried", work: "sealed", answer: "kept", lost: [] },
      a2: { outcome: "gone", work: "recused" },
      a3: {
        ...{ outcome: "changed", work: "draft", answer: "kept" },
        materials: [{ change: "replaced", title: "表" }],
        lost: [{ what: "annotation", material: "表", page: 1, text: "见m2" }],
      },
      a4: { outcome: "new", work: "none", answer: "open" },
    });
    expect(acceptedOf(await service.openReview(second.packageId, "a1")).sealed).toEqual(sealed);
    const draft = draftOf(round, acceptedOf(await service.openReview(second.packageId, "a3")).entries);
    const before = draftOf(round, entries);
    expect(Object.values(draft.annotations).map((each) => each.materialId)).toEqual(["m1"]);
    expect(draft.scores.A1).toMatchObject({ points: 8, comment: "好" });
    expect(draft.scores.A1?.evidence).toEqual(before.scores.A1?.evidence.slice(0, 1));
    expect(view.standings.find((each) => each.applicationId === "a3")).toMatchObject({
      scored: 1,
      points: 8,
    });
  });

  it("is the one in the list; the older one is there to be read, and takes nothing in any more", async () => {
    const desk = await workingDesk();
    const { service, first, entries, sealed, round } = desk;
    const second = await taskRevision({ revision: 2, after: first, scans });
    acceptedOf(await importing(desk, second));
    const rounds = acceptedOf(await service.rounds());
    expect(rounds.map((each) => [each.packageId, each.revision])).toEqual([[second.packageId, 2]]);
    const old = await opened(service, first);
    expect(old.summary.current).toEqual({ packageId: second.packageId, revision: 2 });
    expect(old.revisions.map((each) => each.revision)).toEqual([2, 1]);
    const { packageId } = first;
    expect(acceptedOf(await service.openReview(packageId, "a3")).entries).toEqual(entries);
    expect(acceptedOf(await service.openReview(packageId, "a1")).sealed).toEqual(sealed);
    acceptedOf(await service.openMaterial(packageId, "a3", "m2"));

    const before = await everythingIn(desk.database);
    const superseded = { ok: false, refusal: { code: "superseded" } };
    const next = draftEntries(round, entries);
    expect(await service.appendEntries(packageId, "a3", next, figures)).toMatchObject(superseded);
    expect(await service.reopen(packageId, "a1", "再看")).toMatchObject(superseded);
    const answer = { applicationId: "a3", declared: true, reason: "同乡" };
    expect(await service.answerRecusal(packageId, answer)).toMatchObject(superseded);
    expect(await service.acceptConfidentiality(packageId)).toMatchObject(superseded);
    expect(await service.prepareExport(packageId, "0.1.0", quietJob())).toMatchObject(superseded);
    const { ticket } = acceptedOf(await service.prepareSeal(packageId, "a2"));
    expect(await service.seal(packageId, ticket, somePdf)).toMatchObject(superseded);
    expect(await everythingIn(desk.database)).toEqual(before);
    acceptedOf(await service.appendEntries(second.packageId, "a3", next, figures));
  });

  it("goes on with a bundle of the same chain, which ships what was sealed before byte for byte", async () => {
    const whole = await workingDesk();
    const { service, first, round } = whole;
    const { bureau, expert } = await people();
    // The first bundle: `a3` is finished for it.
    const rest = finishedEntries(round, "m1").map((each) => ({ ...each, seq: each.seq + 4 }));
    acceptedOf(await service.appendEntries(first.packageId, "a3", rest, figures));
    await sealIt(service, first.packageId, "a3");
    await sealIt(service, first.packageId, "a2");
    const one = await exportIt(service, first.packageId);
    expect(await statesIn(service, first)).toEqual({ a1: "exported", a2: "recused", a3: "exported" });

    const second = await taskRevision({
      ...{ revision: 2, after: first },
      scans: { ...scans, a3: ["three", "changed"] },
    });
    acceptedOf(await importing(whole, second));
    expect(await statesIn(service, second)).toEqual({ a1: "sealed", a2: "recused", a3: "started" });
    expect(await service.prepareExport(second.packageId, "0.1.0", quietJob())).toMatchObject({ ok: false });
    await sealIt(service, second.packageId, "a3");
    const two = await exportIt(service, second.packageId);
    expect(await statesIn(service, second)).toEqual({ a1: "exported", a2: "recused", a3: "exported" });

    const verify = async (bytes: Uint8Array, task: Awaited<ReturnType<typeof openedTask>>) =>
      verifyReview({
        source: bytesSource(bytes),
        cards: [bureau.trusted, expert.trusted],
        ...{ identity: bureau.keys.identity, task },
      });
    const [firstTask, secondTask] = [await openedTask(first.bytes), await openedTask(second.bytes)];
    const before = acceptedOf(await verify(one.bytes, firstTask));
    const after = acceptedOf(await verify(two.bytes, { ...secondTask, ancestors: [firstTask] }));
    expect(after.claims).toMatchObject({
      ...{ revision: 2, supersedes: { bundleId: one.bundleId, digest: one.digest } },
      ...{ task: { packageId: second.packageId, digest: second.digest }, round: { id: "r1", revision: 2 } },
    });
    const digests = (files: typeof after.files, id: string) =>
      files.filter((each) => each.path.startsWith(`data/reviews/${id}/`)).map((each) => each.sha256);
    for (const id of ["a1", "a2"]) expect(digests(after.files, id)).toEqual(digests(before.files, id));
    expect(digests(after.files, "a3")).not.toEqual(digests(before.files, "a3"));
    expect(after.reviews.map((each) => each.review.taskPackageId)).toEqual([
      ...[first.packageId, first.packageId, second.packageId],
    ]);
    expect(await verify(two.bytes, firstTask)).toMatchObject({ refusal: { code: "wrong-task" } });
    const stranger = { ...firstTask, packageId: crypto.randomUUID() };
    const { claims } = secondTask;
    const supersedes = { packageId: stranger.packageId, digest: firstTask.digest };
    const adopted = { ...secondTask, claims: { ...claims, supersedes }, ancestors: [stranger] };
    expect(await verify(two.bytes, adopted)).toMatchObject({
      refusal: { code: "cross-check", file: "data/reviews/a1/review.json" },
    });
  });

  it("carries on through a third one, and through one that was never here", async () => {
    const desk = await workingDesk();
    const { service, first, sealed, entries } = desk;
    const second = await taskRevision({ revision: 2, after: first, scans });
    const third = await taskRevision({ revision: 3, after: second, scans });
    const fifth = await taskRevision({
      revision: 5,
      after: { ...third, packageId: crypto.randomUUID() },
      scans,
    });
    for (const each of [second, third]) acceptedOf(await importing(desk, each));
    const skipped = acceptedOf(await importing(desk, fifth));
    expect(skipped).toMatchObject({ carrying: { from: { revision: 3 }, skipped: true } });
    expect(acceptedOf(await service.openReview(fifth.packageId, "a1")).sealed).toEqual(sealed);
    expect(acceptedOf(await service.openReview(fifth.packageId, "a3")).entries).toEqual(entries);
    expect((await opened(service, fifth)).revisions.map((each) => each.revision)).toEqual([5, 3, 2, 1]);
  });

  it("with another sheet lets no scored seal stand, and keeps the points that mean the same", async () => {
    const desk = await workingDesk();
    const { service, first } = desk;
    const [points, count] = tinyRound.rubric.criteria;
    const criteria = [{ ...(points ?? expect.unreachable()), max: 9 }, count ?? expect.unreachable()];
    const round = { rubric: { ...tinyRound.rubric, total: 11, criteria } };
    const second = await taskRevision({ revision: 2, after: first, scans, round });
    acceptedOf(await importing(desk, second));
    const view = await opened(service, second);
    expect(view.revisions[0]?.carrying?.round).toMatchObject({
      ...{ sealsFit: false, criteria: [{ title: "等级", change: "scale" }] },
    });
    expect(told(view)).toMatchObject({
      a1: { work: "reopened", lost: [{ what: "score", title: "等级", points: 10 }] },
      a2: { work: "recused" },
      a3: { work: "draft", lost: [{ what: "score", title: "等级", points: 8, comment: "" }] },
    });
    const standing = view.standings.find((each) => each.applicationId === "a1");
    expect(standing).toMatchObject({ state: "started", scored: 1, points: 2 });
    const { packageId } = second;
    const records = await desk.database
      .table("sealed")
      .filter((row) => row.packageId === packageId)
      .toArray();
    expect(records).toMatchObject([{ applicationId: "a1", number: 1 }]);
    expect(records[0]?.reopenedAt).not.toBeNull();
  });
});

describe("an answer about recusal", () => {
  it("is asked anew where the people changed; the sealed scores stand once it is the same", async () => {
    const desk = await workingDesk();
    const { service, first, sealed } = desk;
    const facts = { a1: { team: [] }, a2: { team: [] } };
    const second = await taskRevision({ revision: 2, after: first, scans, facts });
    acceptedOf(await importing(desk, second));
    expect(await statesIn(service, second)).toMatchObject({ a1: "undeclared", a2: "undeclared" });
    const answer = { applicationId: "a1", declared: false, reason: "" };
    acceptedOf(await service.answerRecusal(second.packageId, answer));
    expect(await statesIn(service, second)).toMatchObject({ a1: "sealed" });
    expect(acceptedOf(await service.openReview(second.packageId, "a1")).sealed).toEqual(sealed);
    const late = { applicationId: "a1", declared: true, reason: "晚了" };
    expect(await service.answerRecusal(second.packageId, late)).toMatchObject({ ok: false });
  });

  it("that is now a recusal takes the carried seal off", async () => {
    const desk = await workingDesk();
    const { service, first } = desk;
    const second = await taskRevision({ revision: 2, after: first, scans, facts: { a1: { team: [] } } });
    acceptedOf(await importing(desk, second));
    const answer = { applicationId: "a1", declared: true, reason: "新成员是徒弟" };
    acceptedOf(await service.answerRecusal(second.packageId, answer));
    expect(await statesIn(service, second)).toMatchObject({ a1: "recused" });
    expect(acceptedOf(await service.openReview(second.packageId, "a1")).sealed).toBeNull();
  });
});

describe("a package that does not follow", () => {
  const nothingChanges = async (desk: Desk, task: TaskRevision, code: string) => {
    const before = await everythingIn(desk.database);
    expect(await importing(desk, task, "来件.jptask")).toMatchObject({
      refusal: { code, file: "来件.jptask" },
    });
    expect(await everythingIn(desk.database)).toEqual(before);
  };

  it("an older revision that arrives late changes nothing; a known one says so", async () => {
    const desk = await expertDesk();
    const first = await taskRevision({ revision: 1, scans });
    const second = await taskRevision({ revision: 2, after: first, scans });
    acceptedOf(await importing(desk, second));
    await nothingChanges(desk, first, "superseded");
    const known = await workingDesk();
    const newer = await taskRevision({ revision: 2, after: known.first, scans });
    acceptedOf(await importing(known, newer));
    const before = await everythingIn(known.database);
    expect(acceptedOf(await importing(known, known.first))).toMatchObject({
      ...{ already: true, carrying: null },
      summary: { revision: 1, current: { packageId: newer.packageId, revision: 2 } },
    });
    expect(await everythingIn(known.database)).toEqual(before);
  });

  it.each([
    ["the same revision again, with another digest", 1, "none"],
    ["a second revision of another first one", 2, "other"],
    ["a second revision that names the first one's id with another digest", 2, "digest"],
  ])("%s is a conflict", async (_what, revision, names) => {
    const desk = await workingDesk();
    const { first } = desk;
    const other = { packageId: crypto.randomUUID(), digest: first.digest };
    const digest = { packageId: first.packageId, digest: "0".repeat(64) };
    const after = names === "none" ? undefined : { other, digest }[names as "other" | "digest"];
    await nothingChanges(desk, await taskRevision({ revision, after, scans }), "conflict");
  });

  it("is taken by a bureau in any order, side by side, with no work carried over", async () => {
    const { bureau, expert } = await people();
    const desk = await newDesk(bureau, [expert]);
    const first = await taskRevision({ revision: 1, scans });
    const second = await taskRevision({ revision: 2, after: first, scans });
    for (const each of [second, first])
      expect(acceptedOf(await importing(desk, each))).toMatchObject({ already: false, carrying: null });
    expect(await desk.database.table("packages").count()).toBe(2);
  });
});

describe("an import that carries work over", () => {
  it.each(["declarations", "reviews", "changes", "sealed", "packages"])(
    "leaves everything as it was when %s cannot be written",
    async (table) => {
      const desk = await workingDesk();
      const second = await taskRevision({ revision: 2, after: desk.first, scans });
      const before = await everythingIn(desk.database);
      const fail = () => {
        throw new Error("the disk went away");
      };
      desk.database.table(table).hook("creating", fail);
      expect(await importing(desk, second)).toMatchObject({ ok: false });
      expect(await everythingIn(desk.database)).toEqual(before);
      desk.database.table(table).hook("creating").unsubscribe(fail);
      acceptedOf(await importing(desk, second));
      expect(await statesIn(desk.service, second)).toEqual({ a1: "sealed", a2: "recused", a3: "started" });
    },
  );

  it("loses nothing that is written while it reads", async () => {
    const desk = await workingDesk();
    const { service, first, round, entries } = desk;
    const second = await taskRevision({ revision: 2, after: first, scans });
    const more = draftEntries(round, entries);
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    let late: unknown = null;
    const spy = vi.spyOn(crypto.subtle, "encrypt").mockImplementation(async (parameters, key, data) => {
      // The work was read; the package is being boxed for the transaction.
      const place = new TextDecoder().decode((parameters as AesGcmParams).additionalData as Uint8Array);
      if (late === null && place.startsWith('["packages"')) {
        late = "begun";
        late = await service.appendEntries(first.packageId, "a3", more, figures);
      }
      return encrypt(parameters, key, data);
    });
    try {
      acceptedOf(await importing(desk, second));
    } finally {
      spy.mockRestore();
    }
    expect(late).toMatchObject({ ok: true });
    const stored = acceptedOf(await service.openReview(second.packageId, "a3"));
    expect(stored.entries).toEqual([...entries, ...more]);
  });
});

describe("a review that the bureau sent back (退回)", () => {
  const returned = async (bundleId: string, applicationIds: string[]) => {
    const { expert, second } = await people();
    const note = "请补充第一项的依据";
    const entry = { bundleId, digest: "0".repeat(64), applicationIds, note, at: "2026-10-12T09:00:00+08:00" };
    const returns = { format: 1 as const, returns: [entry] };
    const named = ({ keys }: typeof expert) => ({ kid: keys.kid, recipient: keys.recipient });
    return { experts: [{ ...named(expert), returns }, named(second)] };
  };
  const note = { note: "请补充第一项的依据", at: "2026-10-12T09:00:00+08:00" };

  it("shows the note until a newer seal is made; what was not sent back is shipped as it was", async () => {
    const desk = await workingDesk({ scans: { a1: ["one"], a2: ["two"], a3: ["three", "four"] } });
    const { service, first, round } = desk;
    const rest = finishedEntries(round, "m1").map((each) => ({ ...each, seq: each.seq + 4 }));
    acceptedOf(await service.appendEntries(first.packageId, "a3", rest, figures));
    await sealIt(service, first.packageId, "a3");
    await sealIt(service, first.packageId, "a2");
    const { bundleId } = await exportIt(service, first.packageId);
    const more = await returned(bundleId, ["a1"]);
    const second = await taskRevision({ revision: 2, after: first, scans, more });
    acceptedOf(await importing(desk, second));
    const notes = async () =>
      Object.fromEntries(
        (await opened(service, second)).standings.map((each) => [each.applicationId, each.returned]),
      );
    expect(await notes()).toEqual({ a1: note, a2: null, a3: null });
    expect(await statesIn(service, second)).toMatchObject({ a1: "sealed", a3: "sealed" });
    acceptedOf(await service.reopen(second.packageId, "a1", "区局退回"));
    expect(await notes()).toMatchObject({ a1: note });
    await sealIt(service, second.packageId, "a1");
    expect(await notes()).toEqual({ a1: null, a2: null, a3: null });
    const bundle = await exportIt(service, second.packageId);
    expect(bundle.revision).toBe(2);
    // A third revision that repeats the return: it was answered.
    const third = await taskRevision({ revision: 3, after: second, scans, more });
    acceptedOf(await importing(desk, third));
    const { standings } = await opened(service, third);
    expect(standings.map((each) => each.returned)).toEqual([null, null, null]);
  });

  it("in a bundle that is not known here is answered by a seal made since", async () => {
    const desk = await workingDesk();
    const { service, first } = desk;
    const more = await returned(crypto.randomUUID(), ["a1", "a3"]);
    const second = await taskRevision({ revision: 2, after: first, scans, more });
    acceptedOf(await importing(desk, second));
    const { standings } = await opened(service, second);
    expect(standings.map((each) => each.returned)).toEqual([note, null, note]);
    acceptedOf(await service.reopen(second.packageId, "a1", "区局退回"));
    await sealIt(service, second.packageId, "a1");
    expect((await opened(service, second)).standings[0]?.returned).toBeNull();
  });
});
