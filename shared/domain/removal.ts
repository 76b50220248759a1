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

/** The account of a round that an expert removed. */
export type Removal = z.infer<typeof removalSchema>;

/** What a bureau removed of a round: the same account, of what it had received. Names of experts are not in it. */
export const ledgerRemovalSchema = z.strictObject({
  format: z.literal(2),
  round: removalSchema.shape.round,
  packages: removalSchema.shape.packages,
  /** The review bundles of the ledger (台账), oldest first. */
  bundles: z.array(
    z.strictObject({
      digest: sha256Schema,
      expertKid: kidSchema,
      revision: wholeFrom(1),
      receivedAt: instantSchema,
      /** Whether it was the one that counted for its expert. */
      counted: z.boolean(),
    }),
  ),
  /** How many decisions about conflicts went with them. */
  decisions: wholeFrom(0),
  /** How many records of refused files went: those name no round, so the person says whether they are of this one. */
  refusals: wholeFrom(0),
  removedAt: instantSchema,
  by: removalSchema.shape.by,
  reason: removalSchema.shape.reason,
});

/** The account of a round that a bureau removed. */
export type LedgerRemoval = z.infer<typeof ledgerRemovalSchema>;

/** Either account. */
export const removalNoteSchema = z.union([removalSchema, ledgerRemovalSchema]);

export type RemovalNote = z.infer<typeof removalNoteSchema>;
