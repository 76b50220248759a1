import { Refused } from "../../shared/package/refused";
import type { Database } from "../storage/database";
import { type Guesses, keepGuesses, readGuesses } from "../storage/guesses";
import type { ServiceParts } from "./parts";

/** So many wrong passphrases are nobody's fault. */
const freeGuesses = 2;
const longestWait = 60_000;

/** How long, in milliseconds, the next passphrase waits after so many wrong ones in a row. */
export function waitAfter(wrong: number): number {
  return wrong <= freeGuesses ? 0 : Math.min(longestWait, 1000 * 2 ** (wrong - freeGuesses - 1));
}

/**
 * Under what the wrong passphrases for a backup are counted: an id made of its sealed keys, which every copy of it has and
 * which cannot be changed without losing what they seal.
 */
export async function guessedAs(sealedKeys: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", sealedKeys));
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}

/**
 * Has whoever tries passphrases wait longer each time, across restarts. It slows people at this screen; whoever copies
 * the profile is slowed by scrypt alone.
 */
export class GuessGuard {
  readonly #parts: Pick<ServiceParts, "now"> & { readonly database: Database };
  /** What the disk did not take. */
  readonly #unkept = new Map<string, Guesses>();

  constructor(parts: Pick<ServiceParts, "now"> & { readonly database: Database }) {
    this.#parts = parts;
  }

  /** How long, in milliseconds, the next passphrase has to wait of this seat, or of the backup that goes by this id. */
  async wait(seatId: string): Promise<number> {
    const guesses = await this.#read(seatId);
    if (!guesses) return 0;
    const wait = waitAfter(guesses.wrong);
    const left = Date.parse(guesses.lastAt) + wait - Date.parse(this.#parts.now());
    // A clock that was set back makes nobody wait longer than the whole of it.
    return Math.max(0, Math.min(wait, left));
  }

  /**
   * Tries a passphrase: `open` rejects with a refusal `wrong-passphrase` for a wrong one. It counts as wrong until it was
   * right, so that a program that is killed meanwhile counts it too. Throws a refusal `too-soon` before the wait is over.
   */
  async guarded<T>(seatId: string, open: () => Promise<T>): Promise<T> {
    if ((await this.wait(seatId)) > 0) throw new Refused("too-soon");
    const before = await this.#read(seatId);
    // Deriving a key takes a second: what is written meanwhile costs nobody time.
    const counted = this.#keep(seatId, { wrong: (before?.wrong ?? 0) + 1, lastAt: this.#parts.now() });
    let after: Guesses | null = null;
    try {
      return await open();
    } catch (error) {
      const isWrong = error instanceof Refused && error.refusal.code === "wrong-passphrase";
      after = isWrong ? { wrong: (before?.wrong ?? 0) + 1, lastAt: this.#parts.now() } : before;
      throw error;
    } finally {
      await counted;
      await this.#keep(seatId, after);
    }
  }

  /** The owner opened the seat another way. */
  forgive(seatId: string): Promise<void> {
    return this.#keep(seatId, null);
  }

  async #read(seatId: string): Promise<Guesses | null> {
    return this.#unkept.get(seatId) ?? readGuesses(this.#parts.database, seatId);
  }

  async #keep(seatId: string, guesses: Guesses | null): Promise<void> {
    try {
      await keepGuesses(this.#parts.database, seatId, guesses);
      this.#unkept.delete(seatId);
    } catch {
      // A full disk must not keep anybody from reading: until it takes it again, memory counts.
      if (guesses) this.#unkept.set(seatId, guesses);
      else this.#unkept.delete(seatId);
    }
  }
}
