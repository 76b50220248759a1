import type { EstimateReply, EstimateRequest } from "./estimator";
import { estimatePage } from "./page-estimate";

/** Looks at pictures of pages off the window's thread. */
addEventListener("message", (event: MessageEvent<EstimateRequest>) => {
  const { id, bitmap } = event.data;
  const reply = answer(id, bitmap);
  postMessage(reply);
});

function answer(id: number, bitmap: ImageBitmap): EstimateReply {
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("the engine gave no canvas");
    context.drawImage(bitmap, 0, 0);
    return { id, estimate: estimatePage(context.getImageData(0, 0, canvas.width, canvas.height)) };
  } catch (error) {
    return { id, error: String(error) };
  } finally {
    bitmap.close();
  }
}
