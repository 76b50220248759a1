import type { TaskClaims } from "../domain/claims";

/** A task package as far as its descent goes. */
export interface TaskInLine {
  readonly packageId: string;
  readonly digest: string;
  readonly claims: Pick<TaskClaims, "bureau" | "round" | "supersedes">;
}

/** The packages that one descends from, the nearest first. */
export interface Lineage {
  readonly packageIds: readonly string[];
  /** Whether it reaches back to the round's first revision; otherwise there are ancestors that are not known here. */
  readonly whole: boolean;
}

/**
 * Follows `supersedes` from a package as far as `known` goes: each link by package id and digest, within one round of
 * one bureau, to a lower revision.
 */
export function lineageOf(task: TaskInLine, known: readonly TaskInLine[]): Lineage {
  const packageIds: string[] = [];
  let link = task;
  for (;;) {
    const { supersedes } = link.claims;
    if (!supersedes) return { packageIds, whole: true };
    packageIds.push(supersedes.packageId);
    const parent = known.find((each) => isParent(each, link));
    // A second revision supersedes a first one, which descends from nothing, whether it is at hand or not.
    if (!parent) return { packageIds, whole: link.claims.round.revision === 2 };
    link = parent;
  }
}

function isParent(parent: TaskInLine, { claims }: TaskInLine): boolean {
  const { supersedes, round, bureau } = claims;
  return (
    parent.packageId === supersedes?.packageId &&
    parent.digest === supersedes.digest &&
    parent.claims.bureau.kid === bureau.kid &&
    parent.claims.round.id === round.id &&
    parent.claims.round.revision < round.revision
  );
}
