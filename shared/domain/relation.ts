import { z } from "./schema";

/** The longest name or remark that is kept of a relation, in characters. */
export const longestRelation = 100;

/** A person or a unit that an expert is related to (与我有关的人和单位). It never leaves the profile. */
export const relationSchema = z.strictObject({
  kind: z.enum(["person", "unit"]),
  name: z.string().trim().min(1).max(longestRelation),
  /** What the relation is; may be empty. */
  note: z.string().max(longestRelation),
});

/** A person or a unit that an expert is related to. */
export type Relation = z.infer<typeof relationSchema>;
