import { proxy } from "comlink";
import { accept } from "../../shared/refusal";
import type { WithdrawnMaterial } from "../worker/contract";
import { packages } from "./package-client";

const listeners = new Set<(withdrawn: WithdrawnMaterial) => void>();
let watching = false;

/** Hears of each material that is withdrawn from now on. Returns a function that stops listening. */
export function onMaterialWithdrawn(listener: (withdrawn: WithdrawnMaterial) => void): () => void {
  listeners.add(listener);
  if (!watching) watch();
  return () => void listeners.delete(listener);
}

/** The worker is asked once, for all listeners that there will be. */
function watch(): void {
  watching = true;
  const tellAll = proxy((withdrawn: WithdrawnMaterial) => {
    for (const tell of listeners) tell(withdrawn);
  });
  void packages.call(async (service) => accept(await service.watchMaterials(tellAll)));
}
