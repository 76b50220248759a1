import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { MaterialSource } from "../viewer/source";
import type { MaterialView } from "../worker/contract";
import { packages } from "./package-client";

/** A material of the worker as the viewer reads it. */
export function materialSource(materialId: string, view: MaterialView): MaterialSource {
  const { reader, mediaType, size } = view;
  return {
    materialId,
    mediaType,
    size,
    async read(offset, length, signal) {
      signal?.throwIfAborted();
      const result = await packages.call((service) => service.readMaterial(reader, offset, length));
      signal?.throwIfAborted();
      if (!result.ok) throw readError(result.refusal);
      return result.value;
    },
    close: () =>
      void packages.call(async (service) => ({ ok: true, value: await service.closeMaterial(reader) })),
  };
}

function readError(refusal: Refusal): Error {
  if (refusal.code === "cancelled") return new DOMException("the material was closed", "AbortError");
  return new Error(refusalSentence(refusal), { cause: refusal });
}
