import type { Annotation } from "../../../shared/domain/annotation";
import { cite } from "../../../shared/domain/edits";
import type { Round } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { type CiteTarget, takeCitation } from "../annotations";
import { useDraft, useReadOnly, useReview } from "../review";
import type { SheetPlace } from "./sheet-place";

/** What a citation would go to: the gate in hand on the tab of gates, the criterion in hand everywhere else. */
export function citeTarget(round: Round, place: SheetPlace): CiteTarget {
  if (place.tab === "gates" && place.gateId) {
    const number = round.gates.findIndex((gate) => gate.id === place.gateId) + 1;
    return { citer: { kind: "gate", id: place.gateId }, name: `资格${number}` };
  }
  return { citer: { kind: "criterion", id: place.criterionId }, name: place.criterionId };
}

interface CiteActionProps {
  readonly annotation: Annotation;
  readonly target: CiteTarget;
}

/** Cites the selected mark as evidence of what is in hand, or takes that back. */
export function CiteAction({ annotation, target }: CiteActionProps) {
  const review = useReview();
  const draft = useDraft();
  const readOnly = useReadOnly();
  const edit = cite(draft, target.citer, annotation.id);
  if (readOnly) return null;
  return edit ? (
    <Button size="small" variant="primary" onClick={() => review.change([edit])}>
      引为 {target.name} 依据 <Kbd keys="E" />
    </Button>
  ) : (
    <Button size="small" onClick={() => takeCitation(review, target.citer, annotation.id)}>
      取消 {target.name} 依据
    </Button>
  );
}
