import { amountSchema, fileIdSchema, sha256Schema, uuidSchema, wholeFrom } from "./ids";
import { z } from "./schema";

const materialChangeSchema = z.strictObject({
  change: z.enum(["added", "removed", "replaced"]),
  title: z.string(),
});

const lostSchema = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("annotation"),
    material: z.string(),
    page: wholeFrom(1),
    meaning: z.enum(["positive", "question", "deduction"]),
    text: z.string(),
  }),
  z.strictObject({
    what: z.literal("score"),
    title: z.string(),
    points: amountSchema.nullable(),
    count: amountSchema.nullable(),
    /** The comment where it went too; empty where it was carried over without its points. */
    comment: z.string(),
  }),
  z.strictObject({
    what: z.literal("gate"),
    title: z.string(),
    verdict: z.enum(["met", "unmet", "doubtful"]).nullable(),
    comment: z.string(),
  }),
  z.strictObject({ what: z.literal("recommendation"), words: z.string() }),
]);

const applicationFieldSchema = z.enum([
  "number",
  "studio",
  "employer",
  "master",
  "premises",
  "registration",
  "priorRecognition",
  "receivedOn",
  "team",
  "filledOn",
  "employerOpinion",
  "precheck",
  "materials",
  "calibration",
]);

const roundFieldSchema = z.enum([
  "title",
  "year",
  "regulation",
  "quota",
  "deadline",
  "instructions",
  "rubric",
  "recommendations",
  "privacy",
]);

const carriedApplicationSchema = z.strictObject({
  applicationId: fileIdSchema,
  number: z.string(),
  studio: z.string(),
  /** By the materials' plaintext digests: `carried` are the same scans, `changed` are not. */
  outcome: z.enum(["carried", "changed", "new", "gone"]),
  materials: z.array(materialChangeSchema),
  /** What else of the dossier reads differently; `materials`: titles, kinds, order or page numbers of the same scans. */
  fields: z.array(applicationFieldSchema),
  /** What became of the expert's work: `reopened` was sealed and goes on as a draft; of a `gone` one it stays behind. */
  work: z.enum(["none", "draft", "sealed", "reopened", "recused"]),
  /** Whether the answer about recusal holds (`kept`), has to be given anew (`again`), or there was none (`open`). */
  answer: z.enum(["kept", "again", "open"]),
  /** What was written and does not fit any more. It stays in the revision before. */
  lost: z.array(lostSchema),
});

const itemChange = <Change extends string>(changes: readonly [Change, ...Change[]]) =>
  z.array(z.strictObject({ title: z.string(), change: z.enum(changes) }));

const roundChangeSchema = z.strictObject({
  fields: z.array(roundFieldSchema),
  /** `scale`: another maximum, formula or step. `wording`: title, levels, articles or proofs. */
  criteria: itemChange(["added", "removed", "scale", "wording"]),
  gates: itemChange(["added", "removed", "wording"]),
  /** Whether scores that were sealed before fit the new sheet as they are. */
  sealsFit: z.boolean(),
});

/** What an import carried over from the revision before, told as it was then. */
export const carryingSchema = z.strictObject({
  from: z.strictObject({ packageId: uuidSchema, digest: sha256Schema, revision: wholeFrom(1) }),
  /** Whether the package supersedes one that is not here: revisions in between were never imported. */
  skipped: z.boolean(),
  round: roundChangeSchema,
  applications: z.array(carriedApplicationSchema),
});

/** What a newer revision of a round took over, application by application. */
export type Carrying = z.infer<typeof carryingSchema>;
/** One application's part of it. */
export type CarriedApplication = z.infer<typeof carriedApplicationSchema>;
/** What of the round itself changed. */
export type RoundChange = z.infer<typeof roundChangeSchema>;
/** A material that came, went or is another file now. */
export type MaterialChange = z.infer<typeof materialChangeSchema>;
/** Something that was written and does not fit the newer revision. */
export type LostWork = z.infer<typeof lostSchema>;
/** A part of a dossier beside its scans. */
export type ApplicationField = z.infer<typeof applicationFieldSchema>;
/** A part of a round beside its criteria and gates. */
export type RoundField = z.infer<typeof roundFieldSchema>;
