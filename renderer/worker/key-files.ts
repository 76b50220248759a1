import { readAgeHeader } from "../../shared/package/age-header";
import { bytesSource, readAll } from "../../shared/package/byte-source";
import { type Bytes, utf8 } from "../../shared/package/bytes";
import { checkCard, type IdentityCard } from "../../shared/package/card";
import { readCardFile } from "../../shared/package/card-file";
import { containerOf } from "../../shared/package/container";
import { type OwnerKeys, openKeys, sealKeys } from "../../shared/package/keys";
import { newRecoveryCode, readRecoveryCode } from "../../shared/package/recovery-code";
import { Refused, unwrap } from "../../shared/package/refused";
import { addSeat, readSeats, type Seat } from "../storage/seat";
import type { WorkSource } from "./contract";
import type { GuessGuard } from "./guess-guard";
import type { KeyFileRequest, SpareView } from "./keys-contract";
import { ownerOf } from "./own-keys";
import type { ServiceParts } from "./parts";
import { cardFacts } from "./seats";
import type { Session, SessionHolder } from "./session";
import { sourceOf } from "./source";
import { demandPassphrase, keepSeat } from "./vault";

/** No key file comes near this, with the cards of however many earlier keys. */
const mostKeyFileBytes = 1024 * 1024;

/** A key file as far as it can be told without its passphrase. */
interface KeyFile {
  readonly bytes: Bytes;
  /** What wrong passphrases are counted under: whose keys they are is behind the passphrase. */
  readonly guessedAs: string;
}

/**
 * Makes a seat out of a key file. The keys come back with the storage key, so that the seat's backups open, and with its
 * id and card, which the file holds; an older file needs the card beside it. They are sealed anew here: whatever the file
 * was sealed with, this seat's passphrase is as hard to guess as any.
 */
export async function bringKeys(
  parts: ServiceParts,
  holder: SessionHolder,
  guesses: GuessGuard,
  source: WorkSource,
  request: KeyFileRequest,
): Promise<Session> {
  const open = holder.begin();
  const file = await keyFileIn(source);
  const reading = readRecoveryCode(request.secret);
  const secret = reading.ok ? reading.code : request.secret;
  const next = request.passphrase ?? (reading.ok ? null : secret);
  if (next === null) throw new Refused("internal", undefined, "a code is no passphrase");
  const keys = await guesses.guarded(file.guessedAs, async () =>
    namingFile(source.name, async () => unwrap(await openKeys(file.bytes, secret))),
  );
  const card = await ownCardFor(keys, request.card);
  const id = keys.owner?.seatId ?? parts.newId();
  await demandAbsent(parts, id, keys);
  const createdAt = keys.owner?.createdAt ?? parts.now();
  const own = { ...keys, owner: ownerOf({ id, createdAt, card: card.compact }) };
  const seat: Seat = {
    ...{ id, createdAt, example: false, openKeys: null, recovery: null, ...cardFacts(card) },
    sealedKeys: await sealKeys(own, next),
    former: keys.former.map(({ kid, retiredAt: at }) => ({ kid, at })),
    ...{ spareMadeAt: null, handovers: [] },
  };
  await addSeat(parts.database, seat);
  return open(parts.database, seat, own);
}

/** How long the next passphrase for this key file waits. Throws a refusal `not-a-key-file`. */
export async function keyFileWait(guesses: GuessGuard, source: WorkSource): Promise<number> {
  return guesses.wait((await keyFileIn(source)).guessedAs);
}

/**
 * Seals the open seat's keys under a fresh code, which nobody keeps: whoever has the file and the code brings the seat
 * back without its passphrase.
 */
export async function makeSpare(
  parts: ServiceParts,
  guesses: GuessGuard,
  session: Session,
  passphrase: string,
): Promise<SpareView> {
  await demandPassphrase(guesses, session, passphrase);
  const code = newRecoveryCode();
  const bytes = await sealKeys({ ...session.keys, owner: ownerOf(session.seat) }, code);
  return { suggestedName: `封存备用钥匙-${session.seat.name}.age`, bytes, code, madeAt: parts.now() };
}

/** Notes that a spare copy was saved: one that never reached a disk is none. `madeAt` is ISO 8601 with zone. */
export function noteSpare(parts: ServiceParts, session: Session, madeAt: string): Promise<void> {
  return keepSeat(parts, session, { ...session.seat, spareMadeAt: madeAt });
}

async function keyFileIn(given: WorkSource): Promise<KeyFile> {
  const source = sourceOf(given);
  const isAge = source.size <= mostKeyFileBytes && (await containerOf(source)) === "age";
  if (!isAge) throw new Refused("not-a-key-file", given.name);
  const bytes = await readAll(source);
  const { stanzas } = await readAgeHeader(bytesSource(bytes), given.name);
  if (stanzas.length !== 1 || stanzas[0]?.type !== "scrypt") throw new Refused("not-a-key-file", given.name);
  return { bytes, guessedAs: await uuidOf(bytes) };
}

/** Refusals of a key file name the file as the person knows it. */
async function namingFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.refusal.code, name, error.refusal.detail);
  }
}

async function ownCardFor(keys: OwnerKeys, given: WorkSource | null): Promise<IdentityCard> {
  const enclosed = keys.owner?.card;
  if (enclosed === undefined && !given) throw new Refused("card-missing");
  const card =
    enclosed === undefined && given
      ? unwrap(await readCardFile(sourceOf(given), given.name))
      : await checkCard(utf8(enclosed ?? ""));
  const isOwn = card.kid === keys.kid && card.payload.recipient === keys.recipient;
  if (!isOwn) throw new Refused("card-invalid", given?.name, "a card of other keys");
  return card;
}

async function demandAbsent({ database }: ServiceParts, id: string, keys: OwnerKeys): Promise<void> {
  const kids = new Set([keys.kid, ...keys.former.map(({ kid }) => kid)]);
  const isHere = (seat: Seat) =>
    seat.id === id || kids.has(seat.kid) || seat.former.some(({ kid }) => kid === keys.kid);
  if ((await readSeats(database)).some(isHere)) throw new Refused("seat-here");
}

/** A UUID out of what a file holds. */
async function uuidOf(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
