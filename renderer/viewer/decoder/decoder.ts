import type { DrawOrder, FromDecoder, ToDecoder } from "./contract";

/** A picture that is not there after this time never will be: the decoder is ended, in milliseconds. */
const longestDrawing = 20_000;

interface Waiting {
  readonly resolve: (bitmap: ImageBitmap | null) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The window's side of the decoder's thread, which starts with the first order. */
export class PictureDecoder {
  readonly #start: () => Worker;
  readonly #longest: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #last = 0;

  /** `longest` is the time in milliseconds after which a picture is given up. */
  constructor(start: () => Worker, longest = longestDrawing) {
    this.#start = start;
    this.#longest = longest;
  }

  /**
   * Draws pictures, whose bytes are handed over; `null` where the decoder cannot vouch for the result. Rejects with an
   * `AbortError` when `signal` aborts.
   */
  async draw(order: Omit<DrawOrder, "id">, signal: AbortSignal): Promise<ImageBitmap | null> {
    signal.throwIfAborted();
    const id = ++this.#last;
    const thread = this.#running();
    const cancel = () => {
      this.#post(thread, { kind: "cancel", id });
      // Nobody waits for what is still being decoded.
      this.#answer({ id, bitmap: null });
    };
    signal.addEventListener("abort", cancel, { once: true });
    const answer = new Promise<ImageBitmap | null>((resolve) => {
      const timer = setTimeout(() => this.#giveUp(), this.#longest);
      this.#waiting.set(id, { resolve, timer });
    });
    this.#post(thread, { kind: "draw", order: { ...order, id } }, buffersOf(order));
    try {
      const bitmap = await answer;
      if (signal.aborted) bitmap?.close();
      signal.throwIfAborted();
      return bitmap;
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  }

  /** Starts the thread ahead of the first order. */
  warmUp(): void {
    this.#running();
  }

  /** Gives back what the decoder keeps decoded; it stays ready. */
  forget(): void {
    if (this.#thread) this.#post(this.#thread, { kind: "forget" });
  }

  /** Ends the thread; what it was drawing comes out as not to be vouched for. The next order starts a new one. */
  stop(): void {
    this.#thread?.terminate();
    this.#thread = null;
    for (const id of [...this.#waiting.keys()]) this.#answer({ id, bitmap: null });
  }

  #running(): Worker {
    if (this.#thread) return this.#thread;
    const thread = this.#start();
    thread.addEventListener("message", ({ data }: MessageEvent<FromDecoder>) => this.#answer(data));
    thread.addEventListener("error", (event) => {
      console.error("the picture decoder broke", event.message);
      if (this.#thread === thread) this.stop();
    });
    this.#thread = thread;
    return thread;
  }

  #post(thread: Worker, message: ToDecoder, transfer: Transferable[] = []): void {
    thread.postMessage(message, transfer);
  }

  #answer({ id, bitmap, reason }: FromDecoder): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) {
      bitmap?.close();
      return;
    }
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (reason) console.debug(`the picture decoder leaves a page to PDF.js: ${reason}`);
    waiting.resolve(bitmap);
  }

  #giveUp(): void {
    console.error("the picture decoder hangs and is ended");
    this.stop();
  }
}

function buffersOf({ pictures }: Omit<DrawOrder, "id">): Transferable[] {
  return pictures.flatMap(({ bytes, coding }) =>
    coding.kind === "jbig2" && coding.globals ? [bytes.buffer, coding.globals.buffer] : [bytes.buffer],
  );
}
