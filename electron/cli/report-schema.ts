import { cardPayloadSchema } from "../../shared/domain/card";
import { reviewClaimsSchema, taskClaimsSchema } from "../../shared/domain/claims";
import { kidSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { localRefusalCodes, packageRefusalCodes } from "../../shared/refusal";

// The one source of what `--json` prints: the reports are typed by it, and `jiangping schema` is made from it.

const fileName = z.string().describe("The file's name without its folders; - for standard input");
const fingerprint = z
  .string()
  .regex(/^([A-Z2-7]{4} ){5}[A-Z2-7]{4}$/)
  .describe("What two people compare before they accept a card");
const digest = sha256Schema.describe("SHA-256 of the signature's signing input: it names the package");
const files = z
  .array(z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: sha256Schema }))
  .readonly()
  .describe("Every file inside, as shipped");
const signatureOnly = z.tuple([z.literal("signature")]);
const signatureAndFiles = z.tuple([z.literal("signature"), z.literal("files")]);
const everything = z.tuple([z.literal("signature"), z.literal("files"), z.literal("contents")]);
const accepted = { file: fileName, ok: z.literal(true) };

const acceptedCard = z
  .strictObject({
    ...{ ...accepted, kind: z.literal("card"), kid: kidSchema, fingerprint, card: cardPayloadSchema },
    checked: signatureOnly.describe("The card's own signature: who its owner is must be asked of a person"),
  })
  .describe("verify, card: a card that holds for itself");

const acceptedTask = z
  .strictObject({
    ...{ ...accepted, kind: z.literal("task"), packageId: uuidSchema, digest, claims: taskClaimsSchema },
    checked: z.union([signatureAndFiles, everything]).describe("Without an identity, contents is missing"),
    files,
    plaintext: z
      .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}$/), sha256Schema)
      .readonly()
      .optional()
      .describe("SHA-256 of each material's plaintext by application/material, where contents were checked"),
  })
  .describe("verify: an accepted task package");

const acceptedReview = z
  .strictObject({
    ...{ ...accepted, kind: z.literal("review"), bundleId: uuidSchema, digest, claims: reviewClaimsSchema },
    ...{ checked: everything, files },
  })
  .describe("verify: an accepted review bundle");

const refused = z
  .strictObject({
    ...{ file: fileName, ok: z.literal(false) },
    code: z.enum([...packageRefusalCodes, ...localRefusalCodes]).describe("Stable"),
    at: z.string().optional().describe("The file inside that it is about, where there is one"),
    message: z.string().describe("One Chinese sentence"),
  })
  .describe("Any command: refused, exit code 1");

const unjudged = z
  .strictObject({
    ...{ file: fileName, ok: z.literal(false) },
    code: z.enum(["unreadable", "identity-missing"]),
    message: z.string().describe("One Chinese sentence"),
  })
  .describe("Any command: no verdict, exit code 2");

const seenCard = z.strictObject({ payload: cardPayloadSchema, kid: kidSchema, fingerprint });
const seenJws = z.strictObject({ container: z.literal("jws"), card: seenCard });
const seenZip = z.strictObject({
  container: z.literal("zip"),
  entries: z
    .array(z.strictObject({ name: z.string(), bytes: z.int().min(0), deflated: z.boolean() }))
    .readonly()
    .describe("Names are escaped outside ASCII and cut after 80 characters"),
  card: seenCard.nullable(),
  signature: z
    .strictObject({ kid: kidSchema, digest, claims: z.unknown() })
    .nullable()
    .describe("As it stands there, checked by nothing"),
});
const seenAge = z.strictObject({
  container: z.literal("age"),
  stanzas: z.array(z.string()).readonly().describe("What opens it: X25519, scrypt"),
  plaintextBytes: z.int().min(0).nullable(),
  /** `null` without an identity that opens it. */
  get inside() {
    return z.union([seenJws, seenZip, seenAge]).nullable();
  },
});

const inspected = [
  z.strictObject({ ...accepted, ...seenJws.shape }).describe("inspect: a card that holds for itself"),
  z.strictObject({ ...accepted, ...seenZip.shape }).describe("inspect: an archive, nothing of it verified"),
  z.strictObject({ ...accepted, ...seenAge.shape }).describe("inspect: an encrypted file"),
] as const;

/** What `--json` prints, one object a file, a line each. */
export const reportSchema = z.union([
  acceptedCard,
  acceptedTask,
  acceptedReview,
  ...inspected,
  refused,
  unjudged,
]);

/** One object of `--json`. */
export type Report = z.infer<typeof reportSchema>;

/** The JSON Schema (draft 2020-12) of each object that `--json` prints. */
export const reportJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(reportSchema),
  title: "One line of jiangping --json",
});
