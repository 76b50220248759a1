import type { AnnotationCollection } from "../domain/annotation-document";
import { annotationCollectionSchema } from "../domain/annotation-document";
import { type ReviewClaims, reviewClaimsSchema } from "../domain/claims";
import { type DeclarationDocument, declarationSchema } from "../domain/declaration";
import { type ReviewDocument, reviewDocumentSchema } from "../domain/review-document";
import { sealBytes } from "./age-seal";
import { bagBytes, memoryFile, sealBag } from "./bag-write";
import { type Bytes, utf8 } from "./bytes";
import { readDocument } from "./document";
import { sha256Hex } from "./fixity";
import type { OwnerKeys } from "./keys";
import { reviewFiles, reviewPaths } from "./review-layout";

/** A document as the bytes that are shipped, and their digest. */
export interface SerialisedReview {
  readonly bytes: Bytes;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * The exact bytes of a `review.json`, made once when a review is sealed and shipped untouched ever after: the signed
 * paper names their digest. Throws where the document is not one.
 */
export async function serialiseReview(review: ReviewDocument): Promise<SerialisedReview> {
  const bytes = utf8(`${JSON.stringify(reviewDocumentSchema.parse(review), null, 1)}\n`);
  return { bytes, sha256: await sha256Hex(bytes) };
}

/** One application's part of a bundle. */
export interface ReviewPart {
  /** `review.json` as `serialiseReview` made it. */
  readonly reviewBytes: Bytes;
  readonly annotations: AnnotationCollection;
  /** The form as printed for signing by hand. */
  readonly opinionPdf: Bytes;
}

/** What a bundle is made of. `createdAt` is ISO 8601 with zone; its date is the bag's. */
export interface ReviewBundle {
  readonly bundleId: string;
  readonly keys: OwnerKeys;
  /** The expert's own card as its file is, and the name on it. */
  readonly card: { readonly bytes: Bytes; readonly name: string };
  readonly task: ReviewClaims["task"];
  readonly round: ReviewClaims["round"];
  readonly bureau: ReviewClaims["bureau"];
  /** 1 for the first, then one more than the bundle it supersedes. */
  readonly revision: number;
  readonly supersedes: ReviewClaims["supersedes"];
  readonly declaration: DeclarationDocument;
  readonly reviews: readonly ReviewPart[];
  readonly createdAt: string;
  readonly appVersion: string;
}

/** A bundle ready to be handed over. */
export interface SealedReview {
  /** The whole `.jpreview`. */
  readonly bytes: Bytes;
  readonly digest: string;
  readonly claims: ReviewClaims;
}

interface PartOfBundle extends ReviewPart {
  readonly document: ReviewDocument;
}

/**
 * Seals a review bundle: signed by the expert, encrypted to the bureau alone. Throws where a part is not a document of
 * the format: the desk seals only what it has checked.
 */
export async function sealReview(bundle: ReviewBundle): Promise<SealedReview> {
  const parts = bundle.reviews.map((part) => ({
    ...part,
    document: readDocument(reviewDocumentSchema, part.reviewBytes, "review.json"),
  }));
  const sealed = await sealBag({
    id: bundle.bundleId,
    kind: "review",
    date: bundle.createdAt.slice(0, 10),
    agent: `jiangping ${bundle.appVersion}`,
    tags: new Map([[reviewFiles.card, bundle.card.bytes]]),
    payload: payloadOf(bundle.declaration, parts),
    claimsOf: (tagmanifestSha256) => claimsOf(bundle, parts, tagmanifestSha256),
    signer: bundle.keys,
  });
  const bytes = await sealBytes(await bagBytes(sealed), bundle.bureau.recipient);
  return { bytes, digest: sealed.digest, claims: sealed.claims };
}

const jsonBytes = (document: unknown) => utf8(`${JSON.stringify(document, null, 1)}\n`);

function payloadOf(declaration: DeclarationDocument, parts: readonly PartOfBundle[]) {
  const folders = parts.flatMap(({ document: { applicationId }, reviewBytes, annotations, opinionPdf }) => [
    memoryFile(reviewPaths.review(applicationId), reviewBytes),
    memoryFile(
      reviewPaths.annotations(applicationId),
      jsonBytes(annotationCollectionSchema.parse(annotations)),
    ),
    memoryFile(reviewPaths.opinion(applicationId), opinionPdf),
  ]);
  return [memoryFile(reviewFiles.declaration, jsonBytes(declarationSchema.parse(declaration))), ...folders];
}

function claimsOf(
  bundle: ReviewBundle,
  parts: readonly PartOfBundle[],
  tagmanifestSha256: string,
): ReviewClaims {
  const { bundleId, task, round, bureau, revision, supersedes, createdAt, appVersion } = bundle;
  return reviewClaimsSchema.parse({
    ...{ format: 1, kind: "review", bundleId, tagmanifestSha256, task, round, bureau },
    expert: { kid: bundle.keys.kid, name: bundle.card.name },
    ...{ revision, supersedes },
    reviews: parts.map(({ document: { applicationId, state, total } }) => ({ applicationId, state, total })),
    ...{ createdAt, appVersion, suites: ["ES256"] },
  });
}
