import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { MaterialSource } from "../viewer/source";
import type { MaterialView } from "../worker/contract";
import { packages } from "./package-client";

/** Names a material of the open seat. */
export interface MaterialPlace {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
}

/** A material of the worker as the viewer reads it. */
export function materialSource(place: MaterialPlace, view: MaterialView): MaterialSource {
  const { reader, mediaType, size } = view;
  const { packageId, applicationId, materialId } = place;
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
    password: {
      async get() {
        const kept = await packages.call((service) =>
          service.materialPassword(packageId, applicationId, materialId),
        );
        return kept.ok ? kept.value : null;
      },
      async keep(password) {
        const done = await packages.call((service) =>
          service.keepMaterialPassword(packageId, applicationId, materialId, password),
        );
        if (!done.ok) throw new Error(refusalSentence(done.refusal), { cause: done.refusal });
      },
    },
    previews: {
      async get(pack) {
        const kept = await packages.call((service) =>
          service.materialPreviews(packageId, applicationId, materialId, pack),
        );
        if (!kept.ok) throw readError(kept.refusal);
        return kept.value;
      },
      async keep(pack, pictures) {
        const done = await packages.call((service) =>
          service.keepMaterialPreviews(packageId, applicationId, materialId, pack, pictures),
        );
        if (!done.ok) throw readError(done.refusal);
      },
    },
    close: () =>
      void packages.call(async (service) => ({ ok: true, value: await service.closeMaterial(reader) })),
  };
}

function readError(refusal: Refusal): Error {
  if (refusal.code === "cancelled") return new DOMException("the material was closed", "AbortError");
  return new Error(refusalSentence(refusal), { cause: refusal });
}
