import type { FromDecoder, ToDecoder } from "./contract";
import { Painter } from "./painter";
import { Unfit } from "./unfit";

/** What a worker's global scope has that the window's type does not say. */
interface Scope {
  postMessage(message: FromDecoder, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToDecoder>) => void): void;
}

// The decoder's entry.
const scope = self as unknown as Scope;
const painter = new Painter(new URL("/pdfjs/wasm/", self.location.href).href);
const running = new Map<number, AbortController>();

scope.addEventListener("message", ({ data }) => {
  if (data.kind === "forget") painter.forget();
  else if (data.kind === "cancel") running.get(data.id)?.abort();
  else {
    const { id } = data.order;
    const abort = new AbortController();
    running.set(id, abort);
    painter.paint(data.order, abort.signal).then(
      (bitmap) => end({ id, bitmap }, [bitmap]),
      (error: unknown) => end({ id, bitmap: null, reason: reasonOf(error) }, []),
    );
  }
});

function end(answer: FromDecoder, transfer: Transferable[]): void {
  running.delete(answer.id);
  scope.postMessage(answer, transfer);
}

function reasonOf(error: unknown): string {
  if (error instanceof Unfit) return error.cause instanceof Error ? error.cause.message : error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
