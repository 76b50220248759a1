import { toBase64url } from "../../shared/package/base64url";
import { type CardSubject, type IdentityCard, issueCard, readCard } from "../../shared/package/card";
import { createKeys, type OwnerKeys, openKeys, ownerKeys, sealKeys } from "../../shared/package/keys";
import { Refused, unwrap } from "../../shared/package/refused";
import { addSeat, readSeat, readSeats, type Seat } from "../storage/seat";
import type { FileToSave, SeatRequest } from "./contract";
import { exampleKeysIn, exampleKeysText, readExampleKeys } from "./example-keys";
import type { GuessGuard } from "./guess-guard";
import type { ServiceParts } from "./parts";
import { readClosedRounds } from "./round-cache";
import type { Session, SessionHolder } from "./session";

/** Makes keys and card of a new seat, stores them sealed under the passphrase, and opens it. */
export async function createSeat(
  parts: ServiceParts,
  holder: SessionHolder,
  request: SeatRequest,
): Promise<Session> {
  const open = holder.begin();
  const { passphrase, role, name, organisation, title } = request;
  const keys = await createKeys();
  const createdAt = parts.now();
  const [card, sealedKeys] = await Promise.all([
    newCard(keys, { role, name, organisation, title, createdAt }),
    sealKeys(keys, passphrase),
  ]);
  const place = { id: parts.newId(), createdAt, example: false, sealedKeys, openKeys: null, recovery: null };
  const seat = seatOf(place, card);
  await addSeat(parts.database, seat);
  const session = await open(parts.database, seat, keys);
  session.isNew = true;
  return session;
}

/** What the worker's performance timeline calls the derivation of the keys: the benchmark of unlocking compares with it. */
export const derivationMeasure = "derive-keys";

/** Opens a seat with its passphrase. Throws a refusal `wrong-passphrase`, or `too-soon` after several wrong ones. */
export async function unlockSeat(
  parts: ServiceParts,
  holder: SessionHolder,
  guesses: GuessGuard,
  { seatId, passphrase }: { readonly seatId: string; readonly passphrase: string },
): Promise<Session> {
  const open = holder.begin();
  const seat = await readSeat(parts.database, seatId);
  if (!seat) throw new Refused("internal", undefined, "no such seat");
  // Deriving the key takes a second and the database a few milliseconds: what the inbox shows is fetched first.
  const closed = await readClosedRounds(parts.database, seatId);
  const keys = await guesses.guarded(seatId, async () => {
    const start = performance.now();
    const derived = await keysOf(seat, passphrase);
    performance.measure(derivationMeasure, { start });
    return derived;
  });
  const session = await open(parts.database, seat, keys);
  session.rounds.prime(closed);
  return session;
}

async function keysOf(seat: Seat, passphrase: string): Promise<OwnerKeys> {
  if (seat.sealedKeys) return unwrap(await openKeys(seat.sealedKeys, passphrase));
  if (seat.openKeys === null) throw new Refused("internal", undefined, "the seat has no keys");
  return exampleKeysIn(seat.openKeys);
}

/** Opens the example's seat; makes it where there is none yet. */
export async function openExampleSeat(
  parts: ServiceParts,
  holder: SessionHolder,
  expertKeys: Uint8Array,
): Promise<Session> {
  const open = holder.begin();
  const known = (await readSeats(parts.database)).find((seat) => seat.example);
  const seat = known ?? (await addExampleSeat(parts, expertKeys));
  return open(parts.database, seat, await keysOf(seat, ""));
}

async function addExampleSeat(parts: ServiceParts, expertKeys: Uint8Array): Promise<Seat> {
  const shipped = readExampleKeys(expertKeys);
  const storageKey = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const keys = await ownerKeys(shipped.signing, shipped.identity, storageKey);
  const card = unwrap(await readCard(new TextEncoder().encode(shipped.card)));
  if (card.kid !== keys.kid) throw new Refused("card-invalid", undefined, "not the card of these keys");
  const made = { id: parts.newId(), createdAt: parts.now() };
  const place = { ...made, example: true, sealedKeys: null, recovery: null };
  const seat = seatOf({ ...place, openKeys: exampleKeysText(keys) }, card);
  await addSeat(parts.database, seat);
  return seat;
}

/** This seat's card as a file. */
export function ownCard({ seat }: Session): FileToSave {
  return {
    suggestedName: `身份卡-${seat.name}.jpcard`,
    bytes: new TextEncoder().encode(seat.card),
  };
}

/** This seat's keys as a file: as they are stored, under the passphrase. Throws a refusal for the example, which has none. */
export function ownKeys({ seat }: Session): FileToSave {
  if (!seat.sealedKeys) throw new Refused("internal", undefined, "the example has no passphrase");
  return { suggestedName: `密钥-${seat.name}.age`, bytes: seat.sealedKeys.slice() };
}

async function newCard(keys: OwnerKeys, subject: CardSubject): Promise<IdentityCard> {
  return unwrap(await readCard(await issueCard(keys, subject)));
}

type SeatPlace = Pick<Seat, "id" | "createdAt" | "example" | "sealedKeys" | "openKeys" | "recovery">;

function seatOf(place: SeatPlace, card: IdentityCard): Seat {
  const { role, name, organisation, title, recipient } = card.payload;
  const { kid, fingerprint, compact } = card;
  return { ...place, role, name, organisation, title, recipient, kid, fingerprint, card: compact };
}
