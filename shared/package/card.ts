import { type CardPayload, cardPayloadSchema, type PublicJwk, type Role } from "../domain/card";
import { accept, type Result, refuse } from "../refusal";
import { isRecipient } from "./age-keys";
import { toBase32 } from "./base32";
import { type Bytes, utf8 } from "./bytes";
import { checkShape, parseJson } from "./document";
import { type ParsedJws, parseJws, signJws, thumbprintOf, verifyJws } from "./jws";
import type { OwnerKeys } from "./keys";
import { mostDocumentBytes } from "./limits";
import { demand, guarded, Refused } from "./refused";

/** A card whose own signature holds. It proves possession of the key, not who its owner is. */
export interface IdentityCard {
  readonly payload: CardPayload;
  readonly kid: string;
  /** 24 characters in groups of four: what two people compare before they accept a card. */
  readonly fingerprint: string;
  /** The card's file as it is. */
  readonly compact: string;
}

/** What of an accepted card trust rests on; a verifier's register is a list of these. */
export interface TrustedCard {
  readonly kid: string;
  readonly role: Role;
  readonly jwk: PublicJwk;
  readonly recipient: string;
  /** The card as it was accepted: the same bytes again need not be checked again. */
  readonly accepted?: IdentityCard;
  /** Set once a person withdrew the card: its signatures then count only where their digest was in the ledger already. */
  readonly withdrawn?: true;
}

/** What a person writes on a card; the rest comes from the keys. `createdAt` is ISO 8601 with zone. */
export type CardSubject = Pick<CardPayload, "role" | "name" | "organisation" | "title" | "createdAt">;

/** The fingerprint of a person: it covers role, signing key and recipient. */
export async function fingerprintOf(role: Role, kid: string, recipient: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", utf8(`jp-card\n${role}\n${kid}\n${recipient}`));
  const text = toBase32(new Uint8Array(hash)).slice(0, 24);
  return text.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The file of a new card, signed by its owner's key. */
export async function issueCard(keys: OwnerKeys, subject: CardSubject): Promise<Bytes> {
  const { role, name, organisation, title, createdAt } = subject;
  const payload: CardPayload = {
    ...{ format: 1, role, name, organisation, title, jwk: keys.publicJwk },
    ...{ recipient: keys.recipient, createdAt },
  };
  return signJws(utf8(JSON.stringify(payload)), "jp-card+jws", keys.kid, keys.signing);
}

/** Reads a card and checks its own signature; the refusals are those of signatures, `card-invalid` and `format-unsupported`. */
export const readCard = (bytes: Uint8Array, file?: string): Promise<Result<IdentityCard>> =>
  guarded(() => checkCard(bytes, file));

/** As `readCard`, throwing. */
export async function checkCard(bytes: Uint8Array, file = ""): Promise<IdentityCard> {
  demand(bytes.length <= mostDocumentBytes, "archive-limit", file);
  const jws = parseJws(bytes, "jp-card+jws", file);
  const payload = cardPayload(jws, file);
  demand(
    (await thumbprintOf(payload.jwk)) === jws.kid,
    "card-invalid",
    file,
    "kid is not the key's thumbprint",
  );
  demand(isRecipient(payload.recipient), "card-invalid", file, "the recipient's checksum is wrong");
  demand(await isOwnSignature(jws, payload, file), "signature-invalid", file);
  const fingerprint = await fingerprintOf(payload.role, jws.kid, payload.recipient);
  return { payload, kid: jws.kid, fingerprint, compact: new TextDecoder().decode(bytes) };
}

function cardPayload(jws: ParsedJws, file: string): CardPayload {
  const value = parseJson(jws.payload, file, "card-invalid");
  demand(!isOtherFormat(value), "format-unsupported", file);
  return checkShape(cardPayloadSchema, value, file, "card-invalid");
}

/** Whether a payload says that it is of a version we do not know: a whole number other than 1. */
export function isOtherFormat(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("format" in value)) return false;
  return Number.isInteger(value.format) && value.format !== 1;
}

async function isOwnSignature(jws: ParsedJws, payload: CardPayload, file: string): Promise<boolean> {
  try {
    return await verifyJws(jws, payload.jwk);
  } catch (error) {
    throw new Refused("card-invalid", file, `the key is not on the curve: ${String(error)}`);
  }
}

/** What a register keeps of a card once a person has accepted it. */
export const trustedCard = (card: IdentityCard): TrustedCard => ({
  kid: card.kid,
  role: card.payload.role,
  jwk: card.payload.jwk,
  recipient: card.payload.recipient,
  accepted: card,
});

/** Refuses, as `card-invalid`, a card whose key is known with another role or recipient; accepts any other. */
export function fitsRegister(card: IdentityCard, register: readonly TrustedCard[]): Result<IdentityCard> {
  const clash = register.some(
    (known) =>
      known.kid === card.kid &&
      (known.role !== card.payload.role || known.recipient !== card.payload.recipient),
  );
  return clash
    ? refuse("card-invalid", undefined, "the key is known with another role or recipient")
    : accept(card);
}
