import { annotationCollectionSchema } from "../../shared/domain/annotation-document";
import type { Application } from "../../shared/domain/application";
import type { DeclarationDocument } from "../../shared/domain/declaration";
import { reviewDocumentSchema } from "../../shared/domain/review-document";
import { utf8 } from "../../shared/package/bytes";
import { readDocument } from "../../shared/package/document";
import { Refused } from "../../shared/package/refused";
import { type ReviewPart, type SealedReview, sealReview } from "../../shared/package/seal-review";
import { crossCheckTaskAtHand } from "../../shared/package/task-at-hand";
import type { StoredDeclaration } from "../storage/declaration";
import {
  beginExport,
  confirmExport,
  type ExportName,
  giveUpExport,
  type NewExport,
  readExportRows,
} from "../storage/exported";
import type { StoredPackage } from "../storage/package";
import type { Seal } from "../storage/sealed";
import type { ExportView, Job } from "./contract";
import { readDeclaration } from "./keeping-away";
import type { ServiceParts } from "./parts";
import { standingSeal } from "./reviews";
import { demandExpert } from "./roles";
import type { Session } from "./session";

/** A bundle that is recorded as pending while its file is being saved, and whose it is. */
interface Begun {
  readonly seatId: string;
  readonly name: ExportName;
}

/** Bundles that are sealed and wait to be saved, by ticket. */
export class ExportDesk {
  readonly #parts: ServiceParts;
  readonly #sealed = new Map<string, NewExport>();
  readonly #begun = new Map<string, Begun>();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /** Forgets what was sealed. What is being saved stays known: the save dialog may be closed after the seat was locked. */
  forget(): void {
    this.#sealed.clear();
  }

  /**
   * Seals everything into a signed bundle for the bureau alone. Throws a refusal `internal` where an application that
   * counts is not sealed, or confidentiality was not accepted: the desk offers the export only then, and `superseded`
   * where a newer revision of the round is here. It supersedes the round's newest bundle on record, whichever revision
   * that answers, a pending one too: that may have reached the bureau.
   */
  async prepare(session: Session, packageId: string, appVersion: string, job: Job): Promise<ExportView> {
    const [newest, ...older] = await session.rounds.line(packageId);
    if (newest?.packageId !== packageId)
      throw new Refused("superseded", undefined, "a newer revision is here");
    const stored = newest;
    demandExpert(session, stored.claims);
    const counting = (await session.rounds.applications(packageId)).filter((each) => !each.calibration);
    const declaration = await readDeclaration(this.#parts, session, packageId);
    const seals = await this.#seals(session, packageId, counting, job);
    const before = (await readExportRows(this.#parts.database, session.seat.id, packageId)).at(-1);
    const bundleId = this.#parts.newId();
    const createdAt = this.#parts.now();
    const revision = (before?.revision ?? 0) + 1;
    const supersedes = before ? { bundleId: before.bundleId, digest: before.digest } : null;
    const sealed = await sealReview({
      ...{ bundleId, keys: session.keys, createdAt, appVersion, revision },
      card: { bytes: utf8(session.seat.card), name: session.seat.name },
      task: { packageId, digest: stored.digest },
      round: stored.claims.round,
      bureau: stored.claims.bureau,
      supersedes,
      declaration: declarationOf(session, declaration, counting),
      reviews: seals.map(partOf),
    });
    await this.#checkAgainstTask(session, { stored, older }, sealed, seals);
    job.signal.throwIfAborted();
    session.locked.throwIfAborted();
    const ticket = this.#parts.newId();
    const { bytes, digest } = sealed;
    const shipped = seals.map(({ applicationId, number }) => ({ applicationId, number }));
    const size = bytes.length;
    this.#sealed.set(ticket, {
      ...{ packageId, revision, bundleId, digest, supersedes, createdAt },
      ...{ bytes: size, seals: shipped },
    });
    job.onProgress({ done: seals.length, total: seals.length, stage: "sealing" });
    const suggestedName = `评审包-${session.seat.name}-第${revision}次.jpreview`;
    const { bureauName } = stored;
    const applications = seals.length;
    return { ticket, bytes, digest, bundleId, revision, bureauName, applications, suggestedName };
  }

  /** Records a bundle as pending, before its file is written. Throws a refusal for an unknown ticket or one overtaken. */
  async begin(session: Session, ticket: string): Promise<void> {
    const bundle = this.#sealed.get(ticket);
    if (!bundle) throw new Refused("internal", undefined, "no such ticket");
    const seatId = session.seat.id;
    await beginExport(this.#parts.database, seatId, bundle);
    const { packageId, revision, bundleId } = bundle;
    this.#begun.set(ticket, { seatId, name: { packageId, revision, bundleId } });
    this.#sealed.delete(ticket);
  }

  /** Confirms in the ledger that a bundle was saved. Throws a refusal for a ticket whose saving was not begun here. */
  async record(session: Session, ticket: string, saved: { name: string; folder: string }): Promise<void> {
    const { seatId, name } = this.#saving(ticket);
    if (seatId !== session.seat.id) throw new Refused("internal", undefined, "another seat is open");
    const place = { fileName: saved.name, folder: saved.folder };
    await confirmExport(this.#parts.database, session.box, name, place);
    this.#begun.delete(ticket);
  }

  /** Takes a bundle that was not written back off the record; no seat need be open. Throws a refusal as `record` does. */
  async giveUp(ticket: string): Promise<void> {
    const { seatId, name } = this.#saving(ticket);
    await giveUpExport(this.#parts.database, seatId, name);
    this.#begun.delete(ticket);
  }

  #saving(ticket: string): Begun {
    const begun = this.#begun.get(ticket);
    if (!begun) throw new Refused("internal", undefined, "no such ticket");
    return begun;
  }

  async #seals(
    session: Session,
    packageId: string,
    applications: readonly Application[],
    job: Job,
  ): Promise<Seal[]> {
    const seals: Seal[] = [];
    for (const { id } of applications) {
      job.signal.throwIfAborted();
      const seal = await standingSeal(this.#parts, session, { packageId, applicationId: id });
      if (!seal) throw new Refused("internal", undefined, `${id} is not sealed`);
      seals.push(seal);
      job.onProgress({ done: seals.length - 1, total: applications.length, stage: "sealing" });
    }
    return seals;
  }

  /** What the bureau will check is checked here first: a bundle that it must refuse is never written. */
  async #checkAgainstTask(
    session: Session,
    { stored, older }: { readonly stored: StoredPackage; readonly older: readonly StoredPackage[] },
    sealed: SealedReview,
    seals: readonly Seal[],
  ): Promise<void> {
    const applications = await session.rounds.applications(stored.packageId);
    const { packageId, digest, claims, round } = stored;
    const reviewed = seals.map(({ applicationId, review, annotations }) => ({
      applicationId,
      review: readDocument(reviewDocumentSchema, review, "review.json"),
      annotations: readDocument(annotationCollectionSchema, annotations, "annotations.json"),
    }));
    crossCheckTaskAtHand(sealed.claims, reviewed, {
      ...{ packageId, digest, claims },
      contents: { round, applications },
      ancestors: older,
    });
  }
}

function partOf({ review, annotations, opinionPdf }: Seal): ReviewPart {
  const collection = readDocument(annotationCollectionSchema, annotations, "annotations.json");
  return { reviewBytes: review, annotations: collection, opinionPdf };
}

function declarationOf(
  session: Session,
  { confidentialityAcceptedAt, recusals }: StoredDeclaration,
  counting: readonly Application[],
): DeclarationDocument {
  if (confidentialityAcceptedAt === null) throw new Refused("internal", undefined, "confidentiality is open");
  const ids = new Set(counting.map((each) => each.id));
  return {
    format: 1,
    expertKid: session.keys.kid,
    confidentiality: { accepted: true, at: confidentialityAcceptedAt },
    recusals: recusals
      .filter((each) => ids.has(each.applicationId))
      .map(({ earlier: _kept, why: _own, ...shipped }) => shipped),
  };
}
