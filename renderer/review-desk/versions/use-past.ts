import { useEffect, useState } from "react";
import type { ChangeEntry } from "../../../shared/domain/history";
import type { Refusal } from "../../../shared/refusal";
import { type Version, versionsOf } from "../../../shared/rules/versions";
import type { ReviewDeskPorts } from "../ports";
import { type OpenReview, useReview } from "../review";

/** The whole history of the open review, as it is stored. */
export interface Past {
  readonly entries: readonly ChangeEntry[];
  /** The oldest first. */
  readonly versions: readonly Version[];
}

/**
 * Stores what is typed, then reads the review's log and what else happened to it; again where `nonce` is another one.
 * `null` until then.
 */
export function usePast(ports: ReviewDeskPorts, nonce: number): Past | Refusal | null {
  const review = useReview();
  const [past, setPast] = useState<Past | Refusal | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number says when to read again
  useEffect(() => {
    let left = false;
    void readPast(ports, review).then((read) => {
      if (!left) setPast(read);
    });
    return () => {
      left = true;
    };
  }, [ports, review, nonce]);
  return past;
}

async function readPast(ports: ReviewDeskPorts, review: OpenReview): Promise<Past | Refusal> {
  const { packageId, application } = review;
  if (!(await review.flush())) return { code: "storage-failed" };
  const [stored, past] = await Promise.all([
    ports.openReview(packageId, application.id),
    ports.reviewPast(packageId, application.id),
  ]);
  if (!stored.ok) return stored.refusal;
  if (!past.ok) return past.refusal;
  const { entries } = stored.value;
  return { entries, versions: versionsOf(entries, past.value) };
}
