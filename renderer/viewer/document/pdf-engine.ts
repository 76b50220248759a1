import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { pdfjs } from "react-pdf";

type PdfWorker = InstanceType<typeof pdfjs.PDFWorker>;

/** A decoder's thread. */
export interface Engine {
  readonly thread: Worker;
  readonly worker: PdfWorker;
}

/** A thread that something was left undone in answers within this time, or hangs, in milliseconds. */
const longestFarewell = 5_000;

let engine: Engine | null = null;
const listeners = new Set<() => void>();

/** Calls `listener` whenever the decoder's thread is ended, until the returned function is called. */
export function onEngineEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The decoder's thread, shared by all documents and started with the first. */
export function pdfWorker(): PdfWorker {
  engine ??= startEngine();
  return engine.worker;
}

/** Ends the decoder's thread; documents still open are dead afterwards. The next document starts a new one. */
export function stopPdfEngine(): void {
  const running = engine;
  engine = null;
  if (running) endEngine(running);
  for (const listener of [...listeners]) listener();
}

/**
 * Something was given up that the thread may still be busy with. PDF.js tells it so, and it answers: one that does not
 * hangs, and is ended before somebody else is blamed for it.
 */
export function leavePdfEngine(): void {
  const left = engine;
  if (!left) return;
  const timer = setTimeout(() => {
    left.thread.removeEventListener("message", lives);
    if (engine === left) stopPdfEngine();
  }, longestFarewell);
  const lives = () => clearTimeout(timer);
  left.thread.addEventListener("message", lives, { once: true });
}

/** Ends a decoder's thread with all that is open in it. */
export function endEngine({ worker, thread }: Engine): void {
  worker.destroy();
  thread.terminate();
}

/** Starts a thread of its own, to be ended by whoever started it. */
export function startEngine(): Engine {
  const thread = new Worker(workerAddress, { type: "module", name: "pdf" });
  const worker = pdfjs.PDFWorker.create({ port: thread });
  return { thread, worker };
}

const files = (folder: string) => new URL(`/pdfjs/${folder}/`, document.baseURI).href;

/**
 * What PDF.js is told for every document. Without `wasmUrl` a JPEG 2000 page is blank and still counts as drawn,
 * without `cMapUrl` a Chinese page without embedded fonts is. Each file is read by range and never ahead of need.
 */
export function pdfOptions(worker = pdfWorker()) {
  return {
    worker,
    cMapUrl: files("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: files("standard_fonts"),
    wasmUrl: files("wasm"),
    iccUrl: files("iccs"),
    useWorkerFetch: true,
    isEvalSupported: false,
    rangeChunkSize: 65_536,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    stopAtErrors: false,
  } as const;
}
