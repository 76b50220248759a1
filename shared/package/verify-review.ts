import { annotationCollectionSchema } from "../domain/annotation-document";
import { type ReviewClaims, reviewClaimsSchema } from "../domain/claims";
import { type DeclarationDocument, declarationSchema } from "../domain/declaration";
import { reviewDocumentSchema } from "../domain/review-document";
import type { Result } from "../refusal";
import { openAgeHeader, readAgeHeader } from "./age-header";
import { AgeIdentity, type Identities } from "./age-identity";
import { openAgePayload } from "./age-read";
import type { ByteSource } from "./byte-source";
import type { IdentityCard, TrustedCard } from "./card";
import { containerOf } from "./container";
import { type DocumentSchema, readDocument } from "./document";
import { enclosedCard } from "./enclosed-card";
import { demand, guarded, Refused } from "./refused";
import {
  crossCheckClaims,
  crossCheckDeclaration,
  crossCheckReview,
  type ReviewedApplication,
} from "./review-checks";
import {
  isReviewDocument,
  isReviewPath,
  reviewedIn,
  reviewFiles,
  reviewPaths,
  wholeFolders,
} from "./review-layout";
import { crossCheckTaskAtHand, type TaskAtHand } from "./task-at-hand";
import { type Bag, type BagOptions, type BagRules, type FileRecord, verifyBag } from "./verify-bag";
import type { Checked } from "./verify-task";

/** How a review bundle is to be verified. */
export interface ReviewOptions extends BagOptions {
  /** The bureau's `AGE-SECRET-KEY-1…`, taken apart by whoever opens many bundles; with those that it had before, if any. */
  readonly identity: Identities;
  /** The task package that the bundle must answer, where it is at hand: it, or how to find it by the verified claims. */
  readonly task?: TaskAtHand | ((claims: ReviewClaims) => Promise<TaskAtHand | undefined>) | undefined;
}

/** A review bundle that was accepted. */
export interface VerifiedReview {
  readonly kind: "review";
  readonly bundleId: string;
  readonly digest: string;
  readonly claims: ReviewClaims;
  readonly checked: readonly Checked[];
  /** The files as shipped; the digest of a `review.json` is the one printed on paper. */
  readonly files: readonly FileRecord[];
  readonly card: IdentityCard;
  readonly declaration: DeclarationDocument;
  /** In the order of the claims. */
  readonly reviews: readonly ReviewedApplication[];
}

const rules: BagRules<ReviewClaims> = {
  role: "expert",
  claims: reviewClaimsSchema,
  cardFile: reviewFiles.card,
  required: [reviewFiles.declaration],
  isOfLayout: isReviewPath,
  askedFor: wholeFolders,
  isDocument: isReviewDocument,
  isHeld: () => true,
};

/** Opens and verifies a review bundle against the bureau's own register, in the order of package-format.md. */
export const verifyReview = (options: ReviewOptions): Promise<Result<VerifiedReview>> =>
  guarded(async () => {
    const { inner, identity } = await openBundle(options.source, AgeIdentity.listOf(options.identity));
    const bag = await verifyBag(rules, { ...options, source: inner });
    await checkRecipient(bag.claims, options.cards, identity);
    const documents = readDocuments(bag);
    const card = await enclosedCard(bag.tags, reviewFiles.card, options.cards);
    crossCheckClaims(bag, card);
    crossCheckDeclaration(bag.claims, documents.declaration);
    for (const each of documents.reviews) crossCheckReview(bag.claims, each.applicationId, each);
    const task = typeof options.task === "function" ? await options.task(bag.claims) : options.task;
    if (task) crossCheckTaskAtHand(bag.claims, documents.reviews, task);
    return verdictOf(bag, card, documents);
  }, options.signal);

/** The bag inside the age file, which must have exactly one stanza, for one of these identities; and for which. */
async function openBundle(
  source: ByteSource,
  identities: readonly AgeIdentity[],
): Promise<{ readonly inner: ByteSource; readonly identity: AgeIdentity }> {
  demand((await containerOf(source)) === "age", "not-a-package");
  const file = "";
  const header = await readAgeHeader(source, file);
  const isForOne = header.stanzas.length === 1 && header.stanzas[0]?.type === "X25519";
  demand(isForOne, "not-a-package", undefined, "not one X25519 stanza");
  for (const identity of identities) {
    const fileKey = await openAgeHeader(header, { identity }, file);
    if (!fileKey) continue;
    const inner = await openAgePayload(source, header, fileKey, file);
    demand((await containerOf(inner)) === "zip", "not-a-package", undefined, "no archive inside");
    return { inner, identity };
  }
  throw new Refused("wrong-recipient");
}

/** The claims must name this bureau: a bundle that was forwarded is not for whoever could open it. */
async function checkRecipient(
  claims: ReviewClaims,
  cards: readonly TrustedCard[],
  identity: AgeIdentity,
): Promise<void> {
  const recipient = await identity.recipient();
  const own = cards.find((card) => card.recipient === recipient && card.role === "bureau");
  const isNamed = claims.bureau.recipient === recipient && (!own || own.kid === claims.bureau.kid);
  demand(isNamed, "wrong-recipient", undefined, "the claims name another bureau");
}

type Documents = Pick<VerifiedReview, "declaration" | "reviews">;

function readDocuments(bag: Bag<ReviewClaims>): Documents {
  const read = <T>(schema: DocumentSchema<T>, path: string) =>
    readDocument(schema, bag.documents.get(path) ?? new Uint8Array(0), path);
  const declaration = read(declarationSchema, reviewFiles.declaration);
  const reviews = reviewedIn(bag.documents.keys()).map((id) => ({
    applicationId: id,
    review: read(reviewDocumentSchema, reviewPaths.review(id)),
    annotations: read(annotationCollectionSchema, reviewPaths.annotations(id)),
  }));
  return { declaration, reviews };
}

function verdictOf(bag: Bag<ReviewClaims>, card: IdentityCard, documents: Documents): VerifiedReview {
  const { claims, digest, files } = bag;
  const order = new Map(claims.reviews.map((each, index) => [each.applicationId, index]));
  const place = (each: ReviewedApplication) => order.get(each.applicationId) ?? -1;
  return {
    kind: "review",
    bundleId: claims.bundleId,
    digest,
    claims,
    checked: ["signature", "files", "contents"],
    files,
    card,
    declaration: documents.declaration,
    reviews: [...documents.reviews].sort((one, other) => place(one) - place(other)),
  };
}
