import { exactSum } from "./decimal";
import {
  allDifferent,
  amountSchema,
  dateSchema,
  fileIdSchema,
  formatSchema,
  otherIdSchema,
  wholeFrom,
} from "./ids";
import { z } from "./schema";

const levelSchema = z
  .strictObject({ label: z.string().min(1), min: amountSchema, max: amountSchema, text: z.string() })
  .refine((level) => level.min <= level.max, "a level's range is upside down");

const scoringSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("points") }),
  z.strictObject({
    kind: z.literal("count"),
    unit: z.string(),
    target: amountSchema,
    perMissing: amountSchema,
    capMissing: amountSchema.nullable(),
  }),
]);

const criterionSchema = z.strictObject({
  id: otherIdSchema,
  group: z.string(),
  title: z.string(),
  max: amountSchema,
  articles: z.array(z.string()),
  evidence: z.array(z.string()),
  scoring: scoringSchema,
  levels: z.array(levelSchema),
});

const rubricSchema = z
  .strictObject({
    id: otherIdSchema,
    title: z.string(),
    total: amountSchema,
    step: z.number().positive(),
    passLine: amountSchema.nullable(),
    criteria: z.array(criterionSchema).min(1),
  })
  .refine((rubric) => allDifferent(rubric.criteria.map((each) => each.id)), "a criterion occurs twice")
  .refine(
    (rubric) => exactSum(rubric.criteria.map((each) => each.max)) === rubric.total,
    "the criteria do not add up to the total",
  );

const gateSchema = z.strictObject({ id: otherIdSchema, title: z.string(), article: z.string() });

/** `round.json`: one year's review, its rubric, gates and wording, as the bureau ships it. */
export const roundSchema = z.strictObject({
  format: formatSchema,
  id: fileIdSchema,
  revision: wholeFrom(1),
  title: z.string(),
  year: wholeFrom(1),
  regulation: z.strictObject({ title: z.string(), version: z.string() }),
  quota: wholeFrom(0),
  deadline: dateSchema,
  instructions: z.string(),
  rubric: rubricSchema,
  gates: z
    .array(gateSchema)
    .refine((gates) => allDifferent(gates.map((each) => each.id)), "a gate occurs twice"),
  recommendations: z.array(z.string()),
  privacy: z.strictObject({ blind: z.boolean(), maskIdentity: z.boolean() }),
});

/** One year's review (评审批次). */
export type Round = z.infer<typeof roundSchema>;
/** The scoring sheet (评分表) of a round. */
export type Rubric = z.infer<typeof rubricSchema>;
/** One row of the rubric (评分项). */
export type Criterion = z.infer<typeof criterionSchema>;
/** A range of points of a criterion with its meaning (档次). */
export type Level = z.infer<typeof levelSchema>;
/** A hard condition of article 4, 5 or 10 (资格条件), judged and not scored. */
export type Gate = z.infer<typeof gateSchema>;
