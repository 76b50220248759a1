import { useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { ViewerSession } from "../session";
import { clarityOf } from "./clarity-store";
import { cutsOf, type PageCuts } from "./paper";

/** How the pages of a material lie in their frames now; the same object while nothing of that changes. */
export function usePaperCuts(
  session: StoreApi<ViewerSession>,
  pageCount: number,
): { readonly cuts: PageCuts; readonly inverted: boolean } {
  const store = clarityOf(session);
  const straighten = useStore(store, (state) => state.settings.straighten);
  const crop = useStore(store, (state) => state.settings.crop);
  const angle = useStore(store, (state) => state.settings.angle);
  const inverted = useStore(store, (state) => state.settings.invert);
  const findings = useStore(store, (state) => state.findings);
  const cuts = useMemo(
    () => cutsOf({ straighten, crop, angle }, findings, pageCount),
    [straighten, crop, angle, findings, pageCount],
  );
  return { cuts, inverted };
}
