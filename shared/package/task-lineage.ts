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
  /** The revision of the oldest one that is known, or of the package itself. */
  readonly oldest: number;
}

/**
 * Follows `supersedes` from a package as far as `known` goes: each link by package id and digest, within one round of
 * one bureau, to a lower revision.
 */
export function lineageOf(task: TaskInLine, known: readonly TaskInLine[]): Lineage {
  const packageIds: string[] = [];
  let link = task;
  for (;;) {
    const { supersedes, round } = link.claims;
    const oldest = round.revision;
    if (!supersedes) return { packageIds, whole: true, oldest };
    packageIds.push(supersedes.packageId);
    const parent = known.find((each) => isParent(each, link));
    // A second revision supersedes a first one, which descends from nothing, whether it is at hand or not.
    if (!parent) return { packageIds, whole: oldest === 2, oldest };
    link = parent;
  }
}

/**
 * Whether a review that was sealed in a package of the round may be shipped with a bundle that answers `task`: it was
 * sealed in that one or in an ancestor. Where the chain breaks off, what is old enough may be one.
 */
export function isSealedInLine(task: TaskInLine, sealedIn: string, known: readonly TaskInLine[]): boolean {
  const { packageIds, whole, oldest } = lineageOf(task, known);
  if (sealedIn === task.packageId || packageIds.includes(sealedIn)) return true;
  const { revision } = known.find((each) => each.packageId === sealedIn)?.claims.round ?? {};
  // Between the oldest that is known and what may lie before it there is the one that did not arrive.
  return !whole && revision !== undefined && revision < oldest - 1;
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
