import { Refused } from "../../shared/package/refused";
import { openReturn, type ReturnNote } from "../../shared/rules/returned";
import {
  changeDeclaration,
  type RecusalRequest,
  type StoredDeclaration,
  type StoredRecusal,
} from "../storage/declaration";
import { type ExportRow, readExportRows } from "../storage/exported";
import type { StoredPackage } from "../storage/package";
import { hasFiles } from "../storage/payload";
import { openReviewRows, readReviewRow, readReviewRows, type StoredReviewState } from "../storage/review";
import { readSeal, reopenSeal } from "../storage/sealed";
import { shownApplication } from "./closed-application";
import type { OpenRoundView, RoundView, StandingView } from "./contract";
import { demandReason, keptAwayFrom, readDeclaration } from "./keeping-away";
import type { ServiceParts } from "./parts";
import { revisionView, roundView } from "./round-view";
import type { Session } from "./session";

/** The rounds at hand, each by its newest package, the one imported last first. */
export async function listRounds(session: Session): Promise<RoundView[]> {
  const packages = await session.rounds.packages();
  const rounds = await Promise.all(
    packages.map(async (each) => roundView(each, await session.rounds.line(each.packageId))),
  );
  return rounds.filter((each) => each.current.packageId === each.packageId);
}

/** A round with its applications and where each stands, by one of its packages: a superseded one is there to be read. */
export async function openRound(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<OpenRoundView> {
  const { database } = parts;
  const seatId = session.seat.id;
  const [stored, line, applications, declaration, away, reviews, exports] = await Promise.all([
    session.rounds.package(packageId),
    session.rounds.line(packageId),
    session.rounds.applications(packageId),
    readDeclaration(parts, session, packageId),
    keptAwayFrom(parts, session, packageId),
    readReviewRows(database, seatId, packageId).then((rows) => openReviewRows(session.box, rows)),
    readExportRows(database, seatId, packageId),
  ]);
  // A bundle that answers an older revision does not answer this one.
  const newest = exports.findLast((each) => each.state === "saved" && each.packageId === packageId);
  const work = { stored, declaration, away, reviews, exports, newest };
  return {
    ...{ summary: roundView(stored, line), round: stored.round, declaration },
    applications: applications.map((each) => shownApplication(each, declaration, away)),
    standings: applications.map(({ id }) => standingOf(id, work)),
    mayAnswer: stored.claims.experts.includes(session.keys.kid),
    isWithoutScans: !(await hasFiles(database, stored.storeId)),
    revisions: line.map((each) => revisionView(each, line)),
  };
}

interface Work {
  readonly stored: StoredPackage;
  readonly declaration: StoredDeclaration;
  /** The applications that the expert keeps away from. */
  readonly away: ReadonlySet<string>;
  readonly reviews: readonly StoredReviewState[];
  /** Of the round, whichever revision they answer. */
  readonly exports: readonly ExportRow[];
  /** The newest one that was saved for this package. */
  readonly newest: ExportRow | undefined;
}

function standingOf(applicationId: string, work: Work): StandingView {
  const review = work.reviews.find((each) => each.applicationId === applicationId);
  const { scored = 0, points = null, savedAt = null } = review ?? {};
  const state = stateOf(applicationId, review, work);
  return { applicationId, state, scored, points, savedAt, returned: returnOf(applicationId, review, work) };
}

/** What the bureau sent back and nobody sealed anew. A sealed review was saved last when it was sealed. */
function returnOf(
  applicationId: string,
  review: StoredReviewState | undefined,
  { stored, exports }: Work,
): ReturnNote | null {
  const { sealNumber = null, savedAt = null } = review ?? {};
  const sealedSince = savedAt !== null && Date.parse(savedAt) > Date.parse(stored.importedAt);
  return openReturn(stored.returns, { applicationId, sealNumber, sealedSince }, exports);
}

function stateOf(
  applicationId: string,
  review: StoredReviewState | undefined,
  { declaration, away, newest }: Work,
): StandingView["state"] {
  const answer = declaration.recusals.find((each) => each.applicationId === applicationId);
  if (!answer) return "undeclared";
  if (away.has(applicationId)) return "recused";
  if (!review?.sealNumber) return review?.lastSeq ? "started" : "untouched";
  const { sealNumber } = review;
  const shipped = newest?.seals.some(
    (seal) => seal.applicationId === applicationId && seal.number === sealNumber,
  );
  return shipped ? "exported" : "sealed";
}

/** Records that confidentiality was accepted; the first time counts. */
export async function acceptConfidentiality(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<StoredDeclaration> {
  await session.rounds.package(packageId);
  const at = parts.now();
  return changeDeclaration(parts.database, session.box, packageId, (before) => ({
    ...before,
    confidentialityAcceptedAt: before.confidentialityAcceptedAt ?? at,
  }));
}

/**
 * Records an answer; the ones before it are kept with it. A sealed recusal can be corrected like any other: its seal is taken off,
 * and the next export seals the new statement. Scores that were sealed in an older revision stay so where the question is asked
 * anew and answered as before. Throws a refusal where the application is sealed with scores and the answer is another
 * one, `reason-missing` where a recusal or its withdrawal has no reason.
 */
export async function answerRecusal(
  parts: ServiceParts,
  session: Session,
  packageId: string,
  { applicationId, declared, reason, why = "" }: RecusalRequest,
): Promise<StoredDeclaration> {
  const { number: label } = await session.rounds.application(packageId, applicationId);
  const name = { packageId, applicationId };
  const given = { applicationId, declared, reason, why };
  demandReason(await readDeclaration(parts, session, packageId), given, label);
  const at = parts.now();
  await unsealFor(parts, session, name, { declared, at });
  return changeDeclaration(parts.database, session.box, packageId, (before) => {
    const last = before.recusals.find((each) => each.applicationId === applicationId);
    const answer = { ...given, at, why: last ? why : "", earlier: last ? earlierOf(last) : [] };
    return { ...before, recusals: [...before.recusals.filter((each) => each !== last), answer] };
  });
}

/** Takes a seal off that does not fit a new answer. */
async function unsealFor(
  parts: ServiceParts,
  session: Session,
  name: { readonly packageId: string; readonly applicationId: string },
  { declared, at }: { readonly declared: boolean; readonly at: string },
): Promise<void> {
  const { database } = parts;
  const number = (await readReviewRow(database, session.box, name))?.sealNumber;
  if (!number) return;
  const { recusals } = await readDeclaration(parts, session, name.packageId);
  const before = recusals.find((each) => each.applicationId === name.applicationId);
  if (before && !before.declared) throw new Refused("internal", undefined, "the application is sealed");
  const seal = await readSeal(database, session.box, name, number);
  if (!before && !declared && seal?.state === "scored") return;
  const reason = before ? "更正回避声明" : "声明回避";
  await reopenSeal(database, session.box, name, number, { at, reason });
}

/** What stands behind the next answer: every one so far, the oldest first. */
function earlierOf({ declared, reason, at, why, earlier }: StoredRecusal): StoredRecusal["earlier"] {
  return [...earlier, { declared, reason, at, why }];
}
