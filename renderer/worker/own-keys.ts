import { utf8 } from "../../shared/package/bytes";
import { checkCard, type TrustedCard, trustedCard } from "../../shared/package/card";
import type { FormerKey, KeyOwner } from "../../shared/package/keys";
import type { RegisteredCard } from "../storage/card";
import type { Seat } from "../storage/seat";
import type { Session } from "./session";

/** The open seat's age identities, those that were replaced behind the one that holds. */
export function identitiesOf({ keys }: Pick<Session, "keys">): string[] {
  return [keys.identity, ...keys.former.map(({ identity }) => identity)];
}

/** Whether a signing key is the open seat's, or was. */
export function isOwnKid({ keys }: Pick<Session, "keys">, kid: string): boolean {
  return kid === keys.kid || keys.former.some((each) => each.kid === kid);
}

/** Whose keys a seat's are, as it goes into the seat's key file. */
export const ownerOf = ({ id, createdAt, card }: Pick<Seat, "id" | "createdAt" | "card">): KeyOwner => ({
  ...{ seatId: id, createdAt, card },
});

/** The seat's own cards as a verifier knows them: of those that were replaced, nothing new counts. */
export async function ownCards({ seat, keys }: Session): Promise<TrustedCard[]> {
  const former = keys.former.map(
    async ({ card }): Promise<TrustedCard> => ({
      ...trustedCard(await checkCard(utf8(card))),
      withdrawn: true,
    }),
  );
  return [trustedCard(await checkCard(utf8(seat.card))), ...(await Promise.all(former))];
}

/** The seat's own cards that were replaced, as the register shows cards: accepted when made, withdrawn when replaced. */
export function retiredCards({ keys }: Pick<Session, "keys">): Promise<RegisteredCard[]> {
  return Promise.all(keys.former.map(retiredCard));
}

async function retiredCard({ card, retiredAt, by, reason }: FormerKey): Promise<RegisteredCard> {
  const { kid, fingerprint, compact, payload } = await checkCard(utf8(card));
  const { role, name, organisation, title, recipient, createdAt } = payload;
  return {
    ...{ kid, fingerprint, compact, role, name, organisation, title, recipient, createdAt },
    decisions: [
      { kind: "accepted", at: createdAt, by },
      { kind: "withdrawn", at: retiredAt, by, reason },
    ],
  };
}
