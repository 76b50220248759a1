import {
  allDifferent,
  amountSchema,
  fileIdSchema,
  formatSchema,
  instantSchema,
  kidSchema,
  recipientSchema,
  sha256Schema,
  uuidSchema,
  wholeFrom,
} from "./ids";
import { z } from "./schema";

const roundNameSchema = z.strictObject({ id: fileIdSchema, revision: wholeFrom(1) });
const bureauSchema = z.strictObject({ kid: kidSchema, recipient: recipientSchema });

/** What the bureau signs about a task package. */
export const taskClaimsSchema = z.strictObject({
  format: formatSchema,
  kind: z.literal("task"),
  packageId: uuidSchema,
  tagmanifestSha256: sha256Schema,
  round: roundNameSchema,
  roundSha256: sha256Schema,
  bureau: bureauSchema,
  experts: z.array(kidSchema).refine(allDifferent, "an expert occurs twice"),
  applications: z
    .array(z.strictObject({ id: fileIdSchema, materials: wholeFrom(0) }))
    .refine(
      (applications) => allDifferent(applications.map((each) => each.id)),
      "an application occurs twice",
    ),
  supersedes: z.strictObject({ packageId: uuidSchema, digest: sha256Schema }).nullable(),
  issuedAt: instantSchema,
});

const reviewedSchema = z
  .strictObject({
    applicationId: fileIdSchema,
    state: z.enum(["scored", "recused"]),
    total: amountSchema.nullable(),
  })
  .refine((each) => (each.state === "recused") === (each.total === null), "the total does not fit the state");

/** What an expert signs about a review bundle. That `suites` is exactly `["ES256"]` is a cross-check. */
export const reviewClaimsSchema = z.strictObject({
  format: formatSchema,
  kind: z.literal("review"),
  bundleId: uuidSchema,
  tagmanifestSha256: sha256Schema,
  task: z.strictObject({ packageId: uuidSchema, digest: sha256Schema }),
  round: roundNameSchema,
  bureau: bureauSchema,
  expert: z.strictObject({ kid: kidSchema, name: z.string() }),
  revision: wholeFrom(1),
  supersedes: z.strictObject({ bundleId: uuidSchema, digest: sha256Schema }).nullable(),
  reviews: z
    .array(reviewedSchema)
    .refine(
      (reviews) => allDifferent(reviews.map((each) => each.applicationId)),
      "an application occurs twice",
    ),
  createdAt: instantSchema,
  appVersion: z.string(),
  suites: z.array(z.string()),
});

/** The signed claims of a task package. */
export type TaskClaims = z.infer<typeof taskClaimsSchema>;
/** The signed claims of a review bundle. */
export type ReviewClaims = z.infer<typeof reviewClaimsSchema>;
