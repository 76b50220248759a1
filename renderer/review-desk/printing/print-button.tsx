import { Button } from "../../ui/button";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import { useDraft, useReview, useReviewState } from "../review";
import { PrintDialog } from "./print-dialog";

/** 打印表格 beside the opinion; before the seal too, for checking. */
export function PrintButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <div className="printing-button">
      <Button size="small" icon="print" onClick={onOpen}>
        打印表格…
      </Button>
    </div>
  );
}

interface PrintOfReviewProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  readonly onClose: () => void;
}

/** The dialog for the review that is open. It stands outside the sheet: a drawer that folds must not take it away. */
export function PrintOfReview(props: PrintOfReviewProps) {
  const { application } = useReview();
  const draft = useDraft();
  const sealed = useReviewState((state) => state.sealed);
  return <PrintDialog {...props} open={{ applicationId: application.id, draft, sealed }} />;
}
