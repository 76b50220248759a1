import { Refused } from "../../shared/package/refused";
import {
  changeDeclaration,
  openDeclarationRow,
  readDeclarationRow,
  type StoredDeclaration,
  type StoredRecusal,
} from "../storage/declaration";
import { type ExportRow, readExportRows } from "../storage/exported";
import { openReviewRows, readReviewRow, readReviewRows, type StoredReviewState } from "../storage/review";
import { reopenSeal } from "../storage/sealed";
import type { OpenRoundView, RoundView, StandingView } from "./contract";
import { roundView } from "./import-task";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/** The imported packages, the one imported last first. */
export async function listRounds(session: Session): Promise<RoundView[]> {
  return (await session.rounds.packages()).map(roundView);
}

/** A round with its applications and where each stands. */
export async function openRound(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<OpenRoundView> {
  const { database } = parts;
  const seatId = session.seat.id;
  const [stored, applications, declaration, reviews, exports] = await Promise.all([
    session.rounds.package(packageId),
    session.rounds.applications(packageId),
    readDeclaration(parts, session, packageId),
    readReviewRows(database, seatId, packageId).then((rows) => openReviewRows(session.box, rows)),
    readExportRows(database, seatId, packageId),
  ]);
  const standings = applications.map(({ id }) =>
    standingOf(id, { declaration, reviews, newest: exports.findLast((each) => each.state === "saved") }),
  );
  return { summary: roundView(stored), round: stored.round, applications, declaration, standings };
}

interface Work {
  readonly declaration: StoredDeclaration;
  readonly reviews: readonly StoredReviewState[];
  readonly newest: ExportRow | undefined;
}

function standingOf(applicationId: string, work: Work): StandingView {
  const review = work.reviews.find((each) => each.applicationId === applicationId);
  const { scored = 0, points = null, savedAt = null } = review ?? {};
  return { applicationId, state: stateOf(applicationId, review, work), scored, points, savedAt };
}

function stateOf(
  applicationId: string,
  review: StoredReviewState | undefined,
  { declaration, newest }: Work,
): StandingView["state"] {
  const answer = declaration.recusals.find((each) => each.applicationId === applicationId);
  if (!answer) return "undeclared";
  if (answer.declared) return "recused";
  if (!review?.sealNumber) return review?.lastSeq ? "started" : "untouched";
  const { sealNumber } = review;
  const shipped = newest?.seals.some(
    (seal) => seal.applicationId === applicationId && seal.number === sealNumber,
  );
  return shipped ? "exported" : "sealed";
}

/** What is declared about a package so far. */
export async function readDeclaration(
  { database }: ServiceParts,
  session: Session,
  packageId: string,
): Promise<StoredDeclaration> {
  return openDeclarationRow(session.box, await readDeclarationRow(database, session.seat.id, packageId));
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

/** What a person answers about one application. */
export interface RecusalRequest {
  readonly applicationId: string;
  readonly declared: boolean;
  readonly reason: string;
}

/**
 * Records an answer; the ones before it are kept with it. A sealed recusal can be corrected like any other: its seal is taken off,
 * and the next export seals the new statement. Throws a refusal where the application is sealed with scores.
 */
export async function answerRecusal(
  parts: ServiceParts,
  session: Session,
  packageId: string,
  { applicationId, declared, reason }: RecusalRequest,
): Promise<StoredDeclaration> {
  await session.rounds.application(packageId, applicationId);
  const name = { packageId, applicationId };
  const at = parts.now();
  const seal = (await readReviewRow(parts.database, session.box, name))?.sealNumber;
  if (seal) {
    const { recusals } = await readDeclaration(parts, session, packageId);
    if (!recusals.some((each) => each.applicationId === applicationId && each.declared))
      throw new Refused("internal", undefined, "the application is sealed");
    await reopenSeal(parts.database, session.box, name, seal, { at, reason: "更正回避声明" });
  }
  return changeDeclaration(parts.database, session.box, packageId, (before) => {
    const last = before.recusals.find((each) => each.applicationId === applicationId);
    const answer = { applicationId, declared, reason, at, earlier: last ? earlierOf(last) : [] };
    return { ...before, recusals: [...before.recusals.filter((each) => each !== last), answer] };
  });
}

/** What stands behind the next answer: every one so far, the oldest first. */
function earlierOf({ declared, reason, at, earlier }: StoredRecusal): StoredRecusal["earlier"] {
  return [...earlier, { declared, reason, at }];
}

/**
 * The answer about one application. Throws a refusal where confidentiality or the question is still open: "never
 * asked" is not "no", and an application without an answer cannot be opened.
 */
export async function requireAnswer(
  parts: ServiceParts,
  session: Session,
  packageId: string,
  applicationId: string,
): Promise<StoredRecusal> {
  await session.rounds.application(packageId, applicationId);
  const declaration = await readDeclaration(parts, session, packageId);
  const answer = declaration.recusals.find((each) => each.applicationId === applicationId);
  if (!declaration.confidentialityAcceptedAt)
    throw new Refused("internal", undefined, "confidentiality is open");
  if (!answer) throw new Refused("internal", undefined, "recusal was not asked");
  return answer;
}
