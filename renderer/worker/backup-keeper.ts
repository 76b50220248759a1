import { seatTables } from "../storage/backup/seat-rows";
import { whenRowsChange } from "../storage/changed";
import { type BackedUpSeat, backUp } from "./backing-up";
import type { Bytes } from "./contract";
import { outcome } from "./outcome";
import type { ServiceParts } from "./parts";
import type { SessionHolder } from "./session";

/** Where rolling backups go: the main process keeps them beside the database, and removes old ones. */
export interface RollingBackups {
  /** Begins the backup of a seat; gives the token of its file. Rejects where it cannot be kept. */
  begin(seatId: string): Promise<string>;
  append(token: string, bytes: Bytes): Promise<void>;
  finish(token: string): Promise<void>;
  /** Removes all of a seat's but the newest. */
  dropOlder(seatId: string): Promise<void>;
  drop(token: string): Promise<void>;
  /** Tells that a backup failed, for the log. */
  failed(code: string, detail: string): Promise<void>;
}

/** Where rolling backups go, once the window has said so. */
export class BackupPlace {
  files: RollingBackups | null = null;

  attach(files: RollingBackups): void {
    this.files = files;
  }
}

/** How long work goes on before it is backed up, in milliseconds; more where writing a backup takes long. */
const shortestDelay = 30_000;
/** A backup may take up this part of the time. */
const share = 20;

/**
 * Backs up the open seat soon after something of it changed. The backup is of rows that lie encrypted anyway, so it may
 * end after the seat was locked.
 */
export class BackupKeeper {
  readonly #parts: ServiceParts;
  readonly #holder: SessionHolder;
  readonly #place: BackupPlace;
  readonly #delay: number;
  #lastTook = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> = Promise.resolve();

  /** `delay` is the shortest; tests give less. */
  constructor(parts: ServiceParts, holder: SessionHolder, place: BackupPlace, delay = shortestDelay) {
    this.#parts = parts;
    this.#holder = holder;
    this.#place = place;
    this.#delay = delay;
    whenRowsChange(parts.database, seatTables, () => this.soon());
  }

  /** Has the seat that is open backed up after a while: at its opening, for what was not backed up before, and after changes. */
  soon(): void {
    if (this.#timer !== null) return;
    const wait = Math.max(this.#delay, this.#lastTook * share);
    this.#timer = setTimeout(() => {
      const seat = backedUp(this.#holder);
      if (seat) this.#start(seat);
      else this.#timer = null;
    }, wait);
  }

  /** Backs up at once what still waits for it: the seat is about to be locked. */
  beforeLock(): void {
    const seat = backedUp(this.#holder);
    if (seat && this.#timer !== null) this.#start(seat);
  }

  /** As `beforeLock`, and resolves when nothing waits or runs any more: the window is about to close. */
  finish(): Promise<void> {
    this.beforeLock();
    return this.#running;
  }

  /** Backs the open seat up at once, whether or not anything waits for it. Resolves when that is done; what fails is logged. */
  now(): Promise<void> {
    const seat = backedUp(this.#holder);
    if (seat) this.#start(seat);
    return this.#running;
  }

  /** Backs a seat up now, whether or not it is open. Throws what keeps the backup from being kept. */
  async save(seat: BackedUpSeat): Promise<void> {
    const { files } = this.#place;
    await this.#running;
    if (files && !seat.seat.example) await this.#write(files, seat);
  }

  /** Backs a seat up now and removes every earlier backup of it: they hold what was removed. Throws as `save` does. */
  async renew(seat: BackedUpSeat): Promise<void> {
    await this.save(seat);
    if (!seat.seat.example) await this.#place.files?.dropOlder(seat.seat.id);
  }

  #start(seat: BackedUpSeat): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#running.then(() => this.#backUp(seat));
  }

  /** Never rejects: what goes wrong is told to the main process's log. */
  async #backUp(seat: BackedUpSeat): Promise<void> {
    const { files } = this.#place;
    if (!files) return;
    const started = performance.now();
    const result = await outcome(() => this.#write(files, seat));
    this.#lastTook = performance.now() - started;
    if (result.ok) return;
    const { code, detail } = result.refusal;
    await files.failed(code, detail ?? "").catch(() => undefined); // the window is gone: nobody is left to tell
  }

  async #write(files: RollingBackups, seat: BackedUpSeat): Promise<void> {
    const token = await files.begin(seat.seat.id);
    try {
      const job = { onProgress: () => undefined, signal: new AbortController().signal };
      await backUp(this.#parts, seat, "work", (bytes) => files.append(token, bytes), job);
      await files.finish(token);
    } catch (error) {
      await files.drop(token);
      throw error;
    }
  }
}

/** What a backup needs of the open seat; `null` where none is open or it is the example's. */
function backedUp(holder: SessionHolder): BackedUpSeat | null {
  const session = holder.current();
  return session && !session.seat.example ? { seat: session.seat, key: session.box.key } : null;
}
