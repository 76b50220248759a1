import { toBase64url } from "../../shared/package/base64url";
import { type CardSubject, type IdentityCard, issueCard, readCard } from "../../shared/package/card";
import { createKeys, type OwnerKeys, openKeys, ownerKeys, sealKeys } from "../../shared/package/keys";
import { Refused, unwrap } from "../../shared/package/refused";
import { addSeat, readSeat, readSeats, type Seat } from "../storage/seat";
import type { FileToSave, SeatRequest } from "./contract";
import { exampleKeysIn, exampleKeysText, readExampleKeys } from "./example-keys";
import type { GuessGuard } from "./guess-guard";
import { ownerOf } from "./own-keys";
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
  const made = await createKeys();
  const [id, createdAt] = [parts.newId(), parts.now()];
  const card = await newCard(made, { role, name, organisation, title, createdAt });
  const keys = { ...made, owner: ownerOf({ id, createdAt, card: card.compact }) };
  const sealedKeys = await sealKeys(keys, passphrase);
  const seat = seatOf({ id, createdAt, example: false, sealedKeys, openKeys: null }, card);
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
  const place = { ...made, example: true, sealedKeys: null };
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
  return { suggestedName: `钥匙文件-${seat.name}.age`, bytes: seat.sealedKeys.slice() };
}

/** A new card of these keys, as it is read. */
export async function newCard(keys: OwnerKeys, subject: CardSubject): Promise<IdentityCard> {
  return unwrap(await readCard(await issueCard(keys, subject)));
}

type SeatPlace = Pick<Seat, "id" | "createdAt" | "example" | "sealedKeys" | "openKeys">;

function seatOf(place: SeatPlace, card: IdentityCard): Seat {
  const untouched = { recovery: null, former: [], spareMadeAt: null, handovers: [] };
  return { ...place, ...untouched, ...cardFacts(card) };
}

/** What a seat keeps of its card. */
export function cardFacts({ payload, kid, fingerprint, compact }: IdentityCard) {
  const { role, name, organisation, title, recipient } = payload;
  return { role, name, organisation, title, recipient, kid, fingerprint, card: compact };
}
