import { fromBase64url } from "../../shared/package/base64url";
import type { OwnerKeys } from "../../shared/package/keys";
import { Refused } from "../../shared/package/refused";
import { importBoxKey, type OpenSeat } from "../storage/box";
import type { Database } from "../storage/database";
import type { Seat } from "../storage/seat";
import type { SeatView } from "./contract";
import { RoundCache } from "./round-cache";

/** A seat that is open, with its keys: in this worker's memory only. */
export interface Session {
  /** As it lies in the database: another once its keys were sealed anew. */
  seat: Seat;
  /** The seat was made in this session: its owner has just thought of the passphrase. */
  isNew: boolean;
  /** Its passphrase was typed in this session; false where this computer remembered it. */
  isProven: boolean;
  /** Others once they were changed; the storage key stays. */
  keys: OwnerKeys;
  readonly box: OpenSeat;
  readonly rounds: RoundCache;
  /** Aborted when the seat is locked: what is still under way then keeps nothing of it. */
  readonly locked: AbortSignal;
}

/** Begins a session with a seat's keys. */
export type OpenSession = (database: Database, seat: Seat, keys: OwnerKeys) => Promise<Session>;

/** A seat as storage opens its boxes. Throws a refusal `decrypt-failed` for keys that hold no storage key. */
export async function boxOf(seat: Pick<Seat, "id">, keys: OwnerKeys): Promise<OpenSeat> {
  const raw = fromBase64url(keys.storageKey);
  if (!raw) throw new Refused("decrypt-failed", undefined, "the storage key is not base64url");
  return { seatId: seat.id, key: await importBoxKey(raw) };
}

/** Holds the session while a seat is open, and tells those that keep something of it when it ends. */
export class SessionHolder {
  readonly #ends: (() => void)[] = [];
  #session: Session | null = null;
  #end = new AbortController();
  #lockings = 0;

  /** Registers what has to be forgotten when the seat is locked. */
  whenLocked(forget: () => void): void {
    this.#ends.push(forget);
  }

  /**
   * Begins an opening, which is given up where somebody locks before it is done: deriving the keys takes its time. What it
   * gives ends what session there is and begins one with these keys; it throws a refusal `cancelled` where it was given up.
   */
  begin(): OpenSession {
    const lockings = this.#lockings;
    return async (database, seat, keys) => {
      const box = await boxOf(seat, keys);
      // Nothing is waited for between the end of one session and the next: none can come in between and go on unseen.
      if (lockings !== this.#lockings) throw new Refused("cancelled", undefined, "locked meanwhile");
      this.#forget();
      const { signal: locked } = this.#end;
      const rounds = new RoundCache(database, box);
      this.#session = { ...{ seat, isNew: false, isProven: true, keys, box, rounds }, locked };
      return this.#session;
    };
  }

  /** Forgets the keys and everything opened with them. */
  lock(): void {
    this.#lockings += 1;
    this.#forget();
  }

  #forget(): void {
    this.#session = null;
    this.#end.abort();
    this.#end = new AbortController();
    for (const forget of this.#ends) forget();
  }

  /** Whether this is the session that is open now. */
  isOpen(session: Session): boolean {
    return this.#session === session;
  }

  /** The session that is open now, if one is. */
  current(): Session | null {
    return this.#session;
  }

  /** The open seat. Throws a refusal where none is open. */
  require(): Session {
    if (!this.#session) throw new Refused("internal", undefined, "no seat is open");
    return this.#session;
  }
}

/** What the window learns of a seat. */
export function seatView({ id, role, name, organisation, fingerprint, example }: Seat): SeatView {
  return { id, role, name, organisation, fingerprint, example };
}
