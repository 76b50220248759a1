import {
  allDifferent,
  amountSchema,
  dateSchema,
  fileIdSchema,
  formatSchema,
  monthSchema,
  otherIdSchema,
  sha256Schema,
  wholeFrom,
} from "./ids";
import { z } from "./schema";

const retirementSchema = z.strictObject({
  category: z.enum(["male60", "female55", "female50"]),
  statutoryDate: dateSchema,
});

const masterSchema = z.strictObject({
  name: z.string(),
  sex: z.string(),
  ethnicity: z.string(),
  birthMonth: monthSchema,
  politicalStatus: z.string(),
  education: z.string(),
  occupation: z.string(),
  skillLevel: z.string(),
  post: z.string(),
  workStart: monthSchema,
  idNumber: z.string(),
  officePhone: z.string(),
  mobile: z.string(),
  relaxation: z.string().optional(),
  retirement: retirementSchema.optional(),
  career: z.array(z.string()).optional(),
  honours: z.array(z.string()).optional(),
  achievements: z.array(z.string()).optional(),
  apprentices: z.array(z.string()).optional(),
});

const memberSchema = z.strictObject({
  name: z.string(),
  sex: z.string(),
  birthMonth: monthSchema,
  occupation: z.string(),
  skillLevel: z.string(),
  post: z.string(),
  duty: z.string(),
  formal: z.boolean(),
});

const precheckSchema = z.strictObject({
  gateId: otherIdSchema,
  result: z.enum(["pass", "fail", "manual"]),
  note: z.string(),
});

const materialSchema = z.strictObject({
  id: fileIdSchema,
  kind: z.enum([
    "form",
    "certificate",
    "award",
    "patent",
    "achievement",
    "member",
    "policy",
    "premises",
    "other",
  ]),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.enum(["application/pdf", "image/jpeg", "image/png"]),
  pages: wholeFrom(1),
  bytes: wholeFrom(0),
  sha256: sha256Schema,
});

const anchorSchema = z.strictObject({ criterionId: otherIdSchema, points: amountSchema, note: z.string() });

/** `application.json`: one studio's dossier as declared, with its materials and the bureau's precheck. */
export const applicationSchema = z.strictObject({
  format: formatSchema,
  id: fileIdSchema,
  number: z.string(),
  studio: z.strictObject({ name: z.string(), directions: z.string(), industry: z.string() }),
  employer: z.strictObject({ name: z.string(), kind: z.string(), address: z.string(), support: z.string() }),
  master: masterSchema,
  premises: z.strictObject({ address: z.string(), area: z.string(), equipment: z.string() }).optional(),
  registration: z.string().optional(),
  priorRecognition: z.string().optional(),
  receivedOn: dateSchema.optional(),
  team: z.array(memberSchema),
  filledOn: dateSchema,
  employerOpinion: z.strictObject({ text: z.string(), date: dateSchema }),
  precheck: z.array(precheckSchema),
  materials: z
    .array(materialSchema)
    .refine((materials) => allDifferent(materials.map((each) => each.id)), "a material occurs twice"),
  calibration: z.strictObject({ anchors: z.array(anchorSchema) }).optional(),
});

/** One studio's dossier (申报). `calibration` marks a practice dossier that never counts. */
export type Application = z.infer<typeof applicationSchema>;
/** The leader of the studio (技能大师). */
export type Master = z.infer<typeof masterSchema>;
/** A member of the studio's team besides the leader. */
export type TeamMember = z.infer<typeof memberSchema>;
/** One scanned document (材料); `bytes` and `sha256` are those of the plaintext. */
export type Material = z.infer<typeof materialSchema>;
/** What the bureau found about one gate before the round was issued. */
export type Precheck = z.infer<typeof precheckSchema>;
