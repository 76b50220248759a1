import { useEffect } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { type PageBox, rectToPercent, shownSize } from "../../../shared/annotation/geometry";
import type { PageDrawer } from "../drawing/page-drawer";
import type { ViewerSession } from "../session";
import { type ClarityState, clarityOf, type PageFindings } from "./clarity-store";
import { estimateCanvas } from "./estimate/estimator";
import type { PageEstimate } from "./estimate/page-estimate";
import { isAutomatic } from "./settings";

/** Pages drawn ahead of those in sight are looked at too, so that they come as they will stay. */
const ahead = 2;

/** Has every drawn page near the reader looked at, once, as long as the reader wants what comes of it. */
export function useFindings(
  session: StoreApi<ViewerSession>,
  drawer: PageDrawer | null,
  mounted: readonly number[],
  boxes: readonly PageBox[],
): void {
  const store = clarityOf(session);
  const wanted = useStore(store, (state) => isAutomatic(state.settings));
  const first = mounted[0] ?? 1;
  const last = mounted.at(-1) ?? 0;
  useEffect(() => {
    if (!drawer || !wanted) return;
    const asked = new Set<number>();
    let current = true;
    const look = () => {
      for (let page = Math.max(1, first - ahead); page <= last + ahead; page += 1) {
        const box = boxes[page - 1];
        const { whole } = drawer.face(page);
        if (!whole || !box || asked.has(page) || store.getState().findings[page]) continue;
        asked.add(page);
        estimateCanvas(whole.canvas).then(
          (estimate) => current && keep(store, page, inPage(estimate, box, whole.turn)),
          // A drawing that was given back meanwhile is looked at when it is there again.
          () => asked.delete(page),
        );
      }
    };
    look();
    const end = drawer.subscribe(look);
    return () => {
      current = false;
      end();
    };
  }, [store, drawer, wanted, first, last, boxes]);
}

function keep(store: StoreApi<ClarityState>, page: number, found: PageFindings): void {
  store.setState(({ findings }) => ({ findings: { ...findings, [page]: found } }));
}

/** What was seen on the page as shown, in the page's own terms. */
function inPage(
  { angle, content, tone }: PageEstimate,
  box: PageBox,
  turn: PageFindings["turn"],
): PageFindings {
  if (!content) return { angle, content: null, tone, turn };
  const view = { box, turn, scale: 1 };
  const { width, height } = shownSize(view);
  const shown = {
    x: content.x * width,
    y: content.y * height,
    width: content.width * width,
    height: content.height * height,
  };
  return { angle, content: rectToPercent(view, shown), tone, turn };
}
