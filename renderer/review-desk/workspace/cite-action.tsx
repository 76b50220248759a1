import type { Annotation } from "../../../shared/domain/annotation";
import { citeAll } from "../../../shared/domain/edits";
import type { Round } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { type CiteTarget, takeCitations } from "../annotations";
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
  readonly annotations: readonly Annotation[];
  readonly target: CiteTarget;
}

/** Cites the selected marks as evidence of what is in hand, or takes that back. */
export function CiteAction({ annotations, target }: CiteActionProps) {
  const review = useReview();
  const draft = useDraft();
  const readOnly = useReadOnly();
  const ids = annotations.map(({ id }) => id);
  const edit = citeAll(draft, target.citer, ids);
  if (readOnly) return null;
  return edit ? (
    <Button size="small" variant="primary" onClick={() => review.change([edit])}>
      引为 {target.name} 依据 <Kbd keys="E" />
    </Button>
  ) : (
    <Button size="small" onClick={() => takeCitations(review, target.citer, ids)}>
      取消 {target.name} 依据
    </Button>
  );
}
