import type { Database } from "../storage/database";
import type { BackupPlace } from "./backup-keeper";
import type { KeychainPlace } from "./remembering";

/** What the service is given from outside, so that tests give their own. */
export interface ServiceParts {
  readonly database: Database;
  /** ISO 8601 with the zone of the place: its first ten characters are the date on the wall. */
  readonly now: () => string;
  /** A UUID in lower case. */
  readonly newId: () => string;
  /** Bytes that may still be stored; `null` where the engine does not say. */
  readonly freeBytes: () => Promise<number | null>;
  /** How long the service must have been idle before plaintexts are checked, in milliseconds; without it they are not. */
  readonly quietTime?: number | undefined;
  /** The system's keychain; without it no seat is remembered. */
  readonly keychain?: KeychainPlace | undefined;
  /** Where rolling backups go; without it there are none. `delay` is in milliseconds. */
  readonly backups?: { readonly place: BackupPlace; readonly delay?: number } | undefined;
}
