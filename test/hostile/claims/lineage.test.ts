import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../shared/package/byte-source";
import { utf8 } from "../../../shared/package/bytes";
import { serialiseReview } from "../../../shared/package/seal-review";
import type { TaskPackage } from "../../../shared/package/seal-task";
import type { TaskAtHand } from "../../../shared/package/task-at-hand";
import { lineageOf } from "../../../shared/package/task-lineage";
import { verifyTask } from "../../../shared/package/verify-task";
import {
  noAnnotations,
  oneAnnotation,
  recusedReview,
  scoredReview,
  tinyRound,
} from "../../fixtures/documents";
import { ids, sampleReview, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { bundleAnswer } from "../refused-by";

/** The id of the package of a revision; the first is `ids.task`. */
const packageOf = (revision: number) =>
  revision === 1 ? ids.task : `3333333a-3333-4333-8333-33333333330${revision}`;
const stranger = "9999999a-9999-4999-8999-99999999999b";

async function verified(changes: Partial<TaskPackage>): Promise<TaskAtHand> {
  const { bureau } = await people();
  const { bytes } = await sampleTask(changes);
  const task = await verifyTask({
    source: bytesSource(bytes),
    cards: [bureau.trusted],
    identity: bureau.keys.identity,
  });
  if (!task.ok) throw new Error(task.refusal.code);
  return task.value;
}

/** Revisions 1 to `last` of the round, each superseding the one before. */
async function chain(last: number): Promise<TaskAtHand[]> {
  const tasks: TaskAtHand[] = [];
  for (let revision = 1; revision <= last; revision += 1) {
    const before = tasks.at(-1);
    const { packageId = "", digest = "" } = before ?? {};
    const supersedes = before ? { packageId, digest } : null;
    const round = { ...tinyRound, revision };
    tasks.push(await verified({ packageId: packageOf(revision), round, supersedes }));
  }
  return tasks;
}

/** A bundle that answers a package, with `a1` sealed while another package was at hand. */
async function bundleFor(task: TaskAtHand, sealedIn: string) {
  const { expert } = await people();
  const scored = { taskPackageId: sealedIn, expertKid: expert.keys.kid, applicationId: "a1" };
  const recused = { ...scored, taskPackageId: task.packageId, applicationId: "a2" };
  const parts = [
    { document: scoredReview(scored), annotations: oneAnnotation("a1", "m1") },
    { document: recusedReview(recused), annotations: noAnnotations("a2") },
  ];
  const reviews = await Promise.all(
    parts.map(async ({ document, annotations }) => ({
      reviewBytes: (await serialiseReview(document)).bytes,
      ...{ annotations, opinionPdf: utf8("%PDF-1.7") },
    })),
  );
  const { packageId, digest, claims } = task;
  const changes = { task: { packageId, digest }, round: claims.round, reviews };
  return (await sampleReview(task, changes)).bytes;
}

describe("a review that was sealed in an older revision", () => {
  it.each([
    ["the package answered", 3, 3, "accepted"],
    ["the one before it", 3, 2, "accepted"],
    ["the first one", 3, 1, "accepted"],
    ["a newer one", 2, 3, "cross-check"],
  ])(
    "in %s (%i answered, sealed in %i) is %s with the chain at hand",
    async (_what, answered, sealed, code) => {
      const tasks = await chain(answered);
      const task = tasks.at(-1) ?? expect.unreachable();
      const bundle = await bundleFor(task, packageOf(sealed));
      expect(await bundleAnswer(bundle, { ...task, ancestors: tasks })).toBe(code);
    },
  );

  it("in a stranger's package is refused with the chain at hand, and in a second revision without it", async () => {
    const tasks = await chain(3);
    const [, second = expect.unreachable(), third = expect.unreachable()] = tasks;
    const bundle = await bundleFor(third, stranger);
    expect(await bundleAnswer(bundle, { ...third, ancestors: tasks })).toBe("cross-check");
    expect(await bundleAnswer(bundle, { ...third, ancestors: [second] })).toBe("cross-check");
    expect(await bundleAnswer(await bundleFor(second, stranger), second)).toBe("cross-check");
  });

  it("cannot be told from a stranger's where the chain breaks off", async () => {
    const tasks = await chain(3);
    const [first = expect.unreachable(), , third = expect.unreachable()] = tasks;
    for (const ancestors of [undefined, [], [first]]) {
      expect(await bundleAnswer(await bundleFor(third, stranger), { ...third, ancestors })).toBe("accepted");
      expect(await bundleAnswer(await bundleFor(third, packageOf(1)), { ...third, ancestors })).toBe(
        "accepted",
      );
    }
  });

  it("in another package is refused in the first revision, whatever is said to be its ancestor", async () => {
    const [first = expect.unreachable()] = await chain(1);
    const bundle = await bundleFor(first, stranger);
    expect(await bundleAnswer(bundle)).toBe("cross-check");
    expect(await bundleAnswer(bundle, { ...first, ancestors: [{ ...first, packageId: stranger }] })).toBe(
      "cross-check",
    );
  });
});

describe("the line of a package", () => {
  it("goes on only by id, digest, bureau, round and a lower revision", async () => {
    const tasks = await chain(3);
    const [first = expect.unreachable(), second = expect.unreachable(), third = expect.unreachable()] = tasks;
    const { claims } = second;
    expect(lineageOf(third, tasks)).toEqual({
      packageIds: [packageOf(2), packageOf(1)],
      whole: true,
      oldest: 1,
    });
    const broken = { packageIds: [packageOf(2)], whole: false, oldest: 3 };
    for (const other of [
      { ...second, packageId: stranger },
      { ...second, digest: "0".repeat(64) },
      { ...second, claims: { ...claims, bureau: { ...claims.bureau, kid: "A".repeat(43) } } },
      { ...second, claims: { ...claims, round: { ...claims.round, id: "r9" } } },
      { ...second, claims: { ...claims, round: { ...claims.round, revision: 3 } } },
    ])
      expect(lineageOf(third, [first, other])).toEqual(broken);
  });
});
