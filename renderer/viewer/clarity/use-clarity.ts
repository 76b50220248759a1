import { useLayoutEffect } from "react";
import type { StoreApi } from "zustand/vanilla";
import { useViewerShortcuts } from "../active-viewer";
import type { ViewerSession } from "../session";
import { type ClarityState, clarityOf } from "./clarity-store";
import { readClarity, toggled } from "./settings";

/** A key held longer than this, in milliseconds, is let go to put the magnifier away again. */
const held = 450;

function magnify(store: StoreApi<ClarityState>, { repeat, timeStamp, key }: KeyboardEvent): void {
  if (repeat) return;
  const magnifying = !store.getState().magnifying;
  store.setState({ magnifying });
  if (!magnifying) return;
  const release = (event: KeyboardEvent) => {
    if (event.key !== key) return;
    window.removeEventListener("keyup", release);
    if (event.timeStamp - timeStamp >= held) store.setState({ magnifying: false });
  };
  window.addEventListener("keyup", release);
}

/** Shows a material as it was shown last (`kept`), and registers the keys of 一键清晰 and the magnifier. */
export function useClarity(session: StoreApi<ViewerSession>, kept: unknown): void {
  const store = clarityOf(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is only asked for once
  useLayoutEffect(() => {
    store.setState({ settings: readClarity(kept), findings: {}, adjusting: false, magnifying: false });
  }, [store]);
  useViewerShortcuts(session, [
    {
      keys: "Q",
      does: "一键清晰，再按还原",
      run: ({ repeat }) => {
        if (!repeat) store.setState(({ settings }) => ({ settings: toggled(settings) }));
      },
    },
    {
      keys: "Shift+Q",
      does: "调节显示",
      run: () => store.setState(({ adjusting }) => ({ adjusting: !adjusting })),
    },
    {
      keys: "M",
      does: "放大镜，按住不放则松手收起",
      run: (event) => magnify(store, event),
    },
    {
      keys: "Escape",
      does: "收起放大镜或调节",
      when: () => store.getState().magnifying || store.getState().adjusting,
      run: () => store.setState(store.getState().magnifying ? { magnifying: false } : { adjusting: false }),
    },
  ]);
}
