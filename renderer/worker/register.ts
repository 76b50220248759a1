import { readAll } from "../../shared/package/byte-source";
import { utf8 } from "../../shared/package/bytes";
import {
  checkCard,
  fitsRegister,
  type IdentityCard,
  type TrustedCard,
  trustedCard,
} from "../../shared/package/card";
import { mostDocumentBytes } from "../../shared/package/limits";
import { Refused } from "../../shared/package/refused";
import { addCard, type RegisteredCard, readCards } from "../storage/card";
import type { AcceptedCardView, CardPreviewView, CardView, WorkSource } from "./contract";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";
import { sourceOf } from "./source";

/** The cards that a verifier trusts: those of the register, and one's own. */
export async function trustedCards(parts: ServiceParts, session: Session): Promise<TrustedCard[]> {
  const accepted = await readCards(parts.database, session.box);
  const compacts = [...accepted.map((card) => card.compact), session.seat.card];
  return (await Promise.all(compacts.map((compact) => checkCard(utf8(compact))))).map(trustedCard);
}

/** The register, in the order of acceptance. */
export async function acceptedCards(parts: ServiceParts, session: Session): Promise<AcceptedCardView[]> {
  return (await readCards(parts.database, session.box)).map(acceptedView);
}

/** Reads a card that was handed over; it is not trusted by that. */
export async function previewCard(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
): Promise<CardPreviewView> {
  const source = sourceOf(given);
  if (source.size > mostDocumentBytes) throw new Refused("not-a-package", given.name);
  const card = await checkCard(await readAll(source), given.name);
  return { ...cardView(card), standing: await standingOf(parts, session, card) };
}

/**
 * Puts a card into the register, with the time; one that is there already stays as it is. Throws a refusal
 * `card-invalid` for one that contradicts the register, and for one's own.
 */
export async function acceptCard(
  parts: ServiceParts,
  session: Session,
  compact: string,
): Promise<AcceptedCardView> {
  const card = await checkCard(utf8(compact));
  const standing = await standingOf(parts, session, card);
  if (standing === "own" || standing === "conflict") throw new Refused("card-invalid", undefined, standing);
  const known = (await readCards(parts.database, session.box)).find((each) => each.kid === card.kid);
  if (known) return acceptedView(known);
  const accepted = { ...cardView(card), recipient: card.payload.recipient, acceptedAt: parts.now() };
  await addCard(parts.database, session.box, accepted);
  return acceptedView(accepted);
}

async function standingOf(
  parts: ServiceParts,
  session: Session,
  card: IdentityCard,
): Promise<CardPreviewView["standing"]> {
  const register = await trustedCards(parts, session);
  if (!fitsRegister(card, register).ok) return "conflict";
  if (card.kid === session.keys.kid) return "own";
  return register.some((known) => known.kid === card.kid) ? "known" : "new";
}

function cardView({ kid, fingerprint, compact, payload }: IdentityCard): CardView {
  const { role, name, organisation, title, createdAt } = payload;
  return { kid, role, name, organisation, title, fingerprint, createdAt, compact };
}

function acceptedView({ recipient: _recipient, ...card }: RegisteredCard): AcceptedCardView {
  return card;
}
