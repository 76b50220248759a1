import { fromBase64url, toBase64url } from "../../shared/package/base64url";
import { openKeys, sealKeys } from "../../shared/package/keys";
import { newRecoveryCode, readRecoveryCode } from "../../shared/package/recovery-code";
import { Refused, unwrap } from "../../shared/package/refused";
import { readSeat, replaceSeat, type Seat } from "../storage/seat";
import type { RecoveryView } from "./contract";
import type { GuessGuard } from "./guess-guard";
import { ownerOf } from "./own-keys";
import type { ServiceParts } from "./parts";
import type { Session, SessionHolder } from "./session";

/** The open seat's keys under its passphrase. Throws a refusal `internal` for the example, which has none. */
function sealedKeysOf({ sealedKeys }: Seat): Uint8Array {
  if (!sealedKeys) throw new Refused("internal", undefined, "the example has no passphrase");
  return sealedKeys;
}

/** Throws a refusal `wrong-passphrase`, or `too-soon` after several wrong ones. */
export async function demandPassphrase(
  guesses: GuessGuard,
  session: Session,
  passphrase: string,
): Promise<void> {
  const { seat } = session;
  const sealed = sealedKeysOf(seat);
  await guesses.guarded(seat.id, async () => unwrap(await openKeys(sealed, passphrase)));
  session.isProven = true;
}

/** Stores the open seat as it is from now on. Throws a refusal `conflict` where its keys were sealed anew meanwhile. */
export async function keepSeat(parts: ServiceParts, session: Session, after: Seat): Promise<void> {
  await replaceSeat(parts.database, session.seat, after);
  session.seat = after;
}

/** Seals the open seat's keys under another passphrase. Throws a refusal `wrong-passphrase` or `too-soon`; the old one holds then. */
export async function changePassphrase(
  parts: ServiceParts,
  guesses: GuessGuard,
  session: Session,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  await demandPassphrase(guesses, session, before);
  const sealedKeys = await sealKeys({ ...session.keys, owner: ownerOf(session.seat) }, after);
  await keepSeat(parts, session, { ...session.seat, sealedKeys });
}

/**
 * Makes a recovery code and seals the open seat's keys under it; one that was made before opens the seat no more. `null`
 * for the passphrase holds only in the session that made the seat. Throws a refusal `wrong-passphrase` or `too-soon`.
 */
export async function makeRecovery(
  parts: ServiceParts,
  guesses: GuessGuard,
  session: Session,
  passphrase: string | null,
): Promise<RecoveryView> {
  sealedKeysOf(session.seat);
  if (passphrase !== null) await demandPassphrase(guesses, session, passphrase);
  else if (!session.isNew) throw new Refused("wrong-passphrase", undefined, "no passphrase");
  const code = newRecoveryCode();
  const sealedKeys = toBase64url(await sealKeys(session.keys, code));
  const madeAt = parts.now();
  await keepSeat(parts, session, { ...session.seat, recovery: { madeAt, sealedKeys } });
  return { code, madeAt };
}

/**
 * Opens a seat with the code of its recovery sheet and seals its keys under a new passphrase. The sheet goes on to hold.
 * Throws a refusal `wrong-passphrase` for a code that is none, or another's, or revoked.
 */
export async function recoverSeat(
  parts: ServiceParts,
  holder: SessionHolder,
  guesses: GuessGuard,
  given: { readonly seatId: string; readonly code: string; readonly passphrase: string },
): Promise<Session> {
  const open = holder.begin();
  const seat = await readSeat(parts.database, given.seatId);
  const reading = readRecoveryCode(given.code);
  const sealed = seat?.recovery ? fromBase64url(seat.recovery.sealedKeys) : null;
  if (!seat || !reading.ok || !sealed) throw new Refused("wrong-passphrase", undefined, "no such code");
  const keys = unwrap(await openKeys(sealed, reading.code));
  const after = { ...seat, sealedKeys: await sealKeys(keys, given.passphrase) };
  await replaceSeat(parts.database, seat, after);
  await guesses.forgive(seat.id);
  return open(parts.database, after, keys);
}
