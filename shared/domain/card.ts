import { bytes32Schema, formatSchema, instantSchema, recipientSchema } from "./ids";
import { z } from "./schema";

/** Who a card speaks for. */
export const roleSchema = z.enum(["bureau", "expert"]);

/** The public half of a P-256 signing key. */
export const publicJwkSchema = z.strictObject({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: bytes32Schema,
  y: bytes32Schema,
});

/** What an identity card says about its owner, signed by the owner's own key. */
export const cardPayloadSchema = z.strictObject({
  format: formatSchema,
  role: roleSchema,
  name: z.string(),
  organisation: z.string(),
  title: z.string(),
  jwk: publicJwkSchema,
  recipient: recipientSchema,
  createdAt: instantSchema,
});

/** The role a card's owner has. */
export type Role = z.infer<typeof roleSchema>;
/** The public signing key as cards carry it. */
export type PublicJwk = z.infer<typeof publicJwkSchema>;
/** The contents of an identity card (身份卡). */
export type CardPayload = z.infer<typeof cardPayloadSchema>;
