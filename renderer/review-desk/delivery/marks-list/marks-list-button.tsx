import { useState } from "react";
import { Button } from "../../../ui/button";
import type { ReviewDeskPorts } from "../../ports";
import { useDraft, useReview, useReviewState } from "../../review";
import { MarksListDialog } from "./marks-list-dialog";

/** 批注清单 beside the list of marks: there as soon as there is a mark, in a sealed review too. */
export function MarksListButton({ ports }: { readonly ports: ReviewDeskPorts }) {
  const [open, setOpen] = useState(false);
  const { packageId, round, application } = useReview();
  const draft = useDraft();
  const sealedAt = useReviewState((state) => state.sealed?.sealedAt ?? null);
  if (Object.keys(draft.annotations).length === 0) return null;
  return (
    <>
      <Button size="small" icon="print" onClick={() => setOpen(true)}>
        批注清单…
      </Button>
      {open && (
        <MarksListDialog
          {...{ packageId, round, application, draft, sealedAt, ports }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
