import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { KeychainStanding } from "../shared/ipc";
import { writeAtomically } from "./atomic-write";
import { ServiceFailure } from "./failure";

/** The folder of the profile in which the system's encrypted halves lie, one file a seat. */
export const keychainFolder = "remembered";

/** What of Electron's safeStorage is needed; only Linux knows several backends. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend?(): string;
}

const realBackends = ["gnome_libsecret", "kwallet", "kwallet5", "kwallet6"];

/**
 * Whether what safeStorage encrypts is tied to the account of whoever is logged in. On Linux it may have chosen a key that
 * everybody knows (`basic_text`): that is `plain`, whatever it says of itself.
 */
export function standingOf(safe: SafeStorage, platform: NodeJS.Platform): KeychainStanding {
  if (platform === "linux") {
    const backend = safe.getSelectedStorageBackend?.() ?? "unknown";
    if (backend === "basic_text") return "plain";
    if (!realBackends.includes(backend)) return "unknown";
  } else if (platform !== "win32" && platform !== "darwin") return "unknown";
  return safe.isEncryptionAvailable() ? "real" : "unavailable";
}

/**
 * Keeps one half of what spares a seat its passphrase: random bytes, which open nothing by themselves. The system's
 * keychain is asked only when somebody asks for it here, since its answer may be a question to the user.
 */
export class Keychain {
  readonly #folder: string;
  readonly #safe: SafeStorage;
  readonly #platform: NodeJS.Platform;

  constructor(profile: string, safe: SafeStorage, platform: NodeJS.Platform) {
    this.#folder = join(profile, keychainFolder);
    this.#safe = safe;
    this.#platform = platform;
  }

  standing(): KeychainStanding {
    return standingOf(this.#safe, this.#platform);
  }

  /** Keeps a seat's half in place of an earlier one. Throws a `forbidden` failure without a real keychain, and file errors. */
  async keep(seatId: string, half: Uint8Array): Promise<void> {
    const standing = this.standing();
    if (standing !== "real") throw new ServiceFailure("forbidden", `keychain ${standing}`);
    const encrypted = this.#safe.encryptString(Buffer.from(half).toString("base64"));
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeAtomically(this.#pathOf(seatId), encrypted, 0o600);
  }

  /** A seat's half; `null` where none was kept, or the keychain is another or does not open it. */
  async fetch(seatId: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const encrypted = await readFile(this.#pathOf(seatId)).catch(missingAsNull);
    if (!encrypted || this.standing() !== "real") return null;
    try {
      return new Uint8Array(Buffer.from(this.#safe.decryptString(encrypted), "base64"));
    } catch {
      return null; // of another account or computer: the passphrase opens the seat
    }
  }

  async forget(seatId: string): Promise<void> {
    await rm(this.#pathOf(seatId), { force: true });
  }

  /** Forgets every seat's. */
  async forgetAll(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #pathOf(seatId: string): string {
    return join(this.#folder, seatId);
  }
}

function missingAsNull(thrown: NodeJS.ErrnoException): null {
  if (thrown.code === "ENOENT") return null;
  throw thrown;
}
