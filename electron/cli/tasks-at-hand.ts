import { type ReviewClaims, reviewClaimsSchema } from "../../shared/domain/claims";
import type { ByteSource } from "../../shared/package/byte-source";
import { inspect } from "../../shared/package/inspect";
import type { TaskAtHand } from "../../shared/package/task-at-hand";
import type { VerifiedTask } from "../../shared/package/verify-task";
import type { Result } from "../../shared/refusal";
import { withInput } from "./input";
import type { FileRefused } from "./register";

/** The verified task packages that a bundle may answer, in the order given: the revisions of a round, or several rounds. */
export type TasksAtHand = readonly TaskAtHand[];

/** Verifies the task packages, or gives the first that is refused. Throws an `InputError`. */
export async function readTasks(
  paths: readonly string[],
  verify: (source: ByteSource) => Promise<Result<VerifiedTask>>,
): Promise<TaskAtHand[] | FileRefused> {
  const tasks: TaskAtHand[] = [];
  for (const path of paths) {
    const task = await withInput(path, verify);
    if (!task.ok) return { path, refusal: task.refusal };
    const { packageId, digest, claims, contents } = task.value;
    tasks.push({ packageId, digest, claims, contents });
  }
  return tasks;
}

/**
 * The task package that a bundle is to be checked against: the one that it says it answers, else one of its round, else
 * any, which then refuses it. What the bundle says is not verified yet: it only chooses which of the bureau's own
 * packages it is measured by, and the verification compares its signed claims with that one.
 */
export async function taskFor(
  bundle: ByteSource,
  identity: string,
  tasks: TasksAtHand,
): Promise<TaskAtHand | undefined> {
  const [only] = tasks;
  if (!only || tasks.length === 1) return only;
  const said = await claimsSaid(bundle, identity);
  const isNamed = (each: TaskAtHand) =>
    each.packageId === said?.task.packageId && each.digest === said.task.digest;
  const isOfRound = (each: TaskAtHand) =>
    each.claims.round.id === said?.round.id && each.claims.bureau.kid === said.bureau.kid;
  const task = tasks.find(isNamed) ?? tasks.find(isOfRound) ?? only;
  // Its line is followed by id and digest: what is no ancestor of it among the others says nothing.
  return { ...task, ancestors: tasks };
}

async function claimsSaid(bundle: ByteSource, identity: string): Promise<ReviewClaims | null> {
  const seen = await inspect(bundle, identity);
  const inside = seen.ok && seen.value.container === "age" ? seen.value.inside : null;
  const claims = inside?.container === "zip" ? inside.signature?.claims : null;
  return reviewClaimsSchema.safeParse(claims).data ?? null;
}
