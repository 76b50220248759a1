import { toCollection } from "../../shared/annotation/w3c";
import { emptyDraft, type ReviewDraft } from "../../shared/domain/draft";
import { openHistory } from "../../shared/domain/history";
import type { ReviewDocument } from "../../shared/domain/review-document";
import { utf8 } from "../../shared/package/bytes";
import { Refused } from "../../shared/package/refused";
import { serialiseReview } from "../../shared/package/seal-review";
import { blockingGaps, gapsOf } from "../../shared/rules/gaps";
import { scoringProgress } from "../../shared/rules/scoring";
import { type SealingContext, sealDraft, sealRecusal } from "../../shared/rules/sealing";
import { readEntries } from "../storage/change";
import type { ReviewFigures, ReviewName } from "../storage/review";
import { readReviewRow } from "../storage/review";
import { addSeal, countSeals, type Seal } from "../storage/sealed";
import type { Bytes, PreparedView, SealedView } from "./contract";
import { requireAnswer } from "./keeping-away";
import type { ServiceParts } from "./parts";
import { sealedView } from "./reviews";
import { demandExpert } from "./roles";
import type { Session } from "./session";

/** Bytes that were made for a seal and wait for their printed form. */
interface Prepared {
  /** When the answer about recusal was given that the bytes follow. */
  readonly answeredAt: string;
  readonly seal: Omit<Seal, "number" | "opinionPdf">;
  readonly figures: ReviewFigures;
}

/** What was prepared in this session, by ticket. */
export class SealingDesk {
  readonly #parts: ServiceParts;
  readonly #prepared = new Map<string, Prepared>();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /** Forgets what was prepared. */
  forget(): void {
    this.#prepared.clear();
  }

  /**
   * Makes the exact bytes of `review.json` and `annotations.json` from what is stored, or those of a recusal. Throws a
   * refusal `internal` where a gap still blocks: the desk lists gaps before it offers to seal, and offers it for no
   * practice dossier.
   */
  async prepare(session: Session, name: ReviewName): Promise<PreparedView> {
    const parts = this.#parts;
    demandExpert(session, (await session.rounds.package(name.packageId)).claims);
    const applications = await session.rounds.applications(name.packageId);
    if (applications.find(({ id }) => id === name.applicationId)?.calibration)
      throw new Refused("internal", undefined, "practice is not sealed");
    const answer = await requireAnswer(parts, session, name.packageId, name.applicationId);
    const row = await readReviewRow(parts.database, session.box, name);
    if (row?.sealNumber) throw new Refused("internal", undefined, "the application is sealed");
    const context = contextOf(parts, session, name);
    const work = answer.declared
      ? await recusalOf(session, context, answer.reason)
      : await reviewOf(parts, session, context);
    const ticket = parts.newId();
    const review = await serialiseReview(work.document);
    const { state, total, signedOn, sealedAt } = work.document;
    const seal = {
      ...{ ...name, lastSeq: row?.lastSeq ?? 0, sealedAt, state, total, signedOn },
      ...{ reviewSha256: review.sha256, review: review.bytes, annotations: work.annotations },
    };
    session.locked.throwIfAborted();
    this.#prepared.set(ticket, { answeredAt: answer.at, seal, figures: work.figures });
    const { applicationId } = name;
    return { applicationId, reviewSha256: review.sha256, total, draft: work.draft, signedOn, ticket };
  }

  /** Stores prepared bytes with their printed form. Throws a refusal `conflict` where review or answer went on meanwhile. */
  async seal(
    session: Session,
    packageId: string,
    ticket: string,
    opinionPdf: Uint8Array,
  ): Promise<SealedView> {
    const prepared = this.#prepared.get(ticket);
    if (prepared?.seal.packageId !== packageId) throw new Refused("internal", undefined, "no such ticket");
    if (!isPdf(opinionPdf)) throw new Refused("internal", undefined, "the form is not a PDF");
    const { database } = this.#parts;
    const { at } = await requireAnswer(this.#parts, session, packageId, prepared.seal.applicationId);
    if (at !== prepared.answeredAt) throw new Refused("conflict", undefined, "the answer is another one");
    const number = (await countSeals(database, session.box, prepared.seal)) + 1;
    const seal = { ...prepared.seal, number, opinionPdf: new Uint8Array(opinionPdf) };
    await addSeal(database, session.box, seal, prepared.figures);
    this.#prepared.delete(ticket);
    return sealedView(seal);
  }
}

interface Work {
  readonly document: ReviewDocument;
  readonly draft: ReviewDraft;
  readonly annotations: Bytes;
  readonly figures: ReviewFigures;
}

async function reviewOf(parts: ServiceParts, session: Session, context: SealingContext): Promise<Work> {
  const { round } = await session.rounds.package(context.taskPackageId);
  const name = { packageId: context.taskPackageId, applicationId: context.applicationId };
  const { precheck } = await session.rounds.application(name.packageId, name.applicationId);
  const entries = await readEntries(parts.database, session.box, name);
  const { draft } = openHistory(emptyDraft(round), entries);
  const [gap] = blockingGaps(gapsOf(round, draft, precheck));
  if (gap) throw new Refused("internal", undefined, `a gap blocks: ${gap.reason}`);
  const { scored, points } = scoringProgress(round, draft);
  return {
    document: sealDraft(round, draft, precheck, context),
    draft,
    annotations: annotationBytes(context.applicationId, draft),
    figures: { scored, points },
  };
}

async function recusalOf(session: Session, context: SealingContext, reason: string): Promise<Work> {
  const { round } = await session.rounds.package(context.taskPackageId);
  const draft = emptyDraft(round);
  return {
    document: sealRecusal(round, reason, context),
    draft,
    annotations: annotationBytes(context.applicationId, draft),
    figures: { scored: 0, points: null },
  };
}

function annotationBytes(applicationId: string, draft: ReviewDraft): Bytes {
  return utf8(JSON.stringify(toCollection(applicationId, Object.values(draft.annotations))));
}

function contextOf(parts: ServiceParts, session: Session, name: ReviewName): SealingContext {
  const sealedAt = parts.now();
  return {
    taskPackageId: name.packageId,
    applicationId: name.applicationId,
    expertKid: session.keys.kid,
    signedOn: sealedAt.slice(0, "YYYY-MM-DD".length),
    sealedAt,
  };
}

const isPdf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 5)) === "%PDF-";
