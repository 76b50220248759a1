import { useState } from "react";
import { useShortcuts } from "../../ui/shortcuts";
import { besideOnStrip, ComparePane, CompareStrip, comparablesOf, useStrip } from "../compare";
import { isSuperseded } from "../ports";
import { useReview } from "../review";
import { type Neighbours, neighboursOf } from "./neighbours";
import { ReopenDialog } from "./sealed-banner";
import type { WorkspaceProps } from "./workspace-screen";

type Leave = (then: () => void) => void;

/** How 逐项横评 is begun and ended, and what lies before and after: while one is at it, what does so on the strip. */
export function useCompareMoves(props: WorkspaceProps, leave: Leave) {
  const { openRound, application, place, comparing, onCompare, onOverview } = props;
  const strip = useStrip(comparing, openRound, place.criterionId);
  const own = comparablesOf(openRound).some((each) => each.application.id === application.id);
  const toggle = () => {
    if (comparing.on) comparing.set(false);
    else if (own) onCompare(application.id);
    // A practice dossier is on no strip: the walk begins elsewhere.
    else leave(() => onCompare());
  };
  const toOverview = () => leave(onOverview);
  useShortcuts("逐项横评", [
    { keys: "Alt+C", does: comparing.on ? "退出逐项横评" : "逐项横评：同一评分项看各份申报", run: toggle },
    { keys: "Alt+T", does: "评分总览", run: toOverview },
  ]);
  const beside = (direction: 1 | -1) => {
    const id = besideOnStrip(strip, application.id, direction);
    return id === null ? null : { applicationId: id, undeclared: false };
  };
  const all = neighboursOf(openRound, application.id);
  const position = strip.findIndex((each) => each.application.id === application.id) + 1;
  const neighbours: Neighbours = comparing.on
    ? { position, count: strip.length, previous: beside(-1), next: beside(1) }
    : all;
  return { neighbours, toggle, toOverview };
}

/** The strip of the criterion in hand; another application is opened once this one is stored. */
export function StripOfRound(props: WorkspaceProps & { readonly leave: Leave }) {
  const { openRound, application, place, comparing, onReview, leave } = props;
  const strip = useStrip(comparing, openRound, place.criterionId);
  const criterion = openRound.round.rubric.criteria.find(({ id }) => id === place.criterionId);
  return criterion ? (
    <CompareStrip
      criterion={criterion}
      strip={strip}
      current={application.id}
      order={comparing.order}
      onOrder={comparing.setOrder}
      onOpen={(applicationId) => leave(() => onReview(applicationId))}
    />
  ) : null;
}

/** The sheet while one criterion is walked across all applications; a sealed review first asks for a reason. */
export function CompareSheet(props: WorkspaceProps & { readonly toOverview: () => void }) {
  const { ports, openRound, application, place, onPlace, comparing, onChanged, toOverview } = props;
  const review = useReview();
  const [asking, setAsking] = useState(false);
  const strip = useStrip(comparing, openRound, place.criterionId);
  const { criteria } = openRound.round.rubric;
  const criterion = criteria.find(({ id }) => id === place.criterionId) ?? criteria[0];
  if (!criterion) return null;
  const standing = openRound.standings.find((each) => each.applicationId === application.id);
  const mayReopen = openRound.mayAnswer && !isSuperseded(openRound) && !review.superseded;
  return (
    <>
      <ComparePane
        criterion={criterion}
        onCriterion={(criterionId) => onPlace({ ...place, tab: "scoring", criterionId })}
        focusNonce={place.jumps}
        strip={strip}
        onReopen={mayReopen ? () => setAsking(true) : null}
        onOverview={toOverview}
        onLeave={() => comparing.set(false)}
      />
      {asking && (
        <ReopenDialog
          exported={standing?.state === "exported"}
          returned={standing?.returned ?? null}
          ports={ports}
          onReopened={onChanged}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
