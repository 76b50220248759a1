import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { utf8 } from "../../../../shared/package/bytes";
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
import { emptyFolder } from "../folder";
import { run } from "./run-cli";

const idOf = (revision: number) => ids.task.replace(/^1/, String(revision));

async function revisionOf(revision: number, older: Pick<SealedTask, "digest"> | null) {
  const round = { ...tinyRound, revision };
  const supersedes = older && { packageId: idOf(revision - 1), digest: older.digest };
  return sampleTask({ packageId: idOf(revision), round, supersedes });
}

/** A bundle that answers a revision with reviews that were sealed in the packages named. */
async function bundleFor(revision: number, task: Pick<SealedTask, "digest">, sealedIn: [string, string]) {
  const expertKid = (await people()).expert.keys.kid;
  const names = (index: 0 | 1) => ({
    expertKid,
    taskPackageId: sealedIn[index],
    applicationId: `a${index + 1}`,
  });
  const scored = await serialiseReview(scoredReview(names(0)));
  const recused = await serialiseReview(recusedReview(names(1)));
  const opinionPdf = utf8("%PDF");
  return sampleReview(task, {
    task: { packageId: idOf(revision), digest: task.digest },
    round: { id: "r1", revision },
    reviews: [
      { reviewBytes: scored.bytes, annotations: oneAnnotation("a1", "m1"), opinionPdf },
      { reviewBytes: recused.bytes, annotations: noAnnotations("a2"), opinionPdf },
    ],
  });
}

async function threeRevisions() {
  const { bureau, expert } = await people();
  const folder = await emptyFolder();
  const file = async (name: string, bytes: Uint8Array | string) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const one = await revisionOf(1, null);
  const two = await revisionOf(2, one);
  const three = await revisionOf(3, two);
  const other = await sampleTask({ round: { ...tinyRound, id: "r2" } });
  const tasks = { one, two, three, other };
  const paths = Object.fromEntries(
    await Promise.all(
      Object.entries(tasks).map(
        async ([name, { bytes }]) => [name, await file(`${name}.jptask`, bytes)] as const,
      ),
    ),
  ) as Record<keyof typeof tasks, string>;
  const trust = [
    ...["--card", await file("b.jpcard", bureau.card), "--card", await file("e.jpcard", expert.card)],
    ...["--identity", await file("key", bureau.keys.identity)],
  ];
  const answer = async (bundle: { bytes: Uint8Array }, ...names: (keyof typeof tasks)[]) => {
    const path = await file("reply.jpreview", bundle.bytes);
    const given = names.flatMap((name) => ["--task", paths[name]]);
    const { printed } = await run("verify", path, ...trust, ...given, "--json");
    const { ok, code } = JSON.parse(printed[0] ?? "");
    return ok ? "accepted" : code;
  };
  return { tasks, answer };
}

describe("several task packages", () => {
  it("measure a bundle by the one that it answers, wherever that stands", async () => {
    const { tasks, answer } = await threeRevisions();
    const second = await bundleFor(2, tasks.two, [idOf(2), idOf(2)]);
    expect(await answer(second, "two")).toBe("accepted");
    expect(await answer(second, "other", "three", "two", "one")).toBe("accepted");
    expect(await answer(second, "other", "three", "one")).toBe("wrong-task");
    expect(await answer(second, "three")).toBe("wrong-task");
    expect(await answer(second, "other")).toBe("wrong-round");
  });

  it("show that a review which is shipped again was sealed in an ancestor, once the line is whole", async () => {
    const { tasks, answer } = await threeRevisions();
    const carried = await bundleFor(3, tasks.three, [idOf(1), idOf(3)]);
    expect(await answer(carried, "three", "two", "one")).toBe("accepted");
    expect(await answer(carried, "one", "three", "two")).toBe("accepted");
    const strange = await bundleFor(3, tasks.three, [idOf(9), idOf(3)]);
    expect(await answer(strange, "one", "two", "three")).toBe("cross-check");
    expect(await answer(strange, "three")).toBe("accepted");
  });
});
