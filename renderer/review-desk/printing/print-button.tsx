import { useState } from "react";
import { Button } from "../../ui/button";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import { useDraft, useReview, useReviewState } from "../review";
import { PrintDialog } from "./print-dialog";

interface PrintButtonProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
}

/** 打印表格 of the application at hand, beside its opinion; before the seal too, for checking. */
export function PrintButton({ ports, openRound }: PrintButtonProps) {
  const [open, setOpen] = useState(false);
  const { application } = useReview();
  const draft = useDraft();
  const sealed = useReviewState((state) => state.sealed);
  return (
    <div className="printing-button">
      <Button size="small" icon="print" onClick={() => setOpen(true)}>
        打印表格…
      </Button>
      {open && (
        <PrintDialog
          ports={ports}
          openRound={openRound}
          open={{ applicationId: application.id, draft, sealed }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
