import { useCallback } from "react";
import { refusalSentence } from "../../../shared/refusal";
import { useToasts } from "../../ui/toasts";
import type { ReviewDeskPorts } from "../ports";
import { useReview } from "../review";
import { materialCode } from "./material-words";

/** Puts a region of a material on the clipboard and says so. */
export function useRegionCopy(ports: Pick<ReviewDeskPorts, "copyPicture">, materialId: string) {
  const { application } = useReview();
  const toasts = useToasts();
  return useCallback(
    async (picture: Promise<Uint8Array<ArrayBuffer>>, page: number) => {
      const say = (tone: "info" | "error", text: string) => toasts.show({ tone, text });
      try {
        const copied = await ports.copyPicture(await picture);
        if (!copied.ok) say("error", refusalSentence(copied.refusal));
        else say("info", `已复制 ${materialCode(application, materialId)} · 第${page}页 的一块区域。`);
      } catch (error) {
        console.error("a region could not be copied", error);
        say("error", "这块区域没能复制，这一页可能无法显示。请换一页，或重新打开这份材料再试。");
      }
    },
    [ports, application, materialId, toasts],
  );
}
