import { fileIdSchema, formatSchema, instantSchema, sha256Schema, uuidSchema } from "./ids";
import { z } from "./schema";

/** `returns/….json`: what the bureau sends back to one expert (退回), with the reason. */
export const returnsSchema = z.strictObject({
  format: formatSchema,
  returns: z.array(
    z.strictObject({
      bundleId: uuidSchema,
      digest: sha256Schema,
      applicationIds: z.array(fileIdSchema),
      note: z.string(),
      at: instantSchema,
    }),
  ),
});

/** Bundles sent back to one expert. */
export type ReturnsDocument = z.infer<typeof returnsSchema>;
