import { reviewClaimsSchema } from "../../shared/domain/claims";
import { fileIdSchema, instantSchema, kidSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { packageRefusalCodes } from "../../shared/refusal";
import { boxSchema } from "./box";
import type { ContentKind } from "./record";

/** What every row of the ledger has. Rows of three kinds share the table: what happened stays in one order. */
const common = {
  version: z.int().min(1),
  seatId: uuidSchema,
  id: uuidSchema,
  /** 1 for the ledger's first row, then one more than the last that is there: only a whole round is ever removed. */
  number: z.int().min(1),
  at: instantSchema,
  box: boxSchema,
};

const lineName = { bureauKid: kidSchema, roundId: fileIdSchema, expertKid: kidSchema };

/** A bundle that passed every check. */
const bundleRowSchema = z.strictObject({
  ...common,
  ...lineName,
  kind: z.literal("bundle"),
  digest: sha256Schema,
  bundleId: uuidSchema,
  roundRevision: z.int().min(1),
  revision: z.int().min(1),
  supersedes: z.strictObject({ bundleId: uuidSchema, digest: sha256Schema }).nullable(),
  disposition: z.enum(["added", "superseding", "conflict"]),
  /** Names its file among the payload files. */
  storeId: uuidSchema,
  /** Whether it was checked against its task package, which the bureau may not have at hand. */
  crossChecked: z.boolean(),
  /** Why it was refused when it was checked again, against its task package. */
  fault: z.enum(packageRefusalCodes).nullable(),
});

/** A file that was refused: its bytes are not kept. */
const refusalRowSchema = z.strictObject({
  ...common,
  kind: z.literal("refusal"),
  code: z.enum(packageRefusalCodes),
  size: z.int().min(0),
  /** Of the file. */
  sha256: sha256Schema,
});

/** What a person decided about the bundles of one expert for one round. */
const decisionRowSchema = z.strictObject({
  ...common,
  ...lineName,
  kind: z.literal("decision"),
  chosen: sha256Schema,
  known: z.array(sha256Schema),
});

/** Any row. */
export const ledgerRowSchema = z.discriminatedUnion("kind", [
  bundleRowSchema,
  refusalRowSchema,
  decisionRowSchema,
]);

export type BundleRow = z.infer<typeof bundleRowSchema>;
export type RefusalRow = z.infer<typeof refusalRowSchema>;
export type DecisionRow = z.infer<typeof decisionRowSchema>;
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

const bundleContentSchema = z.strictObject({
  fileName: z.string(),
  claims: reviewClaimsSchema,
  /** The expert as the accepted card names them. */
  organisation: z.string(),
  fingerprint: z.string(),
  /** Why it became what it became, in Chinese. */
  reason: z.string(),
});

const refusalContentSchema = z.strictObject({
  fileName: z.string(),
  /** The file inside it that the refusal is about; `null` where it is about the whole. */
  inside: z.string().nullable(),
});

const decisionContentSchema = z.strictObject({ reason: z.string() });

export type BundleContent = z.infer<typeof bundleContentSchema>;
export type RefusalContent = z.infer<typeof refusalContentSchema>;
export type DecisionContent = z.infer<typeof decisionContentSchema>;

const table = { table: "ledger", field: "box", upgrades: [] } as const;

export const bundleKind: ContentKind<BundleContent> = { ...table, schema: bundleContentSchema };
export const refusalKind: ContentKind<RefusalContent> = { ...table, schema: refusalContentSchema };
export const decisionKind: ContentKind<DecisionContent> = { ...table, schema: decisionContentSchema };
