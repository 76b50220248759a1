import { useEffect, useState } from "react";
import type { Application } from "../../../shared/domain/application";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Screen } from "../../ui/screen";
import type { Comparing } from "../compare";
import { isSuperseded, type OpenRound, type ReviewDeskPorts } from "../ports";
import { type OpenReview, openReview } from "../review";
import type { MarkingChoice } from "./marking-choice";
import type { SheetPlace } from "./sheet-place";
import { Workspace } from "./workspace";
import "./workspace.css";

export interface WorkspaceProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  readonly application: Application;
  readonly place: SheetPlace;
  readonly onPlace: (place: SheetPlace) => void;
  /** Tool and meaning, kept from dossier to dossier. */
  readonly marking: MarkingChoice;
  /** 逐项横评: whether one is at it, and what is known of the other applications. */
  readonly comparing: Comparing;
  /** Walks the criterion in hand across all applications, from the one named or the first without points. */
  readonly onCompare: (applicationId?: string) => void;
  readonly onOverview: () => void;
  /** Reads the round again, after a seal or a reopening. */
  readonly onChanged: () => Promise<void>;
  readonly onReview: (applicationId: string) => void;
  readonly onDeclare: (applicationId: string) => void;
  readonly onBack: () => void;
  /** Told the review while it is on screen, so that it can be stored before something else goes on. */
  readonly onOpened: (review: OpenReview | null) => void;
}

/** 评审: opens the stored work of one application, then the three panes. */
export function WorkspaceScreen(props: WorkspaceProps) {
  const { application, onBack } = props;
  const { review, refusal } = useStoredReview(props);
  const { onOpened } = props;
  useEffect(() => {
    onOpened(review);
    return () => onOpened(null);
  }, [review, onOpened]);
  if (review) return <Workspace {...props} review={review} />;
  return (
    <Screen
      name="workspace"
      title={`${application.number} ${application.studio.name}`}
      top={
        <TopBar
          left={
            <Button icon="prev" onClick={onBack}>
              申报列表
            </Button>
          }
          right={null}
        />
      }
    >
      <div className="workspace-opening">
        {refusal ? (
          <Notice tone="error">{refusalSentence(refusal)}</Notice>
        ) : (
          <p role="status">正在打开 {application.number}…</p>
        )}
      </div>
    </Screen>
  );
}

/** Reads and replays the stored log once for an application. */
function useStoredReview({ ports, openRound, application }: WorkspaceProps) {
  const [review, setReview] = useState<OpenReview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { round, summary, standings } = openRound;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a review is opened once; a round read again meanwhile shows the review's own doing
  useEffect(() => {
    let left = false;
    const savedAt = standings.find((each) => each.applicationId === application.id)?.savedAt ?? null;
    void ports.openReview(summary.packageId, application.id).then((stored) => {
      if (left) return;
      if (!stored.ok) return setRefusal(stored.refusal);
      try {
        const { packageId } = summary;
        const superseded = isSuperseded({ summary });
        setReview(
          openReview({ ports, packageId, round, application, stored: stored.value, savedAt, superseded }),
        );
      } catch (error) {
        setRefusal({ code: "internal", file: application.number, detail: String(error) });
      }
    });
    return () => {
      left = true;
    };
  }, [ports, summary.packageId, application.id]);
  return { review, refusal };
}
