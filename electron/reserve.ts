import { randomBytes } from "node:crypto";
import { open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { freeBytesAt } from "./disk";

/** The name of the file that holds room in the profile. */
export const reserveName = "reserve.bin";
/** How much room it holds, in bytes. */
const reserved = 32 * 2 ** 20;
/** The reserve is given up when less than this is free. */
const leastFree = 64 * 2 ** 20;
/** It is only taken where this much is free: nobody's disk gets full by it. */
const plentyFree = 512 * 2 ** 20;

const chunk = 2 ** 20;

/**
 * Room that the program holds where its profile lies. When the disk gets full, whoever fills it, the reserve is given up:
 * what is being written is then still kept, and the database never meets a disk without any room.
 */
export class Reserve {
  readonly #profile: string;
  readonly #free: (folder: string) => Promise<number>;

  /** `free` tells the free bytes where a folder lies; tests give their own. */
  constructor(profile: string, free: (folder: string) => Promise<number> = freeBytesAt) {
    this.#profile = profile;
    this.#free = free;
  }

  /** Takes the room where there is plenty and it is not held yet. Throws file errors as they are; nothing is left then. */
  async take(): Promise<void> {
    if ((await this.#held()) === reserved || (await this.#free(this.#profile)) < plentyFree) return;
    const file = await open(this.#path, "w", 0o600);
    try {
      // Random bytes: a disk that packs files would not hold any room for zeros.
      for (let written = 0; written < reserved; written += chunk) await file.write(randomBytes(chunk));
      await file.sync();
    } catch (thrown) {
      await rm(this.#path, { force: true });
      throw thrown;
    } finally {
      await file.close();
    }
  }

  /** The free bytes; where they are few, the reserve is given up first. Throws file errors as they are. */
  async freeBytes(): Promise<number> {
    const free = await this.#free(this.#profile);
    if (free >= leastFree || (await this.#held()) === 0) return free;
    await rm(this.#path, { force: true });
    return this.#free(this.#profile);
  }

  get #path(): string {
    return join(this.#profile, reserveName);
  }

  async #held(): Promise<number> {
    return stat(this.#path).then(
      ({ size }) => size,
      () => 0, // not taken
    );
  }
}
