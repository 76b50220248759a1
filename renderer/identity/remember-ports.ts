import type { Result } from "../../shared/refusal";
import type { SeatSummary } from "./ports";

/**
 * What the system's keychain is worth. `real`: tied to the account of whoever is logged in; `plain`: its key is known to
 * everybody; `unknown`: none that this program knows; `unavailable`: it does not answer or is locked.
 */
export type KeychainWorth = "real" | "plain" | "unknown" | "unavailable";

/** Whether this computer remembers a seat, and until when it opens without its passphrase (ISO 8601); `null`: it is asked for next. */
export interface RememberedStanding {
  readonly isRemembered: boolean;
  readonly until: string | null;
}

/** 在这台电脑上记住: a seat that opens once without its passphrase, at the program's start. */
export interface RememberPorts {
  keychain(): Promise<KeychainWorth>;
  standing(seatId: string): Promise<RememberedStanding>;
  /** Opens a remembered seat. Refuses where the passphrase has to be typed. */
  unlock(seatId: string): Promise<Result<SeatSummary>>;
  /** Remembers the open seat. `wrong-passphrase` or `too-soon`. */
  remember(passphrase: string): Promise<Result<RememberedStanding>>;
  /** Remembers the open seat no more. */
  noMore(): Promise<Result<void>>;
  /** Whether the passphrase was typed since the open seat opened. */
  isProven(): Promise<boolean>;
  /** Types it after all. `wrong-passphrase` or `too-soon`. */
  prove(passphrase: string): Promise<Result<void>>;
}
