import {
  fileIdSchema,
  formatSchema,
  instantSchema,
  kidSchema,
  sha256Schema,
  uuidSchema,
  wholeFrom,
} from "./ids";
import { z } from "./schema";

const sealSchema = z.strictObject({
  packageId: uuidSchema,
  applicationId: fileIdSchema,
  number: wholeFrom(1),
  sealedAt: instantSchema,
  reviewSha256: sha256Schema,
  /** Opened again afterwards: not the expert's word any more. */
  reopened: z.boolean(),
});

const bundleSchema = z.strictObject({
  revision: wholeFrom(1),
  digest: sha256Schema,
  createdAt: instantSchema,
  /** False where nobody knows whether its file was written. */
  saved: z.boolean(),
});

/**
 * What was removed from a seat when a round was (清除本批次): enough to answer for it later, and nothing of what the
 * documents said. Reads of older ones must go on: a new member needs a new `format`.
 */
export const removalSchema = z.strictObject({
  format: formatSchema,
  round: z.strictObject({
    id: fileIdSchema,
    title: z.string(),
    bureauName: z.string(),
    bureauKid: kidSchema,
  }),
  packages: z.array(
    z.strictObject({
      packageId: uuidSchema,
      revision: wholeFrom(1),
      digest: sha256Schema,
      importedAt: instantSchema,
    }),
  ),
  applications: z.array(z.strictObject({ id: fileIdSchema, number: z.string() })),
  seals: z.array(sealSchema),
  bundles: z.array(bundleSchema),
  /** Seals that stood and were in no saved bundle. */
  unexported: wholeFrom(0),
  removedAt: instantSchema,
  by: z.strictObject({ kid: kidSchema, name: z.string() }),
  reason: z.string().min(1),
});

/** The account of a removed round. */
export type Removal = z.infer<typeof removalSchema>;
