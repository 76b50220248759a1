import type { ByteSource } from "../../shared/package/byte-source";
import { unwrap } from "../../shared/package/refused";
import { reviewPaths } from "../../shared/package/review-layout";
import type { PayloadPiece } from "../../shared/package/verify-bag";
import { type VerifiedReview, verifyReview } from "../../shared/package/verify-review";
import type { BundleView, Bytes, Job, WorkSource } from "./contract";
import type { ServiceParts } from "./parts";
import { isRecorded } from "./recorded";
import { trustedCards } from "./register";
import type { Session } from "./session";
import { sourceOf } from "./source";
import { Witness } from "./witness";

/** Opens a review bundle for the bureau and verifies all of it. Throws the refusals of package-format.md. */
export async function openBundle(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
  job: Job,
): Promise<BundleView> {
  const source = sourceOf(given);
  const witness = new Witness();
  const forms = new FormKeeper();
  const read: ByteSource["read"] = (...range) => witness.watch(() => source.read(...range));
  const result = await verifyReview({
    source: { size: source.size, read },
    cards: await trustedCards(parts, session),
    isInLedger: (digest) => witness.watch(() => isRecorded(parts, session, digest)),
    identity: session.keys.identity,
    onPayload: async (piece) => forms.take(piece),
    onProgress: (done, total) => job.onProgress({ done, total, stage: "verifying" }),
    signal: job.signal,
  });
  if (!result.ok) witness.rethrow();
  return bundleView(given.name, unwrap(result), forms);
}

/** Keeps the printed forms of a bundle while it is verified. */
class FormKeeper {
  readonly #forms = new Map<string, Bytes>();

  take({ path, size, offset, bytes }: PayloadPiece): void {
    if (!path.endsWith(".pdf")) return;
    const form = this.#forms.get(path) ?? new Uint8Array(size);
    form.set(bytes, offset);
    this.#forms.set(path, form);
  }

  of(path: string): Bytes {
    return this.#forms.get(path) ?? new Uint8Array(0);
  }
}

function bundleView(fileName: string, verified: VerifiedReview, forms: FormKeeper): BundleView {
  const { digest, claims, card, checked, files, reviews } = verified;
  const { name, organisation } = card.payload;
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return {
    ...{ fileName, digest, claims, checked },
    expert: { name, organisation, fingerprint: card.fingerprint },
    reviews: reviews.map(({ applicationId, review, annotations }) => ({
      document: review,
      reviewSha256: digests.get(reviewPaths.review(applicationId)) ?? "",
      annotations: annotations.total,
      opinionPdf: forms.of(reviewPaths.opinion(applicationId)),
    })),
  };
}
