import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Annotation } from "../../../shared/domain/annotation";
import type { Application } from "../../../shared/domain/application";
import { emptyDraft } from "../../../shared/domain/draft";
import { openHistory } from "../../../shared/domain/history";
import type { Round } from "../../../shared/domain/round";
import { refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { type ScrollLink, Viewer, type ViewState } from "../../viewer";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import { BesideHead } from "./beside-head";
import { type Beside, besideOf } from "./beside-store";
import { closedWords } from "./closed-words";
import "./beside.css";
import { materialTitle } from "./material-words";
import { Reader } from "./reader";
import { useSource } from "./use-source";

export interface BesidePaneProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  /** The application under review. */
  readonly application: Application;
  readonly beside: Beside;
  readonly link: ScrollLink;
  readonly selectionActions: (annotations: readonly Annotation[]) => ReactNode;
  /** Reads on in what stands beside, and puts what was read until now there. */
  readonly onSwap: (applicationId: string, materialId: string) => void;
}

/** The second document: of the application under review it can be marked too, of another one it is there to be looked at. */
export function BesidePane(props: BesidePaneProps) {
  const { openRound, application, beside, onSwap } = props;
  const state = useStore(beside.store);
  const { shown, materialId, own } = besideOf(state, openRound.applications, application);
  const closed = own ? null : closedWords(openRound, shown.id);
  return (
    <section className="beside" aria-label="并排的材料" data-beside>
      <BesideHead
        openRound={openRound}
        application={application}
        shown={shown}
        materialId={materialId}
        together={state.together}
        onChoose={beside.choose}
        onTogether={beside.setTogether}
        onSwap={closed ? null : () => onSwap(shown.id, materialId)}
        onClose={() => beside.show(false)}
      />
      <div className="beside-body">
        {closed ? (
          <div className="reading-refused">
            <Notice tone="warn">{closed}</Notice>
          </div>
        ) : (
          <Document key={`${shown.id}/${materialId}`} {...props} {...{ shown, materialId, own }} />
        )}
      </div>
    </section>
  );
}

interface DocumentProps extends BesidePaneProps {
  readonly shown: Application;
  readonly materialId: string;
  readonly own: boolean;
}

function Document(props: DocumentProps) {
  const { ports, openRound, beside, link, shown, materialId, own } = props;
  const opened = useSource(ports, openRound.summary.packageId, shown.id, materialId);
  const together = useMemo(() => ({ link, side: "other" }) as const, [link]);
  const place = useMemo(
    () => ({
      view: beside.viewOf(shown.id, materialId),
      keepView: (view: ViewState) => beside.keepView(shown.id, materialId, view),
    }),
    [beside, shown.id, materialId],
  );
  if (own) {
    const { selectionActions } = props;
    return <Reader {...{ ports, opened, materialId, selectionActions, together }} beside={place} />;
  }
  const { source, refusal, again } = opened;
  if (refusal) {
    return (
      <div className="reading-refused">
        <Notice tone="error" action={<Button onClick={again}>重新打开</Button>}>
          {refusalSentence(refusal)}
        </Notice>
      </div>
    );
  }
  if (!source) {
    return (
      <div className="reading-waiting" role="status">
        正在打开材料…
      </div>
    );
  }
  return <LookedAt {...props} {...{ source, together, place }} />;
}

interface LookedAtProps extends DocumentProps {
  readonly source: NonNullable<ReturnType<typeof useSource>["source"]>;
  readonly together: { readonly link: ScrollLink; readonly side: "other" };
  readonly place: { readonly view: ViewState | undefined; keepView(view: ViewState): void };
}

const nothing = () => {};
const notCited = () => [];

/** A scan of another application with the marks made there; nothing can be changed. */
function LookedAt({ ports, openRound, shown, materialId, source, together, place }: LookedAtProps) {
  const annotations = useMarksOf(ports, openRound.summary.packageId, openRound.round, shown.id, materialId);
  const [selectedIds, select] = useState<readonly string[]>([]);
  return (
    <div className="reading-reader" data-reader>
      <Viewer
        source={source}
        title={`${shown.number} ${materialTitle(shown, materialId)}`}
        pagesHint={shown.materials.find(({ id }) => id === materialId)?.pages ?? 1}
        initialView={place.view}
        onViewChange={place.keepView}
        annotations={annotations}
        selectedIds={selectedIds}
        readOnly
        marking={lookingAt}
        onMarks={nothing}
        onSelect={select}
        citedBy={notCited}
        together={together}
      />
    </div>
  );
}

const lookingAt = {
  tool: "hand",
  meaning: "positive",
  sign: "tick",
  onTool: nothing,
  onMeaning: nothing,
  onSign: nothing,
} as const;

/** The marks of one material in the stored review of another application; none until they are read, or where they cannot be. */
function useMarksOf(
  ports: ReviewDeskPorts,
  packageId: string,
  round: Round,
  applicationId: string,
  materialId: string,
): readonly Annotation[] {
  const [marks, setMarks] = useState<readonly Annotation[]>([]);
  useEffect(() => {
    let left = false;
    void ports.openReview(packageId, applicationId).then((stored) => {
      if (left || !stored.ok) return;
      const { draft } = openHistory(emptyDraft(round), stored.value.entries);
      setMarks(Object.values(draft.annotations).filter((each) => each.materialId === materialId));
    });
    return () => {
      left = true;
    };
  }, [ports, packageId, round, applicationId, materialId]);
  return marks;
}
