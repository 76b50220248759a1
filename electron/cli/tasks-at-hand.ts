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
 * The task package that a bundle of these verified claims is to be checked against: the one that they name, else one of
 * their round, else any, which then refuses it. `undefined` where none was given.
 */
export function taskFor({ task, round, bureau }: ReviewClaims, tasks: TasksAtHand): TaskAtHand | undefined {
  const isNamed = (each: TaskAtHand) => each.packageId === task.packageId && each.digest === task.digest;
  const isOfRound = ({ claims }: TaskAtHand) =>
    claims.round.id === round.id && claims.bureau.kid === bureau.kid;
  const found = tasks.find(isNamed) ?? tasks.find(isOfRound) ?? tasks[0];
  // Its line is followed by id and digest: what is no ancestor of it among the others says nothing.
  return found && { ...found, ancestors: tasks };
}
