import type { AnnotationCollection } from "../domain/annotation-document";
import type { Application } from "../domain/application";
import type { ReviewClaims } from "../domain/claims";
import { exactSum } from "../domain/decimal";
import type { DeclarationDocument } from "../domain/declaration";
import type { ReviewDocument } from "../domain/review-document";
import { bagFiles } from "./bag-names";
import type { IdentityCard } from "./card";
import { demand } from "./refused";
import { reviewedIn, reviewFiles, reviewPaths } from "./review-layout";
import type { Bag } from "./verify-bag";

/** The documents of one application in a bundle. */
export interface ReviewedApplication {
  readonly applicationId: string;
  readonly review: ReviewDocument;
  readonly annotations: AnnotationCollection;
}

function agree(condition: boolean, file: string, detail: string): asserts condition {
  demand(condition, "cross-check", file, detail);
}

/** What the claims, the names and the cards of a bundle say about one another. */
export function crossCheckClaims(bag: Bag<ReviewClaims>, card: IdentityCard): void {
  const { claims, info, root, signer } = bag;
  const { signature } = bagFiles;
  agree(root === claims.bundleId && root === info.identifier, bagFiles.info, "the bundle's id");
  agree(info.kind === claims.kind, bagFiles.info, "the kind");
  agree(signer.kid === claims.expert.kid && card.kid === signer.kid, reviewFiles.card, "the signer");
  agree(card.payload.name === claims.expert.name, reviewFiles.card, "the signer's name");
  agree((claims.revision === 1) === (claims.supersedes === null), signature, "revision and supersedes");
  agree(claims.suites.length === 1 && claims.suites[0] === "ES256", signature, "the suites");
  const folders = reviewedIn(bag.entries.keys());
  const claimed = new Set(claims.reviews.map((each) => each.applicationId));
  agree(
    folders.length === claimed.size && folders.every((id) => claimed.has(id)),
    signature,
    "reviews and files",
  );
}

/** What the declaration says against the claims and the reviews. */
export function crossCheckDeclaration(claims: ReviewClaims, declaration: DeclarationDocument): void {
  const file = reviewFiles.declaration;
  agree(declaration.expertKid === claims.expert.kid, file, "the expert");
  agree(declaration.confidentiality.accepted, file, "confidentiality was not accepted");
  const answers = new Map(declaration.recusals.map((each) => [each.applicationId, each.declared]));
  for (const { applicationId, state } of claims.reviews) {
    agree(answers.get(applicationId) === (state === "recused"), file, `the answer for ${applicationId}`);
  }
}

/** What one review says against its folder, the claims and its annotations. */
export function crossCheckReview(claims: ReviewClaims, folder: string, reviewed: ReviewedApplication): void {
  const { review, annotations } = reviewed;
  const file = reviewPaths.review(folder);
  agree(review.applicationId === folder, file, "the application");
  agree(
    review.roundId === claims.round.id && review.expertKid === claims.expert.kid,
    file,
    "the round or the expert",
  );
  // The first revision of a round has no ancestor whose reviews could be shipped again.
  const isOwnTask = review.taskPackageId === claims.task.packageId;
  agree(isOwnTask || claims.round.revision > 1, file, "the task package");
  const claimed = claims.reviews.find((each) => each.applicationId === folder);
  agree(claimed?.state === review.state && claimed.total === review.total, file, "state or total");
  const isSum = review.total === null || review.total === exactSum(review.scores.map((each) => each.points));
  agree(isSum, file, "the total is not the points' sum");
  checkEvidence(folder, review, annotations);
}

function checkEvidence(folder: string, review: ReviewDocument, annotations: AnnotationCollection): void {
  const known = new Set(annotations.first.items.map((each) => each.id));
  const cited = [...review.gates, ...review.scores].flatMap((each) => each.evidence);
  for (const id of cited) agree(known.has(id), reviewPaths.review(folder), `evidence ${id} is not there`);
  for (const { target } of annotations.first.items) {
    agree(
      target.source.startsWith(`urn:jp:${folder}:`),
      reviewPaths.annotations(folder),
      "another application",
    );
  }
}

/** Whether every annotation lies on a page that the application's materials have. */
export function crossCheckPages(application: Application, annotations: AnnotationCollection): void {
  const pages = new Map(
    application.materials.map((each) => [`urn:jp:${application.id}:${each.id}`, each.pages]),
  );
  for (const { target } of annotations.first.items) {
    const page = Number(target.selector.value.slice("page=".length));
    const exists = page <= (pages.get(target.source) ?? 0);
    agree(exists, reviewPaths.annotations(application.id), "a page that is not there");
  }
}
