import type { PastCarrying, PastReturn, PastSeal, ReviewPast } from "../../shared/rules/versions";
import { readExportRows } from "../storage/exported";
import type { StoredPackage } from "../storage/package";
import { type ReviewName, readReviewRow } from "../storage/review";
import { readSealFacts } from "../storage/sealed";
import { requireOpen } from "./keeping-away";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/** What happened to a review besides the changes of its log: seals and reopenings, carryings over, returns. */
export async function reviewPast(
  parts: ServiceParts,
  session: Session,
  name: ReviewName,
): Promise<ReviewPast> {
  await requireOpen(parts, session, name.packageId, name.applicationId);
  const line = await lineTo(session, name.packageId);
  return {
    seals: await sealsOf(parts, session, name),
    carried: await carriedOf(parts, session, name.applicationId, line),
    returned: line.flatMap((each) => returnedIn(each, name.applicationId)),
  };
}

/** A package with those that its work was carried over from, the newest first. */
async function lineTo(session: Session, packageId: string): Promise<StoredPackage[]> {
  const all = await session.rounds.line(packageId);
  const line: StoredPackage[] = [];
  let next: string | undefined = packageId;
  while (next !== undefined) {
    const found: StoredPackage | undefined = all.find((each) => each.packageId === next);
    if (!found || line.includes(found)) break;
    line.push(found);
    next = found.carrying?.from.packageId;
  }
  return line;
}

async function sealsOf({ database }: ServiceParts, session: Session, name: ReviewName): Promise<PastSeal[]> {
  const facts = await readSealFacts(database, session.box, name);
  const exports = await readExportRows(database, session.seat.id, name.packageId);
  const bundlesOf = (number: number) =>
    exports.filter(
      ({ state, seals }) =>
        state === "saved" &&
        seals.some((seal) => seal.applicationId === name.applicationId && seal.number === number),
    );
  return facts.map(({ number, lastSeq, sealedAt, state, total, reopened }) => ({
    ...{ number, lastSeq, sealedAt, state, total, reopened },
    bundles: bundlesOf(number).map(({ revision }) => revision),
  }));
}

/** Where the work came from, step by step. A package that work goes on in no more keeps its review as it was then. */
async function carriedOf(
  { database }: ServiceParts,
  session: Session,
  applicationId: string,
  line: readonly StoredPackage[],
): Promise<PastCarrying[]> {
  const steps = await Promise.all(
    line.map(async ({ carrying, roundRevision: to, importedAt: at }): Promise<PastCarrying[]> => {
      if (!carrying) return [];
      const { packageId, revision: from } = carrying.from;
      const row = await readReviewRow(database, session.box, { packageId, applicationId });
      return row && row.lastSeq > 0 ? [{ from, to, at, lastSeq: row.lastSeq }] : [];
    }),
  );
  return steps.flat();
}

function returnedIn(
  { returns, roundRevision: revision }: StoredPackage,
  applicationId: string,
): PastReturn[] {
  return (returns?.returns ?? [])
    .filter((each) => each.applicationIds.includes(applicationId))
    .map(({ note, at }) => ({ note, at, revision }));
}
