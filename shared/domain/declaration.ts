import { allDifferent, fileIdSchema, formatSchema, instantSchema, kidSchema } from "./ids";
import { z } from "./schema";

const recusalSchema = z.strictObject({
  applicationId: fileIdSchema,
  declared: z.boolean(),
  reason: z.string(),
  at: instantSchema,
});

/** `declaration.json`: confidentiality and, for each application, whether the expert stands aside (回避). */
export const declarationSchema = z.strictObject({
  format: formatSchema,
  expertKid: kidSchema,
  confidentiality: z.strictObject({ accepted: z.boolean(), at: instantSchema }),
  recusals: z
    .array(recusalSchema)
    .refine(
      (recusals) => allDifferent(recusals.map((each) => each.applicationId)),
      "an application is answered twice",
    ),
});

/** The expert's declaration; an application that is not in it was never asked about. */
export type DeclarationDocument = z.infer<typeof declarationSchema>;
/** The answer for one application. */
export type RecusalAnswer = z.infer<typeof recusalSchema>;
