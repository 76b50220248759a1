import { utf8 } from "../../shared/package/bytes";
import {
  checkCard,
  fitsRegister,
  type IdentityCard,
  type TrustedCard,
  trustedCard,
} from "../../shared/package/card";
import { readCardFile } from "../../shared/package/card-file";
import { Refused, unwrap } from "../../shared/package/refused";
import {
  addCard,
  type Decided,
  type RegisteredCard,
  readCards,
  renewCard,
  withdrawalOf,
  withdrawCard as withdrawStored,
} from "../storage/card";
import type { AcceptedCardView, CardPreviewView, CardView, WorkSource } from "./contract";
import { isOwnKid, ownCards, retiredCards } from "./own-keys";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";
import { sourceOf } from "./source";

/** The cards that a verifier knows: one's own and those of the register, withdrawn ones marked. */
export async function trustedCards(parts: ServiceParts, session: Session): Promise<TrustedCard[]> {
  const accepted = await readCards(parts.database, session.box);
  return [...(await ownCards(session)), ...(await Promise.all(accepted.map(trustedOf)))];
}

async function trustedOf(card: RegisteredCard): Promise<TrustedCard> {
  const trusted = trustedCard(await checkCard(utf8(card.compact)));
  return withdrawalOf(card) ? { ...trusted, withdrawn: true } : trusted;
}

/** The register, in the order of the first acceptance; behind it the seat's own cards that were replaced. */
export async function acceptedCards(parts: ServiceParts, session: Session): Promise<AcceptedCardView[]> {
  const views = (await readCards(parts.database, session.box)).map(acceptedView);
  return [
    ...views,
    ...(await retiredCards(session)).map((card) => ({ ...acceptedView(card), retired: true })),
  ];
}

/**
 * The card of a key in the register, whether it counts or was withdrawn, or the seat's own that was replaced; `null` where
 * the key is not known.
 */
export async function cardOf(
  parts: ServiceParts,
  session: Session,
  kid: string,
): Promise<RegisteredCard | null> {
  const cards = [...(await retiredCards(session)), ...(await readCards(parts.database, session.box))];
  return cards.find((card) => card.kid === kid) ?? null;
}

/** Reads a card that was handed over; it is not trusted by that. */
export async function previewCard(
  parts: ServiceParts,
  session: Session,
  given: WorkSource,
): Promise<CardPreviewView> {
  return previewOf(parts, session, unwrap(await readCardFile(sourceOf(given), given.name)));
}

/** What the register says to a card that holds for itself. */
export async function previewOf(
  parts: ServiceParts,
  session: Session,
  card: IdentityCard,
): Promise<CardPreviewView> {
  const standing = await standingOf(parts, session, card);
  const isVoid = standing === "withdrawn" || standing === "retired";
  const known = isVoid ? await cardOf(parts, session, card.kid) : null;
  return { ...cardView(card), standing, withdrawal: known && withdrawalOf(known) };
}

/**
 * Puts a card that a person compared into the register, with the time and the seat's name; a withdrawn one is accepted
 * anew, and one that counts stays as it is. Throws a refusal `card-invalid` for one that contradicts the register, and
 * for one's own.
 */
export async function acceptCard(
  parts: ServiceParts,
  session: Session,
  compact: string,
): Promise<AcceptedCardView> {
  const card = await checkCard(utf8(compact));
  const standing = await standingOf(parts, session, card);
  if (standing === "own" || standing === "retired" || standing === "conflict")
    throw new Refused("card-invalid", undefined, standing);
  const statement = { ...cardView(card), recipient: card.payload.recipient };
  const store = standing === "new" ? addCard : renewCard;
  return acceptedView(await store(parts.database, session.box, statement, decided(parts, session)));
}

/**
 * Withdraws a card of the register: from then on its signatures count only on what was recorded before. Throws a refusal
 * `internal` where the register has no such card or no reason is given.
 */
export async function withdrawCard(
  parts: ServiceParts,
  session: Session,
  kid: string,
  reason: string,
): Promise<AcceptedCardView> {
  const given = reason.trim();
  if (given === "") throw new Refused("internal", undefined, "a withdrawal needs a reason");
  const withdrawal = { ...decided(parts, session), reason: given };
  return acceptedView(await withdrawStored(parts.database, session.box, kid, withdrawal));
}

const decided = (parts: ServiceParts, { seat }: Session): Decided => ({ at: parts.now(), by: seat.name });

async function standingOf(
  parts: ServiceParts,
  session: Session,
  card: IdentityCard,
): Promise<CardPreviewView["standing"]> {
  const register = await trustedCards(parts, session);
  if (!fitsRegister(card, register).ok) return "conflict";
  if (card.kid === session.keys.kid) return "own";
  if (isOwnKid(session, card.kid)) return "retired";
  const known = register.find((each) => each.kid === card.kid);
  if (!known) return "new";
  return known.withdrawn ? "withdrawn" : "known";
}

function cardView({ kid, fingerprint, compact, payload }: IdentityCard): CardView {
  const { role, name, organisation, title, createdAt } = payload;
  return { kid, role, name, organisation, title, fingerprint, createdAt, compact };
}

/** A card of the register as the window sees it. */
export function acceptedView(card: RegisteredCard): AcceptedCardView {
  const { recipient: _recipient, ...view } = card;
  return { ...view, withdrawal: withdrawalOf(card), retired: false };
}
