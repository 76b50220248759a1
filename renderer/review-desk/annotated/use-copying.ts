import { useState } from "react";
import type { Annotation } from "../../../shared/domain/annotation";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import type { Saved } from "../../identity/ports";
import { useWork, type Work } from "../../ui/use-work";
import { annotatedCopy, type CopyFailure } from "../../viewer";
import type { ReviewDeskPorts } from "../ports";
import { useDraft, useReview } from "../review";
import { citedBy, copyFileName } from "./copy-plan";

const failureWords: Record<CopyFailure, string> = {
  malformed:
    "这份材料的文件结构有误，无法在其后附加批注，没有生成副本。可以关闭本窗口，在“批注”页点“批注清单”保存或打印，并联系区人社局更换这份材料。",
  password: "这份材料设有打开密码。请先在阅读区打开它并输入密码，再导出副本。",
};

/** The making of a copy, and how it ended. */
export interface Copying {
  readonly work: Work;
  readonly saved: NonNullable<Saved> | null;
  /** Why there is no copy, in a sentence. */
  readonly failure: string | null;
  begin(materialId: string, annotations: readonly Annotation[]): void;
}

/** Makes an annotated copy of a material and saves it where the user says. */
export function useCopying(ports: ReviewDeskPorts): Copying {
  const { packageId, application, round } = useReview();
  const draft = useDraft();
  const work = useWork();
  const [saved, setSaved] = useState<NonNullable<Saved> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const refused = (refusal: Refusal) => setFailure(refusalSentence(refusal));

  const begin = async (materialId: string, annotations: readonly Annotation[]) => {
    setFailure(null);
    await work.run("正在准备副本", async (options) => {
      const opened = await ports.openMaterial(packageId, application.id, materialId);
      if (!opened.ok) return refused(opened.refusal);
      const source = opened.value;
      try {
        const copy = await annotatedCopy({
          ...{ source, annotations, author: ports.seat.name, signal: options.signal },
          citedBy: (id) => citedBy(round, draft, id),
          password: (await source.password?.get()) ?? null,
        });
        if (typeof copy === "string") return setFailure(failureWords[copy]);
        const written = await ports.saveCopy(copyFileName(application, materialId), copy, options);
        if (!written.ok) return refused(written.refusal);
        if (written.value) setSaved(written.value);
      } catch (error) {
        if (!options.signal.aborted) throw error;
      } finally {
        source.close();
      }
    });
  };
  return { work, saved, failure, begin };
}
