import { reviewPaths } from "../../shared/package/review-layout";
import type { CheckedBundle } from "./bundle-check";
import { bundleTaskView } from "./bundle-task";
import type { FormKeeper } from "./form-keeper";
import type { BundleStandingView, BundleView } from "./ledger-contract";
import type { Session } from "./session";

/** A bundle that was verified just now, with its forms and what the ledger says to it. */
export interface ShownBundle {
  readonly fileName: string;
  readonly checked: CheckedBundle;
  readonly forms: FormKeeper;
  readonly standing: BundleStandingView;
}

/** What the window shows of a bundle. */
export async function bundleView(session: Session, shown: ShownBundle): Promise<BundleView> {
  const { fileName, forms, standing } = shown;
  const { verified, signer, task } = shown.checked;
  const { digest, claims, checked, files, reviews } = verified;
  const { name, organisation, fingerprint } = signer;
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return {
    ...{ fileName, digest, claims, checked, standing },
    task: task && (await bundleTaskView(session, task)),
    expert: { name, organisation, fingerprint },
    reviews: reviews.map(({ applicationId, review, annotations }) => ({
      document: review,
      reviewSha256: digests.get(reviewPaths.review(applicationId)) ?? "",
      annotations: annotations.total,
      opinionPdf: forms.of(reviewPaths.opinion(applicationId)),
    })),
  };
}
