import type { ReactNode } from "react";
import { countPlaces } from "../../../shared/rules/gaps";
import { scoringProgress } from "../../../shared/rules/scoring";
import { type TabItem, TabPanel, Tabs } from "../../ui/tabs";
import { AnnotationsTab } from "../annotations";
import { AnchorsCard, missingOf } from "../calibration";
import { FactsTab } from "../facts";
import { GatesTab } from "../gates";
import { OpinionTab } from "../opinion";
import { useDraft, useReadOnly, useReview } from "../review";
import { ScoringTab, typesElsewhere } from "../scoring";
import { placeOfGap, placeOnTab, type SheetPlace, type SheetTab } from "./sheet-place";
import { tabWords } from "./workspace-keys";

interface SheetProps {
  readonly place: SheetPlace;
  readonly onPlace: (place: SheetPlace) => void;
  /** What can be done with all marks, above their list. */
  readonly annotationsActions: ReactNode;
  /** What can be printed of the review, above the opinion. */
  readonly opinionActions: ReactNode;
}

/** The sheet on the right with its five tabs; a badge says how much of each is still missing. */
export function Sheet({ place, onPlace, annotationsActions, opinionActions }: SheetProps) {
  return (
    <div className="workspace-sheet">
      <Tabs
        label="评审表"
        group="sheet"
        tabs={useTabs()}
        active={place.tab}
        onChange={(tab) => onPlace(placeOnTab(place, tab))}
      />
      <TabPanel group="sheet" active={place.tab} className="workspace-sheet-panel">
        {place.tab === "annotations" && annotationsActions}
        {place.tab === "opinion" && opinionActions}
        {place.tab === "scoring" && (
          <AnchorsCard onCriterion={(id) => onPlace(placeOfGap(place, { kind: "criterion", id }))} />
        )}
        {panel(place, onPlace)}
      </TabPanel>
    </div>
  );
}

function panel(place: SheetPlace, onPlace: SheetProps["onPlace"]): ReactNode {
  switch (place.tab) {
    case "facts":
      return <FactsTab />;
    case "gates":
      return (
        <GatesTab
          gateId={place.gateId}
          onGate={(gateId) => onPlace({ ...place, gateId })}
          jump={place}
          typing={typesElsewhere}
        />
      );
    case "scoring":
      return (
        <ScoringTab
          criterionId={place.criterionId}
          onCriterion={(criterionId) => onPlace({ ...place, criterionId })}
          jump={place}
        />
      );
    case "opinion":
      return <OpinionTab focus={place.text && { on: place.text, nonce: place.jumps }} />;
    case "annotations":
      return <AnnotationsTab onCiter={(kind, id) => onPlace(placeOfGap(place, { kind, id }))} />;
  }
}

function useTabs(): TabItem<SheetTab>[] {
  const { round, application } = useReview();
  const draft = useDraft();
  const sealed = useReadOnly();
  const gaps = sealed ? [] : missingOf(round, application, draft);
  const missing = (...kinds: string[]) => countPlaces(gaps.filter((gap) => kinds.includes(gap.place.kind)));
  const { scored, criteria } = scoringProgress(round, draft);
  const open = Math.max(criteria - scored, missing("criterion"));
  return [
    { key: "facts", label: tabWords.facts },
    { key: "gates", label: tabWords.gates, ...badge(missing("gate")) },
    { key: "scoring", label: tabWords.scoring, ...badge(sealed ? 0 : open) },
    { key: "opinion", label: tabWords.opinion, ...badge(missing("recommendation", "opinion")) },
    { key: "annotations", label: annotationsLabel(Object.keys(draft.annotations).length) },
  ];
}

const annotationsLabel = (count: number) =>
  count === 0 ? tabWords.annotations : `${tabWords.annotations} ${count}`;

function badge(missing: number): { readonly badge?: ReactNode } {
  return missing === 0 ? {} : { badge: <span title={`还差 ${missing} 处`}>{missing}</span> };
}
