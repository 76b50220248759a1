import { Button } from "../../../ui/button";
import type { ReviewDeskPorts } from "../../ports";
import { useDraft, useReview, useReviewState } from "../../review";
import { MarksListDialog } from "./marks-list-dialog";

/** 批注清单 beside the list of marks: there as soon as there is a mark, in a sealed review too. */
export function MarksListButton({ onOpen }: { readonly onOpen: () => void }) {
  const draft = useDraft();
  if (Object.keys(draft.annotations).length === 0) return null;
  return (
    <Button size="small" icon="print" onClick={onOpen}>
      批注清单…
    </Button>
  );
}

interface MarksListOfReviewProps {
  readonly ports: ReviewDeskPorts;
  readonly onClose: () => void;
}

/** The dialog for the review that is open. */
export function MarksListOfReview(props: MarksListOfReviewProps) {
  const { packageId, round, application } = useReview();
  const draft = useDraft();
  const sealedAt = useReviewState((state) => state.sealed?.sealedAt ?? null);
  return <MarksListDialog {...{ packageId, round, application, draft, sealedAt }} {...props} />;
}
