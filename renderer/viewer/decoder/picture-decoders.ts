import type { DrawOrder } from "./contract";
import { PictureDecoder } from "./decoder";

/** Two decoders, so that what someone waits for never stands behind what is drawn ahead, small, or when idle. */
class PictureDecoders {
  readonly #urgent: PictureDecoder;
  readonly #ahead: PictureDecoder;

  constructor(start: () => Worker) {
    this.#urgent = new PictureDecoder(start);
    this.#ahead = new PictureDecoder(start);
  }

  /** As `PictureDecoder.draw`; `isAhead` for what nobody waits for. */
  draw(
    order: Omit<DrawOrder, "id">,
    signal: AbortSignal,
    isAhead: boolean | undefined,
  ): Promise<ImageBitmap | null> {
    return (isAhead ? this.#ahead : this.#urgent).draw(order, signal);
  }

  /** Starts both threads before they are needed. */
  warmUp(): void {
    this.#urgent.warmUp();
    this.#ahead.warmUp();
  }

  /** Gives back what the decoders keep decoded; they stay ready. */
  forget(): void {
    this.#urgent.forget();
    this.#ahead.forget();
  }

  /** Ends both threads; the next order starts a new one. */
  stop(): void {
    this.#urgent.stop();
    this.#ahead.stop();
  }
}

/** The window's decoders. */
export const pictureDecoders = new PictureDecoders(
  () => new Worker(new URL("./decoder-worker.ts", import.meta.url), { type: "module", name: "pictures" }),
);
