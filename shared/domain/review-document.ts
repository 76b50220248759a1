import {
  allDifferent,
  amountSchema,
  dateSchema,
  fileIdSchema,
  formatSchema,
  instantSchema,
  kidSchema,
  otherIdSchema,
  uuidSchema,
} from "./ids";
import { z } from "./schema";

/** The id of an annotation as documents cite it: `urn:uuid:` and a lower-case UUID. */
export const annotationUrnSchema = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const gateReviewSchema = z.strictObject({
  id: otherIdSchema,
  verdict: z.enum(["met", "unmet", "doubtful"]),
  comment: z.string(),
  evidence: z.array(annotationUrnSchema),
});

const scoreSchema = z.strictObject({
  criterionId: otherIdSchema,
  points: amountSchema,
  count: amountSchema.nullable(),
  comment: z.string(),
  evidence: z.array(annotationUrnSchema),
});

const shape = z.strictObject({
  format: formatSchema,
  roundId: fileIdSchema,
  taskPackageId: uuidSchema,
  applicationId: fileIdSchema,
  expertKid: kidSchema,
  state: z.enum(["scored", "recused"]),
  recusal: z.strictObject({ declared: z.boolean(), reason: z.string() }),
  gates: z.array(gateReviewSchema),
  scores: z.array(scoreSchema),
  total: amountSchema.nullable(),
  recommendation: z.string(),
  opinion: z.string(),
  signedOn: dateSchema,
  sealedAt: instantSchema,
});

type Shape = z.infer<typeof shape>;

const saysNothing = (review: Shape) =>
  review.gates.length === 0 &&
  review.scores.length === 0 &&
  review.total === null &&
  review.recommendation === "" &&
  review.opinion === "";

const fitsItsState = (review: Shape) =>
  review.state === "recused"
    ? review.recusal.declared && saysNothing(review)
    : !review.recusal.declared && review.total !== null;

/**
 * `review.json`: one sealed review. A recused one holds no gates, no scores, a null total and no words. Whether the
 * gates and criteria are the round's and the total is their sum is a cross-check of the bundle.
 */
export const reviewDocumentSchema = shape
  .refine(fitsItsState, "the review does not fit its state")
  .refine((review) => allDifferent(review.gates.map((each) => each.id)), "a gate occurs twice")
  .refine(
    (review) => allDifferent(review.scores.map((each) => each.criterionId)),
    "a criterion occurs twice",
  );

/** One sealed review (评审). */
export type ReviewDocument = z.infer<typeof reviewDocumentSchema>;
/** The verdict on one gate in a sealed review. */
export type GateReview = z.infer<typeof gateReviewSchema>;
/** The points of one criterion in a sealed review. */
export type Score = z.infer<typeof scoreSchema>;
