import type { ReviewClaims } from "../../shared/domain/claims";
import type { ByteSource } from "../../shared/package/byte-source";
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
 * The task package that a bundle is to be checked against, by its verified claims: the one that it answers, else one of
 * its round, else any, which then refuses it.
 */
export function taskFor(claims: ReviewClaims, tasks: TasksAtHand): TaskAtHand | undefined {
  const [only] = tasks;
  if (!only || tasks.length === 1) return only;
  const isNamed = ({ packageId, digest }: TaskAtHand) =>
    packageId === claims.task.packageId && digest === claims.task.digest;
  const isOfRound = ({ claims: { round, bureau } }: TaskAtHand) =>
    round.id === claims.round.id && bureau.kid === claims.bureau.kid;
  const task = tasks.find(isNamed) ?? tasks.find(isOfRound) ?? only;
  // Its line is followed by id and digest: what is no ancestor of it among the others says nothing.
  return { ...task, ancestors: tasks };
}
