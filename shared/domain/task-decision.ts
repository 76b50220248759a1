import { instantSchema, sha256Schema, uuidSchema, wholeFrom } from "./ids";
import { z } from "./schema";

const namedTaskSchema = z.strictObject({
  packageId: uuidSchema,
  digest: sha256Schema,
  revision: wholeFrom(1),
});

/** A person decided which of two packages that contradict one another counts at this seat. */
export const taskDecisionSchema = z.strictObject({
  at: instantSchema,
  /** The name of the seat. */
  by: z.string(),
  chosen: namedTaskSchema,
  left: namedTaskSchema,
});

/** A decision between two task packages of one round, kept with the one that was chosen. */
export type TaskDecision = z.infer<typeof taskDecisionSchema>;
