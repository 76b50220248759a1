import { toBase64url } from "../../shared/package/base64url";
import { joinBytes, utf8 } from "../../shared/package/bytes";
import { openKeys, sealKeys } from "../../shared/package/keys";
import { Refused } from "../../shared/package/refused";
import type { Database } from "../storage/database";
import { dropRemembered, keepRemembered, readKept, readRemembered } from "../storage/remembered";
import { readSeat, type Seat } from "../storage/seat";
import type { Bytes } from "./contract";
import { outcome } from "./outcome";
import type { ServiceParts } from "./parts";
import type { Keychain, RememberedView } from "./remember-contract";
import type { Session, SessionHolder } from "./session";

/** The system's keychain, once the window has said where it is. */
export class KeychainPlace {
  chain: Keychain | null = null;

  attach(chain: Keychain): void {
    this.chain = chain;
  }
}

/** For how many days a remembered seat opens without its passphrase, counted from when it was typed last. */
export const rememberedDays = 14;
const dayLong = 86_400_000;
const halfBytes = 32;
/** The secret is 32 random bytes: nothing is gained by making it slow to try. */
const workFactor = 4;

const ask = (detail: string) => new Refused("wrong-passphrase", undefined, detail);

/**
 * Spares a seat its passphrase at the program's start. Its keys lie sealed under two halves, both random: one in the
 * database under this computer's key, one in the system's keychain. A lock of any kind destroys both, until the
 * passphrase is typed; what seals the seat's keys anew (another passphrase, recovery, a backup) leaves nothing that opens.
 */
export class Remembering {
  readonly #parts: Pick<ServiceParts, "now"> & { readonly database: Database };
  readonly #place: KeychainPlace;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    parts: Pick<ServiceParts, "now"> & { readonly database: Database },
    place = new KeychainPlace(),
  ) {
    this.#parts = parts;
    this.#place = place;
  }

  async view(seatId: string): Promise<RememberedView> {
    const remembered = await readRemembered(this.#parts.database, seatId);
    const at = remembered?.at ?? null;
    const until = at !== null && this.#holds(at) ? endOf(at) : null;
    return { isRemembered: remembered !== null, until };
  }

  /** Remembers the open seat, whose passphrase was typed just now. Throws what keeps it from being kept. */
  remember(session: Session): Promise<void> {
    return this.#inTurn(() => this.#remember(session));
  }

  async #remember({ seat, keys, locked }: Session): Promise<void> {
    const { database, now } = this.#parts;
    const { chain } = this.#place;
    // A lock that comes now waits for its turn behind this, and destroys what was kept.
    locked.throwIfAborted();
    if (!chain || seat.example) throw new Refused("internal", undefined, "no keychain");
    const [half, other] = [randomHalf(), randomHalf()];
    const at = now();
    const sealed = await sealKeys(keys, await secretOf(seat, at, half, other), workFactor);
    await chain.keep(seat.id, other.slice());
    await keepRemembered(database, seat.id, { at, half, keys: sealed });
  }

  /** Its passphrase was typed: a seat that is remembered is so from now on again. What fails is logged; the seat is open. */
  async renew(session: Session): Promise<void> {
    await this.#logged(async () => {
      if (await readRemembered(this.#parts.database, session.seat.id)) await this.remember(session);
    });
  }

  /** Opens a seat. Throws a refusal `wrong-passphrase` where its passphrase has to be typed. */
  async open(holder: SessionHolder, seatId: string): Promise<Session> {
    const { database } = this.#parts;
    const open = holder.begin();
    const [seat, kept] = [await readSeat(database, seatId), await readKept(database, seatId)];
    if (!seat || !kept || !this.#holds(kept.at)) throw ask("nothing is kept, or no more");
    const other = await this.#place.chain?.fetch(seatId);
    if (!other) throw ask("the keychain has no half");
    const keys = await openKeys(kept.keys, await secretOf(seat, kept.at, kept.half, other));
    if (!keys.ok || keys.value.kid !== seat.kid) throw ask("the halves do not open the keys");
    const session = await open(database, seat, keys.value);
    session.isProven = false;
    return session;
  }

  /** Destroys what is kept, whichever half can be, until the passphrase is typed again. What fails is logged. */
  suspend(seatId: string): Promise<void> {
    return this.#destroy(seatId, () => keepRemembered(this.#parts.database, seatId, null));
  }

  /** Remembers a seat no more. What fails is logged: without the other half, and under other keys, the rest opens nothing. */
  forget(seatId: string): Promise<void> {
    return this.#destroy(seatId, () => dropRemembered(this.#parts.database, seatId));
  }

  #destroy(seatId: string, here: () => Promise<void>): Promise<void> {
    return this.#inTurn(() =>
      this.#logged(async () => {
        if (!(await readRemembered(this.#parts.database, seatId))) return;
        await this.#logged(async () => this.#place.chain?.forget(seatId));
        await here();
      }),
    );
  }

  /** One after the other: a lock comes upon what is still being kept. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined); // whoever asked for it hears of it
    return done;
  }

  /** A clock that was set back makes nothing last longer: what is from tomorrow does not hold today. */
  #holds(at: string): boolean {
    const age = Date.parse(this.#parts.now()) - Date.parse(at);
    return age >= 0 && age < rememberedDays * dayLong;
  }

  async #logged(work: () => Promise<void>): Promise<void> {
    const done = await outcome(work);
    if (done.ok) return;
    const { code, detail } = done.refusal;
    await this.#place.chain?.failed(code, detail ?? "").catch(() => undefined); // the window is gone: nobody is left to tell
  }
}

function endOf(at: string): string {
  return new Date(Date.parse(at) + rememberedDays * dayLong).toISOString();
}

function randomHalf(): Bytes {
  return crypto.getRandomValues(new Uint8Array(halfBytes));
}

/** What both halves make for this seat, this moment and these sealed keys, and for no other. */
async function secretOf(seat: Seat, at: string, half: Bytes, other: Bytes): Promise<string> {
  if (!seat.sealedKeys) throw new Refused("internal", undefined, "the example has no passphrase");
  const sealed = toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", seat.sealedKeys)));
  const material = await crypto.subtle.importKey("raw", joinBytes([half, other]), "HKDF", false, [
    "deriveBits",
  ]);
  const info = utf8(JSON.stringify(["jiangping remembered seat", seat.id, at, sealed]));
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    material,
    256,
  );
  return toBase64url(new Uint8Array(bits));
}
