import { useEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { DrawQueue } from "./drawing/draw-queue";
import type { ViewerSession } from "./session";

/** How long what lies beside the pages lets them go first, in milliseconds, and how often at most. */
const patience = 100;
const mostTimes = 3;

/**
 * The page in sight, told a little late: what lies beside the pages follows when the page gone to is drawn, since both
 * need the same thread, the same line to the bytes and the same decoder. It is never more than a third of a second behind.
 */
export function useUnhurriedPage(session: StoreApi<ViewerSession>, queue: Pick<DrawQueue, "urgent">): number {
  const [page, setPage] = useState(() => session.getState().page);
  useEffect(() => {
    let timer = 0;
    const wait = (times: number) => {
      timer = window.setTimeout(() => {
        timer = 0;
        if (queue.urgent && times > 1) wait(times - 1);
        else setPage(session.getState().page);
      }, patience);
    };
    setPage(session.getState().page);
    const stop = session.subscribe((now, before) => {
      if (now.page !== before.page && timer === 0) wait(mostTimes);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session, queue]);
  return page;
}
