import type { Drawing } from "../document/opened-document";

/** One canvas that someone wants drawn. */
export interface DrawJob {
  /** What is drawn and how large: the same key is the same drawing. Unique within its owner. */
  readonly key: string;
  /** The lowest number is drawn first. */
  readonly priority: number;
  /** Begins the drawing. `onStep` is to be called between its steps, so that it can be held. */
  readonly start: (onStep: (goOn: () => void) => void) => Drawing;
}

interface Entry {
  readonly owner: object;
  job: DrawJob;
  drawing: Drawing | null;
  held: (() => void) | null;
}

/**
 * The order of drawing: the small faces of pages that rush by, what is on screen, its sharp part, what comes next, small
 * pictures, covers, and what is drawn when nothing else is.
 */
export const drawOrder = {
  hurried: -1_000,
  visible: 0,
  detail: 1_000,
  near: 2_000,
  thumbnail: 3_000,
  cover: 4_000,
  idle: 5_000,
} as const;

/** Priorities of one kind: what is drawn ahead never runs beside what is on screen. */
const kindOf = (priority: number) => Math.floor(priority / 1_000);

/**
 * Draws the most urgent first, and as many at once as told, all of one kind: one page's bytes are read while another's
 * are decoded. Each owner says what it wants now; what it no longer wants is dropped, or cancelled if under way. A
 * drawing is held between its steps as long as something more urgent waits.
 */
export class DrawQueue {
  readonly #atOnce: number;
  #entries: Entry[] = [];

  constructor(atOnce = 1) {
    this.#atOnce = atOnce;
  }

  /** Replaces all that `owner` wants. A job that is done must not be wanted again unless it is to be drawn again. */
  want(owner: object, jobs: readonly DrawJob[]): void {
    const wanted = new Map(jobs.map((job) => [job.key, job]));
    const stale = this.#entries.filter((entry) => entry.owner === owner && !wanted.has(entry.job.key));
    this.#entries = this.#entries.filter((entry) => !stale.includes(entry));
    for (const entry of this.#entries) {
      if (entry.owner !== owner) continue;
      const job = wanted.get(entry.job.key);
      if (!job) continue;
      entry.job = entry.drawing ? { ...entry.job, priority: job.priority } : job;
      wanted.delete(job.key);
    }
    for (const job of wanted.values()) this.#entries.push({ owner, job, drawing: null, held: null });
    for (const entry of stale) entry.drawing?.cancel();
    this.#pump();
  }

  /** Whether anything is drawn or waits. */
  get busy(): boolean {
    return this.#entries.length > 0;
  }

  /** Whether what is on screen is being drawn, or waits to be. */
  get urgent(): boolean {
    return this.#entries.some(({ job }) => kindOf(job.priority) === kindOf(drawOrder.visible));
  }

  #pump(): void {
    for (const next of this.#due()) {
      if (!next.drawing) this.#start(next);
      else if (next.held) {
        const goOn = next.held;
        next.held = null;
        goOn();
      }
    }
  }

  /** What is to be drawn now. */
  #due(): readonly Entry[] {
    const sorted = [...this.#entries].sort((one, other) => one.job.priority - other.job.priority);
    const kind = kindOf(sorted[0]?.job.priority ?? 0);
    return sorted.slice(0, this.#atOnce).filter(({ job }) => kindOf(job.priority) === kind);
  }

  #start(entry: Entry): void {
    const drawing = entry.job.start((goOn) => {
      if (this.#due().includes(entry)) goOn();
      else entry.held = goOn;
    });
    entry.drawing = drawing;
    const settled = () => {
      this.#entries = this.#entries.filter((each) => each !== entry);
      this.#pump();
    };
    // Whoever owns the drawing hears of its failure by its own `done`; here only its end matters.
    drawing.done.then(settled, settled);
  }
}
