import { describe, expect, it } from "vitest";
import type { AskChoice, TaskChoiceView } from "../../../../renderer/worker/choice-contract";
import type { ImportJob } from "../../../../renderer/worker/contract";
import { remoteService } from "../../../../renderer/worker/remote-service";
import { bytesSource } from "../../../../shared/package/byte-source";
import { fingerprintOf } from "../../../../shared/package/card";
import { verifyReview } from "../../../../shared/package/verify-review";
import { type Desk, everythingIn } from "../../../fixtures/desks";
import { tinyRound } from "../../../fixtures/documents";
import { openedTask } from "../../../fixtures/honest";
import { people } from "../../../fixtures/people";
import { type RevisionPlan, type TaskRevision, taskRevision } from "../../../fixtures/revisions";
import { bureauDesk, fileOf } from "./bureau-fixture";
import { acceptedOf, draftOf, finishedEntries, quietJob } from "./desk-fixture";
import {
  draftEntries,
  exportIt,
  figures,
  importing,
  opened,
  scans,
  sealIt,
  statesIn,
  workingDesk,
} from "./working-desk";

type Answer = Awaited<ReturnType<AskChoice>>;

/** A job that answers the question so, and keeps it. */
function deciding(answer: Answer): ImportJob & { asked: TaskChoiceView[] } {
  const asked: TaskChoiceView[] = [];
  const askChoice: AskChoice = async (question) => {
    asked.push(question);
    return answer;
  };
  return { ...quietJob(), asked, askChoice };
}

/** Hands a package over and answers what is asked; gives the outcome and the question. */
async function decide({ service }: Pick<Desk, "service">, task: TaskRevision, answer: Answer) {
  const job = deciding(answer);
  const result = await service.importTask(fileOf("另一份.jptask", task.bytes), job);
  return { result, question: job.asked[0], asked: job.asked.length };
}

/** Another first revision of the same round; by default a scan of `a3` is another and `a4` came. */
const twinOf = (plan: Partial<RevisionPlan> = {}) =>
  taskRevision({ revision: 1, scans: { ...scans, a3: ["three", "changed"], a4: ["new"] }, ...plan });

const rowsOf = ({ database }: Desk, table: string) => database.table(table).count();

describe("another package of the same round and revision", () => {
  it("is refused where nobody can be asked, and nothing of it stays", async () => {
    const desk = await workingDesk();
    const before = await everythingIn(desk.database);
    expect(await importing(desk, await twinOf())).toMatchObject({ refusal: { code: "conflict" } });
    expect(await everythingIn(desk.database)).toEqual(before);
  });

  it("is shown beside the one that is here, with all that differs, before anything of it is visible", async () => {
    const desk = await workingDesk();
    const { bureau } = await people();
    const round = { deadline: "2026-11-30", title: "样例批次（更正）" };
    const twin = await twinOf({ round, more: { issuedAt: "2026-09-05T09:00:00+08:00" } });
    let [packages, stages] = [0, 0];
    const asked: TaskChoiceView[] = [];
    const askChoice: AskChoice = async (question) => {
      asked.push(question);
      [packages, stages] = [await rowsOf(desk, "packages"), await rowsOf(desk, "stages")];
      return null;
    };
    const before = await everythingIn(desk.database);
    const result = await desk.service.importTask(fileOf("二.jptask", twin.bytes), {
      ...quietJob(),
      askChoice,
    });
    expect(result).toMatchObject({ refusal: { code: "cancelled" } });
    const { kid, recipient } = bureau.keys;
    const named = {
      bureauName: "示例单位",
      bureauFingerprint: await fingerprintOf("bureau", kid, recipient),
    };
    expect(asked).toMatchObject([
      {
        ...{ why: "same-revision", earlier: [], exported: [] },
        present: {
          ...{ ...named, digest: desk.first.digest, title: tinyRound.title, applications: 3 },
          importedAt: expect.any(String),
        },
        given: {
          ...{ ...named, digest: twin.digest, title: round.title, applications: 4, importedAt: null },
          ...{ deadline: "2026-11-30", issuedAt: "2026-09-05T09:00:00+08:00" },
        },
        carrying: {
          round: { fields: ["title", "deadline"], criteria: [], gates: [] },
          applications: [
            { applicationId: "a1", outcome: "carried", work: "reopened" },
            { applicationId: "a2", outcome: "carried", work: "recused" },
            { applicationId: "a3", outcome: "changed", work: "draft" },
            { applicationId: "a4", outcome: "new" },
          ],
        },
      },
    ]);
    expect([packages, stages]).toEqual([1, 1]);
    expect(await everythingIn(desk.database)).toEqual(before);
  });

  it("leaves nothing where it was decided to keep the one that is here, but the decision", async () => {
    const desk = await workingDesk();
    const { first, entries, sealed, service } = desk;
    const twin = await twinOf();
    const before = await everythingIn(desk.database);
    const { result } = await decide(desk, twin, "keep");
    expect(acceptedOf(result)).toMatchObject({ kind: "kept", summary: { packageId: first.packageId } });
    const after = await everythingIn(desk.database);
    expect({ ...after, packages: [] }).toEqual({ ...before, packages: [] });
    expect(after.packages).toHaveLength(1);
    const { revisions } = await opened(service, first);
    expect(revisions[0]?.decisions).toMatchObject([
      {
        ...{ at: expect.stringMatching(/^2026-/), by: (await people()).expert.name },
        ...{ chosen: { digest: first.digest, revision: 1 }, left: { digest: twin.digest, revision: 1 } },
      },
    ]);
    expect(acceptedOf(await service.openReview(first.packageId, "a3")).entries).toEqual(entries);
    expect(acceptedOf(await service.openReview(first.packageId, "a1")).sealed).toEqual(sealed);
  });

  it("that was decided against says so when it comes again, and can be taken then", async () => {
    const desk = await workingDesk();
    const twin = await twinOf();
    await decide(desk, twin, "keep");
    const { result, question } = await decide(desk, twin, "take");
    expect(question?.earlier).toMatchObject([{ left: { digest: twin.digest } }]);
    expect(acceptedOf(result)).toMatchObject({ kind: "task", decided: true, already: false });
    expect(acceptedOf(await desk.service.rounds())[0]?.packageId).toBe(twin.packageId);
  });

  it("takes the place of the one that is here: drafts go on, seals are made anew, the other stays readable", async () => {
    const desk = await workingDesk();
    const { service, first, entries, sealed, round } = desk;
    const twin = await twinOf();
    const { result } = await decide(desk, twin, "take");
    expect(acceptedOf(result)).toMatchObject({
      ...{ kind: "task", decided: true, already: false },
      carrying: { from: { packageId: first.packageId, revision: 1 }, skipped: false },
    });
    expect(acceptedOf(await service.rounds()).map((each) => each.packageId)).toEqual([twin.packageId]);
    expect(await statesIn(service, twin)).toEqual({
      ...{ a1: "started", a2: "recused", a3: "started", a4: "undeclared" },
    });
    const now = draftOf(round, acceptedOf(await service.openReview(twin.packageId, "a1")).entries);
    expect(now).toEqual(draftOf(round, acceptedOf(await service.openReview(first.packageId, "a1")).entries));
    const changed = draftOf(round, acceptedOf(await service.openReview(twin.packageId, "a3")).entries);
    expect(changed.scores.A1).toMatchObject({ points: 8, comment: "好" });
    expect(Object.values(changed.annotations).map((each) => each.materialId)).toEqual(["m1"]);

    const old = await opened(service, first);
    expect(old.summary.current).toEqual({ packageId: twin.packageId, revision: 1 });
    expect(old.revisions).toMatchObject([
      { packageId: twin.packageId, left: false, decisions: [{ left: { digest: first.digest } }] },
      { packageId: first.packageId, left: true, decisions: [] },
    ]);
    expect(acceptedOf(await service.openReview(first.packageId, "a3")).entries).toEqual(entries);
    expect(acceptedOf(await service.openReview(first.packageId, "a1")).sealed).toEqual(sealed);
    acceptedOf(await service.openMaterial(first.packageId, "a3", "m2"));
    const next = draftEntries(round, entries);
    const superseded = { refusal: { code: "superseded" } };
    expect(await service.appendEntries(first.packageId, "a3", next, figures)).toMatchObject(superseded);
    expect(await service.prepareExport(first.packageId, "0", quietJob())).toMatchObject(superseded);
    acceptedOf(await service.appendEntries(twin.packageId, "a3", next, figures));
  });

  it("keeps the seals that were made in an ancestor of both", async () => {
    const desk = await workingDesk();
    const { first, sealed, service } = desk;
    const second = await taskRevision({ revision: 2, after: first, scans });
    acceptedOf(await importing(desk, second));
    const twin = await taskRevision({ revision: 2, after: first, scans: { ...scans, a4: ["new"] } });
    const { question } = await decide(desk, twin, "take");
    expect(question?.carrying.applications[0]).toMatchObject({ applicationId: "a1", work: "sealed" });
    expect(await statesIn(service, twin)).toMatchObject({ a1: "sealed", a2: "recused", a3: "started" });
    expect(acceptedOf(await service.openReview(twin.packageId, "a1")).sealed).toEqual(sealed);
  });

  it("is refused under the id of the one that is here: nothing could tell their reviews apart", async () => {
    const desk = await workingDesk();
    const { packageId } = desk.first;
    const twin = await taskRevision({
      revision: 1,
      scans,
      more: { packageId, issuedAt: "2026-09-09T09:00:00Z" },
    });
    const before = await everythingIn(desk.database);
    const { result, asked } = await decide(desk, twin, "take");
    expect(result).toMatchObject({ refusal: { code: "conflict", file: "另一份.jptask" } });
    expect(asked).toBe(0);
    expect(await everythingIn(desk.database)).toEqual(before);
  });

  it("of a revision that was superseded meanwhile asks nothing", async () => {
    const desk = await workingDesk();
    acceptedOf(await importing(desk, await taskRevision({ revision: 2, after: desk.first, scans })));
    const { result, asked } = await decide(desk, await twinOf(), "take");
    expect([result, asked]).toMatchObject([{ refusal: { code: "superseded" } }, 0]);
  });

  it("is not taken where the work went on elsewhere while the question stood", async () => {
    const desk = await workingDesk();
    const other = await twinOf({ scans });
    const twin = await twinOf();
    const askChoice: AskChoice = async () => {
      acceptedOf((await decide(desk, other, "take")).result);
      return "take";
    };
    const job = { ...quietJob(), askChoice };
    const result = await desk.service.importTask(fileOf("二.jptask", twin.bytes), job);
    expect(result).toMatchObject({ ok: false });
    expect(acceptedOf(await desk.service.rounds()).map((each) => each.packageId)).toEqual([other.packageId]);
    expect(await rowsOf(desk, "stages")).toBe(0);
  });

  it.each(["packages", "reviews", "changes", "sealed", "declarations"])(
    "leaves everything as it was where %s cannot be written",
    async (table) => {
      const desk = await workingDesk();
      const twin = await twinOf();
      const before = await everythingIn(desk.database);
      const fail = () => {
        throw new Error("no");
      };
      desk.database.table(table).hook("creating", fail);
      expect((await decide(desk, twin, "take")).result).toMatchObject({ ok: false });
      expect(await everythingIn(desk.database)).toEqual(before);
      desk.database.table(table).hook("creating").unsubscribe(fail);
      acceptedOf((await decide(desk, twin, "take")).result);
    },
  );
});

describe("an import that waits for the decision", () => {
  it.each(["cancel", "lock"] as const)("ends by %s and leaves nothing", async (how) => {
    const desk = await workingDesk();
    const twin = await twinOf();
    const before = await everythingIn(desk.database);
    const remote = remoteService(desk.service);
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const choose: AskChoice = () => {
      isAsked();
      return new Promise(() => undefined);
    };
    const source = fileOf("二.jptask", twin.bytes);
    const result = remote.importTask(3, () => undefined, source, undefined, choose);
    await asked;
    expect(await rowsOf(desk, "pieces")).toBeGreaterThan(0);
    await (how === "lock" ? remote.lock() : remote.cancel(3));
    expect(await result).toMatchObject({ refusal: { code: "cancelled" } });
    expect(await everythingIn(desk.database)).toEqual(before);
  });
});

describe("a newer revision of another line", () => {
  it("is decided about too, so that a wrong decision before is no dead end", async () => {
    const desk = await workingDesk();
    const twin = await twinOf({ scans });
    await decide(desk, twin, "keep");
    const second = await taskRevision({ revision: 2, after: twin, scans });
    const { question } = await decide(desk, second, null);
    expect(question?.why).toBe("other-line");
    const { result } = await decide(desk, second, "take");
    expect(acceptedOf(result)).toMatchObject({ kind: "task", decided: true, summary: { revision: 2 } });
    // The seal names a package that the bureau's second revision does not descend from.
    expect(await statesIn(desk.service, second)).toEqual({ a1: "started", a2: "recused", a3: "started" });
  });

  it("follows the chosen one without a question", async () => {
    const desk = await workingDesk();
    const twin = await twinOf({ scans });
    await decide(desk, twin, "take");
    const second = await taskRevision({ revision: 2, after: twin, scans });
    const { result, asked } = await decide(desk, second, null);
    expect(acceptedOf(result)).toMatchObject({ kind: "task", decided: false });
    expect(asked).toBe(0);
    const { revisions } = await opened(desk.service, second);
    expect(revisions.map((each) => [each.revision, each.left])).toEqual([
      [2, false],
      [1, false],
      [1, true],
    ]);
  });
});

describe("a package that was left", () => {
  it("is asked about again when it is handed over, and taken back with its own work", async () => {
    const desk = await workingDesk();
    const { service, first, sealed, entries, round } = desk;
    const twin = await twinOf();
    await decide(desk, twin, "take");
    const next = draftEntries(round, entries);
    acceptedOf(await service.appendEntries(twin.packageId, "a3", next, figures));
    const kept = await decide(desk, first, null);
    expect(kept.result).toMatchObject({ refusal: { code: "cancelled" } });
    expect(kept.question).toMatchObject({
      ...{ why: "left", present: { digest: twin.digest }, given: { digest: first.digest } },
      earlier: [{ chosen: { digest: twin.digest }, left: { digest: first.digest } }],
    });
    const again = await decide(desk, first, "keep");
    expect(acceptedOf(again.result)).toMatchObject({ kind: "kept", summary: { packageId: twin.packageId } });
    const { result } = await decide(desk, first, "take");
    expect(acceptedOf(result)).toMatchObject({ kind: "task", already: true, decided: true });
    expect(acceptedOf(await service.rounds()).map((each) => each.packageId)).toEqual([first.packageId]);
    expect(await statesIn(service, first)).toEqual({ a1: "sealed", a2: "recused", a3: "started" });
    expect(acceptedOf(await service.openReview(first.packageId, "a1")).sealed).toEqual(sealed);
    expect(await rowsOf(desk, "stages")).toBe(0);
    expect(await rowsOf(desk, "packages")).toBe(2);
    const { revisions } = await opened(service, first);
    expect(revisions.map((each) => [each.packageId, each.left, each.decisions.length])).toEqual([
      [first.packageId, false, 1],
      [twin.packageId, true, 2],
    ]);
    // What was done meanwhile is still there.
    const there = acceptedOf(await service.openReview(twin.packageId, "a3")).entries;
    expect(there).toHaveLength(entries.length + next.length);
    acceptedOf(await service.appendEntries(first.packageId, "a3", next, figures));
  });
});

describe("bundles before and after a decision", () => {
  /** A desk whose first package was answered by a bundle, and that then went over to a twin. */
  async function wentOver() {
    const desk = await workingDesk();
    const { service, first, round } = desk;
    const rest = finishedEntries(round, "m1").map((each) => ({ ...each, seq: each.seq + 4 }));
    acceptedOf(await service.appendEntries(first.packageId, "a3", rest, figures));
    await sealIt(service, first.packageId, "a3");
    await sealIt(service, first.packageId, "a2");
    const before = await exportIt(service, first.packageId);
    const twin = await twinOf({ scans });
    const { question } = await decide(desk, twin, "take");
    return { ...desk, twin, before, question };
  }

  it("the expert hears of the earlier bundle when deciding and before exporting, until one followed it", async () => {
    const { service, question, before, twin } = await wentOver();
    const bundle = { revision: 1, digest: before.digest, saved: true };
    expect(question?.exported).toMatchObject([bundle]);
    const outlook = async () => acceptedOf(await service.exportOutlook(twin.packageId));
    expect(await outlook()).toMatchObject({ withdrawal: null, forLeft: [bundle] });
    for (const id of ["a1", "a2", "a3"]) await sealIt(service, twin.packageId, id);
    await exportIt(service, twin.packageId);
    expect((await outlook()).forLeft).toEqual([]);
  });

  it("the next bundle names the chosen package, supersedes the earlier one and holds against --task", async () => {
    const { service, first, twin, before } = await wentOver();
    expect(await statesIn(service, twin)).toEqual({ a1: "started", a2: "recused", a3: "started" });
    for (const id of ["a1", "a2", "a3"]) await sealIt(service, twin.packageId, id);
    const after = await exportIt(service, twin.packageId);
    const { bureau, expert } = await people();
    const against = async ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }, task: TaskRevision) =>
      verifyReview({
        source: bytesSource(bytes),
        cards: [bureau.trusted, expert.trusted],
        identity: bureau.keys.identity,
        task: await openedTask(task.bytes),
      });
    expect(await against(after, twin)).toMatchObject({
      ok: true,
      value: {
        claims: {
          ...{ revision: 2, supersedes: { bundleId: before.bundleId, digest: before.digest } },
          task: { packageId: twin.packageId, digest: twin.digest },
        },
      },
    });
    expect(await against(after, first)).toMatchObject({ refusal: { code: "wrong-task" } });
    expect(await against(before, twin)).toMatchObject({ refusal: { code: "wrong-task" } });
    expect(await against(before, first)).toMatchObject({ ok: true });
  });

  it("a bureau that holds the chosen package refuses the earlier bundle and lets a person take the next", async () => {
    const { service, twin, before } = await wentOver();
    for (const id of ["a1", "a2", "a3"]) await sealIt(service, twin.packageId, id);
    const after = await exportIt(service, twin.packageId);
    const bureau = await bureauDesk();
    acceptedOf(await importing(bureau, twin));
    const hand = (bytes: Uint8Array<ArrayBuffer>) =>
      bureau.service.openBundle(fileOf("包.jpreview", bytes), quietJob());
    expect(await hand(before.bytes)).toMatchObject({ refusal: { code: "wrong-task" } });
    expect(acceptedOf(await hand(after.bytes)).standing).toMatchObject({
      disposition: "conflict",
      counts: false,
    });
    const { roundId } = acceptedOf(await bureau.service.ledger()).bundles[0] ?? expect.unreachable();
    const expertKid = (await people()).expert.keys.kid;
    const decision = { roundId, expertKid, chosen: after.digest, reason: "前一份答的是作废的任务包" };
    acceptedOf(await bureau.service.decideConflict(decision));
    expect(acceptedOf(await bureau.service.ledger()).bundles).toMatchObject([{ counts: true }]);
  });

  it("a bureau that took the earlier bundle in without a task package sees it superseded", async () => {
    const { service, twin, before } = await wentOver();
    for (const id of ["a1", "a2", "a3"]) await sealIt(service, twin.packageId, id);
    const after = await exportIt(service, twin.packageId);
    const bureau = await bureauDesk();
    for (const { bytes } of [before, after])
      acceptedOf(await bureau.service.openBundle(fileOf("包.jpreview", bytes), quietJob()));
    const { bundles } = acceptedOf(await bureau.service.ledger());
    expect(bundles.map((each) => [each.revision, each.disposition, each.counts])).toEqual([
      [2, "superseding", true],
      [1, "added", false],
    ]);
  });
});

describe("before an export", () => {
  it("a bureau's card that was withdrawn is told with time, name and reason; accepted again it counts", async () => {
    const { service, first } = await workingDesk();
    const { bureau, expert } = await people();
    acceptedOf(await service.withdrawCard(bureau.keys.kid, "区局更换了电脑"));
    expect(acceptedOf(await service.exportOutlook(first.packageId)).withdrawal).toMatchObject({
      ...{ kind: "withdrawn", reason: "区局更换了电脑", by: expert.name },
    });
    acceptedOf(await service.acceptCard(new TextDecoder().decode(bureau.card)));
    expect(acceptedOf(await service.exportOutlook(first.packageId)).withdrawal).toBeNull();
  });
});
