import type { StoredPackage } from "../storage/package";
import type { RevisionView, RoundView } from "./contract";

/** What the list of rounds shows of a package. `line` is every package of its round, the newest first. */
export function roundView(
  { packageId, round, bureauName, importedAt }: StoredPackage,
  line: readonly StoredPackage[],
): RoundView {
  const { id, title, revision, deadline } = round;
  const [newest] = line;
  const current = { packageId: newest?.packageId ?? packageId, revision: newest?.roundRevision ?? revision };
  return { packageId, roundId: id, title, revision, deadline, bureauName, importedAt, current };
}

/** What is told of a package among the revisions of its round, of which `line` is every one. */
export function revisionView(stored: StoredPackage, line: readonly StoredPackage[]): RevisionView {
  const { packageId, digest, claims, importedAt, carrying, decisions } = stored;
  const { revision } = claims.round;
  const left = isLeft(stored, line);
  return { packageId, revision, issuedAt: claims.issuedAt, importedAt, carrying, digest, left, decisions };
}

/** Whether a person chose another package of the same revision, among all of the round. */
export function isLeft(
  { roundRevision, chosen }: Pick<StoredPackage, "roundRevision" | "chosen">,
  line: readonly Pick<StoredPackage, "roundRevision" | "chosen">[],
): boolean {
  return line.some((each) => each.roundRevision === roundRevision && each.chosen > chosen);
}
