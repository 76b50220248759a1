import { createKeys, type FormerKey, type OwnerKeys, sealKeys } from "../../shared/package/keys";
import { Refused } from "../../shared/package/refused";
import { receivedHandover, standingHandover } from "../storage/handover";
import type { Seat } from "../storage/seat";
import type { GuessGuard } from "./guess-guard";
import type { FormerKeyView, KeyHistoryView, RotationView } from "./keys-contract";
import { ownerOf, retiredCards } from "./own-keys";
import type { ServiceParts } from "./parts";
import { cardFacts, newCard } from "./seats";
import { type Session, seatView } from "./session";
import { demandPassphrase, keepSeat } from "./vault";

/**
 * Gives the open seat new keys for signing and for what is sealed to it, and a card of them. The old ones stay among the
 * keys, but for the half that signs, and so does the storage key: what lies here and in backups opens as before. It is
 * one row of one table that changes, so a program that is killed leaves the one or the other.
 */
export async function rotateKeys(
  parts: ServiceParts,
  guesses: GuessGuard,
  session: Session,
  { passphrase, reason }: { readonly passphrase: string; readonly reason: string },
): Promise<RotationView> {
  const given = reason.trim();
  if (given === "") throw new Refused("internal", undefined, "new keys need a reason");
  await demandPassphrase(guesses, session, passphrase);
  const { seat, keys: old } = session;
  const at = parts.now();
  const former: FormerKey = {
    ...{ kid: old.kid, identity: old.identity, recipient: old.recipient, card: seat.card },
    ...{ retiredAt: at, by: seat.name, reason: given },
  };
  const { role, name, organisation, title } = seat;
  const fresh = await createKeys();
  const card = await newCard(fresh, { role, name, organisation, title, createdAt: at });
  const keys: OwnerKeys = {
    ...{ ...fresh, storageKey: old.storageKey, former: [former, ...old.former] },
    owner: ownerOf({ ...seat, card: card.compact }),
  };
  const after: Seat = {
    ...{ ...seat, ...cardFacts(card), sealedKeys: await sealKeys(keys, passphrase) },
    // The code of the sheet is nobody's here: what it opens would be the old keys.
    ...{ recovery: null, former: [{ kid: old.kid, at }, ...seat.former] },
  };
  await keepSeat(parts, session, after);
  session.keys = keys;
  const { fingerprint } = seat;
  return {
    seat: seatView(after),
    before: { kid: old.kid, fingerprint, retiredAt: at, by: name, reason: given },
  };
}

/** What became of the open seat's keys. */
export async function keyHistory(session: Session): Promise<KeyHistoryView> {
  const { fingerprint, spareMadeAt, former } = session.seat;
  const cards = await retiredCards(session);
  const views = session.keys.former.map(({ kid, retiredAt, by, reason }): FormerKeyView => {
    const print = cards.find((card) => card.kid === kid)?.fingerprint ?? "";
    return { kid, fingerprint: print, retiredAt, by, reason };
  });
  const replacedAt = former[0]?.at;
  const isSpareOutdated =
    spareMadeAt !== null && replacedAt !== undefined && Date.parse(replacedAt) > Date.parse(spareMadeAt);
  const { handovers } = session.seat;
  return {
    fingerprint,
    former: views,
    spareMadeAt,
    isSpareOutdated,
    handovers,
    handed: handedOf(session.seat),
  };
}

function handedOf(seat: Seat): KeyHistoryView["handed"] {
  if (standingHandover(seat)) return "given";
  const receivedAt = receivedHandover(seat)?.receivedAt;
  const replacedAt = seat.former[0]?.at;
  const isReplaced = receivedAt && replacedAt && Date.parse(replacedAt) > Date.parse(receivedAt);
  return receivedAt && !isReplaced ? "received" : null;
}
