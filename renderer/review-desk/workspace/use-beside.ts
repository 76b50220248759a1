import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { ScrollLink } from "../../viewer";
import { besideOf, keepPlace, keptPlace, startBeside, useReading } from "../reading";
import { citeTarget } from "./cite-action";
import { inHandOf } from "./in-hand";
import type { WorkspaceProps } from "./workspace-screen";

/** The second document of the workspace, and its bond with the first. */
export function useBeside(props: WorkspaceProps, leave: (then: () => void) => void) {
  const { ports, openRound, application, place, onReview } = props;
  const reading = useReading();
  const round = { seatId: ports.seat.id, packageId: openRound.summary.packageId };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands beside is remembered for a seat and a round
  const beside = useMemo(() => startBeside(localStorage, round), [round.seatId, round.packageId]);
  const state = useStore(beside.store);
  const [link] = useState(() => new ScrollLink());
  useEffect(() => link.set(state.open && state.together), [link, state.open, state.together]);

  const swap = (applicationId: string, materialId: string) => {
    const { materialId: mainId } = reading.store.getState();
    if (!mainId) return;
    const mainView = reading.viewOf(mainId);
    const view = beside.viewOf(applicationId, materialId);
    if (mainView) beside.keepView(application.id, mainId, mainView);
    if (applicationId === application.id) {
      if (view) reading.keepView(materialId, view);
      reading.open(materialId);
      beside.choose({ applicationId, materialId: mainId, own: true });
      return;
    }
    leave(() => {
      const dossier = { ...round, applicationId };
      const kept = keptPlace(localStorage, dossier);
      const { page = 1, offset = 0 } = view ?? {};
      const inHand = inHandOf(citeTarget(openRound.round, place));
      keepPlace(localStorage, dossier, {
        materialId,
        views: view ? { ...kept.views, [materialId]: view } : kept.views,
        read: { ...kept.read, [inHand]: { materialId, page, offset } },
      });
      beside.choose({ applicationId: application.id, materialId: mainId, own: false });
      onReview(applicationId);
    });
  };
  const together = useMemo(() => ({ link, side: "one" }) as const, [link]);
  const { own } = besideOf(state, openRound.applications, application);
  return {
    open: state.open,
    toggle: () => beside.show(!beside.store.getState().open),
    own,
    together: state.open ? together : undefined,
    pane: { beside, link, onSwap: swap },
  };
}
