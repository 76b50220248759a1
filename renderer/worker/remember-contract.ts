import type { Result } from "../../shared/refusal";
import type { Bytes, SeatView } from "./contract";

/** Whether this computer remembers a seat, and until when it opens without its passphrase (ISO 8601); `null`: the passphrase is asked for next. */
export interface RememberedView {
  readonly isRemembered: boolean;
  readonly until: string | null;
}

/** The system's keychain as the worker reaches it, through the window. It keeps one half of what opens a remembered seat. */
export interface Keychain {
  /** Rejects where the system has no real keychain. */
  keep(seatId: string, half: Bytes): Promise<void>;
  /** `null` where none is kept or it does not open. */
  fetch(seatId: string): Promise<Bytes | null>;
  forget(seatId: string): Promise<void>;
  /** Tells that something could not be kept or forgotten, for the log. */
  failed(code: string, detail: string): Promise<void>;
}

/** What the service offers for 在这台电脑上记住. */
export interface RememberCalls {
  remembered(seatId: string): Promise<Result<RememberedView>>;
  /** Opens a seat that this computer remembers. Refuses `wrong-passphrase` where the passphrase has to be typed. */
  unlockRemembered(seatId: string): Promise<Result<SeatView>>;
  /** Remembers the open seat on this computer. Refuses `wrong-passphrase` and `too-soon`. */
  remember(passphrase: string): Promise<Result<RememberedView>>;
  /** Remembers the open seat no more. */
  rememberNoMore(): Promise<Result<void>>;
  /** Whether the passphrase of the open seat was typed in this session. */
  isProven(): Promise<Result<boolean>>;
  /** Types it after all. Refuses `wrong-passphrase` and `too-soon`. */
  prove(passphrase: string): Promise<Result<void>>;
}
