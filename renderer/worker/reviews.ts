import type { ChangeEntry } from "../../shared/domain/history";
import { Refused } from "../../shared/package/refused";
import { appendEntries, readEntries } from "../storage/change";
import { type ReviewFigures, type ReviewName, readReviewRow } from "../storage/review";
import { readSeal, reopenSeal, type Seal } from "../storage/sealed";
import type { ReviewView, SealedView } from "./contract";
import { keptAwayFrom, requireAnswer, requireOpen } from "./keeping-away";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

/**
 * One application's history and, where it is sealed, its seal. Of one that the expert keeps away from there is no history to
 * read: what was drafted stays stored, and is there again when the recusal is withdrawn.
 */
export async function openReview(
  parts: ServiceParts,
  session: Session,
  name: ReviewName,
): Promise<ReviewView> {
  await requireAnswer(parts, session, name.packageId, name.applicationId);
  const away = await keptAwayFrom(parts, session, name.packageId);
  const [entries, seal] = await Promise.all([
    away.has(name.applicationId) ? [] : readEntries(parts.database, session.box, name),
    standingSeal(parts, session, name),
  ]);
  return { entries, sealed: seal && sealedView(seal) };
}

/** Stores entries of the history; gives the time once they are on the disk. */
export async function saveEntries(
  parts: ServiceParts,
  session: Session,
  name: ReviewName,
  { entries, figures }: { readonly entries: readonly ChangeEntry[]; readonly figures: ReviewFigures },
): Promise<{ savedAt: string }> {
  await requireOpen(parts, session, name.packageId, name.applicationId);
  const savedAt = parts.now();
  await appendEntries(parts.database, session.box, name, entries, figures, savedAt);
  return { savedAt };
}

/** Takes the seal off a review, with a reason that is kept. Throws a refusal where none stands. */
export async function reopenReview(
  parts: ServiceParts,
  session: Session,
  name: ReviewName,
  reason: string,
): Promise<void> {
  const row = await readReviewRow(parts.database, session.box, name);
  if (!row?.sealNumber) throw new Refused("internal", undefined, "no seal stands");
  await reopenSeal(parts.database, session.box, name, row.sealNumber, { at: parts.now(), reason });
}

/** The seal that stands on a review, or `null`. */
export async function standingSeal(
  { database }: ServiceParts,
  session: Session,
  name: ReviewName,
): Promise<Seal | null> {
  const row = await readReviewRow(database, session.box, name);
  if (!row?.sealNumber) return null;
  const seal = await readSeal(database, session.box, name, row.sealNumber);
  if (!seal) throw new Refused("storage-failed", undefined, "the seal is missing");
  return seal;
}

/** What the window learns of a seal. */
export function sealedView({ sealedAt, total, reviewSha256, opinionPdf }: Seal): SealedView {
  return { sealedAt, total, reviewSha256, opinionPdf };
}
