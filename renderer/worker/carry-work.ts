import type { Application } from "../../shared/domain/application";
import type { CarriedApplication, Carrying, RoundChange } from "../../shared/domain/carrying";
import { emptyDraft } from "../../shared/domain/draft";
import { openHistory } from "../../shared/domain/history";
import { printedDigest } from "../../shared/domain/review-digest";
import { reviewDocumentSchema } from "../../shared/domain/review-document";
import type { Round } from "../../shared/domain/round";
import { readDocument } from "../../shared/package/document";
import { isSealedInLine } from "../../shared/package/task-lineage";
import {
  type CarriedReview,
  carryReview,
  type ReviewBefore,
  workLeftBehind,
} from "../../shared/rules/carrying-over";
import {
  type ApplicationChange,
  compareApplications,
  compareRounds,
} from "../../shared/rules/revision-change";
import { scoringProgress } from "../../shared/rules/scoring";
import { boxCarried, type CarriedRows, type CarriedWork } from "../storage/carried";
import { readEntries } from "../storage/change";
import { openDeclarationRow, readDeclarationRow, type StoredDeclaration } from "../storage/declaration";
import type { StoredPackage } from "../storage/package";
import { openReviewRows, readReviewRows, type StoredReviewState } from "../storage/review";
import { readSealRecords, type SealRecord } from "../storage/sealed";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/** The package that work goes on in. */
export interface TaskToCome {
  readonly stored: StoredPackage;
  readonly applications: readonly Application[];
}

/** The package that work was done in; `skipped` where the next one replaces another, which is not here. */
export interface TaskBefore {
  readonly from: StoredPackage;
  readonly skipped: boolean;
}

/** What is stored with the newer revision, and the account of it. */
export interface WorkToCome {
  readonly rows: CarriedRows;
  readonly carrying: Carrying;
}

/** What one seat has done in a package, as far as it bears on carrying over. */
interface WorkSoFar {
  readonly from: StoredPackage;
  readonly applications: readonly Application[];
  readonly declaration: StoredDeclaration;
  readonly reviews: readonly StoredReviewState[];
  /** All packages of the round that are here. */
  readonly line: readonly StoredPackage[];
}

/**
 * Reads all work on a package and makes of it what goes on in another of its round, a newer revision or one that was
 * chosen instead, boxed for its new rows. Changes nothing.
 */
export async function carryWork(
  parts: ServiceParts,
  session: Session,
  { from, skipped }: TaskBefore,
  { stored, applications: dossiers }: TaskToCome,
): Promise<WorkToCome> {
  const { packageId, digest, roundRevision: revision } = from;
  const to = { stored, round: stored.round, applications: dossiers };
  const declarationRow = await readDeclarationRow(parts.database, session.seat.id, packageId);
  const reviewRows = await readReviewRows(parts.database, session.seat.id, packageId);
  const so: WorkSoFar = {
    from,
    applications: await session.rounds.applications(packageId),
    declaration: await openDeclarationRow(session.box, declarationRow),
    reviews: await openReviewRows(session.box, reviewRows),
    line: await session.rounds.line(packageId),
  };
  const round = compareRounds(from.round, to.round);
  const applications: CarriedApplication[] = [];
  const works: CarriedWork[] = [];
  for (const change of compareApplications({ round: from.round, applications: so.applications }, to)) {
    const { told, work } = await carryOne(parts, session, so, { to: stored, round, change });
    applications.push(told);
    if (work) works.push(work);
  }
  const seen = {
    packageId,
    declaration: declarationRow?.revision ?? 0,
    reviews: Object.fromEntries(reviewRows.map((each) => [each.applicationId, each])),
  };
  const declaration = declarationRow && declarationKept(so.declaration, applications);
  const rows = await boxCarried(session.box, stored.packageId, { seen, declaration, works });
  return { rows, carrying: { from: { packageId, digest, revision }, skipped, round, applications } };
}

/** What an application needs besides the work: the package to come, and what is different in it. */
interface Step {
  readonly to: StoredPackage;
  readonly round: RoundChange;
  readonly change: ApplicationChange;
}

interface CarriedOne {
  readonly told: CarriedApplication;
  /** `null` where nobody worked on it, or it is gone. */
  readonly work: CarriedWork | null;
}

async function carryOne(
  { database, now }: ServiceParts,
  session: Session,
  so: WorkSoFar,
  { to, round, change }: Step,
): Promise<CarriedOne> {
  const { applicationId } = change;
  const application = so.applications.find((each) => each.id === applicationId);
  if (!application) return { told: toldOf(change, { work: "none", answer: "open", lost: [] }), work: null };
  const name = { packageId: so.from.packageId, applicationId };
  const review = so.reviews.find((each) => each.applicationId === applicationId);
  const entries = await readEntries(database, session.box, name);
  const seals = await readSealRecords(database, session.box, name);
  const before = beforeOf(so, application, { to, entries, seals, review });
  if (change.outcome === "gone")
    return { told: toldOf(change, { work: workLeftBehind(before), answer: "open", lost: [] }), work: null };
  const carried = carryReview(before, change, to.round, round);
  const work = review && {
    review: { ...review, ...standingOf(review, carried, to.round) },
    entries: carried.entries,
    seals: seals.map((seal) =>
      seal.number === review.sealNumber && !carried.sealStands
        ? { ...seal, reopened: { at: now(), reason: reopeningWords(seal, so.from, to) } }
        : seal,
    ),
  };
  return { told: toldOf(change, carried), work: work ?? null };
}

function beforeOf(
  { from, declaration, line }: WorkSoFar,
  application: Application,
  work: {
    readonly to: StoredPackage;
    readonly entries: ReviewBefore["entries"];
    readonly seals: readonly SealRecord[];
    readonly review: StoredReviewState | undefined;
  },
): ReviewBefore {
  const { round } = from;
  const { to, entries, seals, review } = work;
  const { draft } = openHistory(emptyDraft(round), entries);
  const seal = seals.find((each) => each.number === review?.sealNumber);
  const sealed = seal?.state ?? null;
  const sealInLine = !seal || isSealedInLine(to, taskOf(seal), line);
  const answer = declaration.recusals.find((each) => each.applicationId === application.id);
  return { round, application, entries, draft, sealed, sealInLine, recused: answer?.declared ?? null };
}

/** The id of the package that a sealed review says it was made in. */
const taskOf = ({ review }: SealRecord): string =>
  readDocument(reviewDocumentSchema, review, "review.json").taskPackageId;

/** A review's seal and figures in the newer revision: those of a seal that stands, else what is left of the points. */
function standingOf(
  { sealNumber, scored, points }: StoredReviewState,
  { sealStands, entries }: CarriedReview,
  round: Round,
): Pick<StoredReviewState, "sealNumber" | "scored" | "points"> {
  if (sealStands) return { sealNumber, scored, points };
  const left = scoringProgress(round, openHistory(emptyDraft(round), entries).draft);
  return { sealNumber: null, scored: left.scored, points: left.scored === 0 ? null : left.points };
}

function reopeningWords(
  { state }: SealRecord,
  from: StoredPackage,
  { digest, round }: StoredPackage,
): string {
  const { revision } = round;
  if (from.roundRevision === revision)
    return `改用另一份第 ${revision} 版任务包（摘要 ${printedDigest(digest)}），需要重新核对并定稿`;
  return state === "recused"
    ? `任务包第 ${revision} 版的单位或人员有改动，需要重新声明是否回避`
    : `任务包第 ${revision} 版的材料或评分表有改动，需要重新核对并定稿`;
}

function toldOf(
  { applicationId, number, studio, outcome, materials, fields }: ApplicationChange,
  { work, answer, lost }: Pick<CarriedReview, "work" | "answer" | "lost">,
): CarriedApplication {
  return {
    ...{ applicationId, number, studio, outcome, work, answer },
    ...{ materials: [...materials], fields: [...fields], lost: [...lost] },
  };
}

/** Confidentiality was promised for the round; an answer about recusal goes on where it is about the same people. */
function declarationKept(
  { confidentialityAcceptedAt, recusals }: StoredDeclaration,
  applications: readonly CarriedApplication[],
): StoredDeclaration {
  const kept = new Set(
    applications.filter((each) => each.answer === "kept").map((each) => each.applicationId),
  );
  return {
    confidentialityAcceptedAt,
    recusals: recusals.filter((each) => kept.has(each.applicationId)),
  };
}
