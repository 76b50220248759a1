import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { clarityOf } from "./clarity/clarity-store";
import { isPlain } from "./clarity/settings";
import type { ViewerProps, ViewState } from "./props";
import type { ViewerSession } from "./session";

/** The desk hears of the reader's place at most this often, in milliseconds. */
const tellEvery = 200;

/** Tells the desk where the reader is, not more often than it can use, and once more at the end. */
export function usePlace(session: StoreApi<ViewerSession>, tell: ViewerProps["onViewChange"]) {
  const zoom = useStore(session, (state) => state.zoom);
  const turns = useStore(session, (state) => state.turns);
  const single = useStore(session, (state) => state.single);
  const place = useRef<Pick<ViewState, "page" | "offset"> | null>(null);
  const timer = useRef(0);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  const [say] = useState(() => () => {
    clearTimeout(timer.current);
    timer.current = 0;
    const now = session.getState();
    const { zoom: nowZoom, turns: nowTurns } = now;
    const { settings } = clarityOf(session).getState();
    const more = {
      ...(now.single ? { single: true } : {}),
      ...(isPlain(settings) ? {} : { clarity: settings }),
    };
    if (place.current) latest.current?.({ ...place.current, zoom: nowZoom, turns: nowTurns, ...more });
  });
  const [later] = useState(() => () => {
    timer.current ||= window.setTimeout(say, tellEvery);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom, turn or way of paging is another view
  useEffect(() => later(), [zoom, turns, single, later]);
  useEffect(() => clarityOf(session).subscribe(later), [session, later]);
  useEffect(() => say, [say]);
  const [move] = useState(() => (page: number, offset: number) => {
    place.current = { page, offset };
    later();
  });
  return move;
}
