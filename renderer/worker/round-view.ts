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

/** What is told of a package among the revisions of its round. */
export function revisionView({ packageId, claims, importedAt, carrying }: StoredPackage): RevisionView {
  const { round, issuedAt } = claims;
  return { packageId, revision: round.revision, issuedAt, importedAt, carrying };
}
