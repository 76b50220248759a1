import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "./atomic-write";

/** The marker's name in the profile. */
export const seatMarkerName = "seats.json";

/** What the marker says of seats that the database does not have: how many at least, and since when there were any (ISO 8601). */
export interface MissingSeats {
  /** `null` where the marker is there and cannot be read. */
  readonly seats: number | null;
  readonly since: string | null;
}

interface Marker {
  readonly version: 1;
  readonly seats: number;
  readonly since: string;
}

/**
 * Keeps outside the window's database how many seats it holds, in a small file without personal data: an empty database
 * in a profile that had seats is a lost one, and never a first start.
 */
export class SeatMarker {
  readonly #path: string;
  readonly #now: () => Date;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, now: () => Date) {
    this.#path = join(folder, seatMarkerName);
    this.#now = now;
  }

  /**
   * Takes note of how many seats the database has. Returns what is missing, and leaves the marker as it is, where it has
   * none and the marker knows of some. Throws file errors as they are.
   */
  async note(seats: number): Promise<MissingSeats | null> {
    await this.#writing;
    const marker = this.#read();
    if (seats === 0) return marker === "unreadable" ? { seats: null, since: null } : missingOf(marker);
    const since = marker === null || marker === "unreadable" ? this.#now().toISOString() : marker.since;
    if (marker !== null && marker !== "unreadable" && marker.seats === seats) return null;
    await this.#write({ version: 1, seats, since });
    return null;
  }

  /** Begins anew, after a person said so: from now on a database without seats is a new one. */
  forget(): Promise<void> {
    return this.#write({ version: 1, seats: 0, since: this.#now().toISOString() });
  }

  #read(): Marker | null | "unreadable" {
    try {
      return markerIn(readFileSync(this.#path, "utf8"));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw thrown;
    }
  }

  #write(marker: Marker): Promise<void> {
    const write = () => writeAtomically(this.#path, Buffer.from(`${JSON.stringify(marker)}\n`), 0o600);
    const written = this.#writing.then(write);
    this.#writing = written.catch(() => {}); // its caller hears of it; the next write is another
    return written;
  }
}

function missingOf(marker: Marker | null): MissingSeats | null {
  return marker !== null && marker.seats > 0 ? { seats: marker.seats, since: marker.since } : null;
}

/** The marker of a text. One that is damaged, or newer than this program, says only that there was something. */
function markerIn(text: string): Marker | "unreadable" {
  try {
    const { version, seats, since } = JSON.parse(text) as Partial<Marker>;
    const counted = typeof seats === "number" && Number.isSafeInteger(seats) && seats >= 0;
    const dated = typeof since === "string" && !Number.isNaN(Date.parse(since));
    return version === 1 && counted && dated ? { version, seats, since } : "unreadable";
  } catch {
    return "unreadable";
  }
}
