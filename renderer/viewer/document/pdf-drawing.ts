import { addTurns, type PageBox } from "../../../shared/annotation/geometry";
import type { DrawRequest } from "./opened-document";
import { Patience } from "./patience";
import { onEngineEnd, stopPdfEngine } from "./pdf-engine";
import type { PdfPart } from "./pdf-part";

/** A page that PDF.js does nothing for during this time hangs it: its thread is ended, in milliseconds. */
const longestSilence = 20_000;
/** How often a page that another one's hanging took down is begun anew. */
const mostTries = 3;

/** Draws a page by PDF.js. Rejects when it cannot be drawn, when it does nothing for `silence` milliseconds, and when aborted. */
export async function drawByPdfJs(
  part: PdfPart,
  number: number,
  box: PageBox,
  request: DrawRequest,
  signal: AbortSignal,
  silence = longestSilence,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const patience = new Patience(silence, () => stopPdfEngine());
    let stopListening = () => {};
    const over = new Promise<never>((_, reject) => {
      const stopEngine = onEngineEnd(() => reject(new EngineEnded(patience.lost)));
      // Who no longer wants the page neither waits for it nor blames it.
      const abort = () => {
        patience.end();
        reject(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      stopListening = () => {
        stopEngine();
        signal.removeEventListener("abort", abort);
      };
    });
    try {
      await Promise.race([render(part, number, box, request, signal, patience), over]);
      return;
    } catch (error) {
      signal.throwIfAborted();
      // Another page hung: this one is not to blame.
      if (error instanceof EngineEnded && !error.ownFault && attempt < mostTries) continue;
      throw error;
    } finally {
      patience.end();
      stopListening();
    }
  }
}

class EngineEnded extends Error {
  override readonly name = "EngineEnded";
  constructor(readonly ownFault: boolean) {
    super(ownFault ? "the page hangs the decoder" : "the decoder was ended");
  }
}

async function render(
  part: PdfPart,
  number: number,
  box: PageBox,
  request: DrawRequest,
  signal: AbortSignal,
  patience: Patience,
): Promise<void> {
  const page = await part.page(number);
  signal.throwIfAborted();
  patience.renew();
  const viewport = page.getViewport({
    scale: request.scale,
    rotation: addTurns(box.rotate, request.turn),
    offsetX: -request.offset.x,
    offsetY: -request.offset.y,
  });
  const task = page.render({ canvas: request.canvas, viewport });
  const cancel = () => task.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  task.onContinue = (goOn: () => void) => {
    // Held back by the queue it makes no progress, and cannot.
    patience.pause();
    request.onStep(() => {
      patience.renew();
      goOn();
    });
  };
  try {
    await task.promise;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
