import { estimateSide, type PageEstimate } from "./page-estimate";

/** A picture to look at. */
export interface EstimateRequest {
  readonly id: number;
  readonly bitmap: ImageBitmap;
}

/** What was seen, or why nothing could be. */
export type EstimateReply =
  | { readonly id: number; readonly estimate: PageEstimate }
  | { readonly id: number; readonly error: string };

interface Waiting {
  readonly resolve: (estimate: PageEstimate) => void;
  readonly reject: (error: Error) => void;
}

let thread: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Looks at a drawn page; the canvas stays as it is. Rejects when it has no pixels, or the estimator was stopped. */
export async function estimateCanvas(canvas: HTMLCanvasElement): Promise<PageEstimate> {
  const scale = Math.min(1, estimateSide / Math.max(canvas.width, canvas.height));
  const bitmap = await createImageBitmap(canvas, {
    resizeWidth: Math.max(1, Math.round(canvas.width * scale)),
    resizeHeight: Math.max(1, Math.round(canvas.height * scale)),
    resizeQuality: "high",
  });
  const id = ++lastId;
  return new Promise<PageEstimate>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    const request: EstimateRequest = { id, bitmap };
    running().postMessage(request, [bitmap]);
  });
}

/** Ends the thread and with it every picture it holds. */
export function stopEstimator(): void {
  thread?.terminate();
  thread = null;
  for (const { reject } of waiting.values()) reject(new Error("the estimator was stopped"));
  waiting.clear();
}

function running(): Worker {
  if (thread) return thread;
  thread = new Worker(new URL("./estimate-worker.ts", import.meta.url), { type: "module", name: "clarity" });
  thread.addEventListener("message", (event: MessageEvent<EstimateReply>) => settle(event.data));
  thread.addEventListener("error", () => stopEstimator());
  return thread;
}

function settle(reply: EstimateReply): void {
  const asked = waiting.get(reply.id);
  waiting.delete(reply.id);
  if ("error" in reply) asked?.reject(new Error(reply.error));
  else asked?.resolve(reply.estimate);
}
