import { useState } from "react";
import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { PdfPreview } from "../../viewer";
import type { PreparedReview, ReviewDeskPorts, SealedReview } from "../ports";
import { FormPress } from "./form-press";
import { SavePrintButtons } from "./save-print-buttons";
import "./delivery.css";

interface SealedFormDialogProps {
  readonly open: boolean;
  readonly round: Round;
  readonly application: Application;
  readonly draft: ReviewDraft;
  readonly sealed: SealedReview;
  /** The reason where the application was recused; `null` for a scored one. */
  readonly recusalReason: string | null;
  readonly ports: ReviewDeskPorts;
  readonly onClose: () => void;
}

/** The sealed form as it was stored, to look at, save and print again. */
export function SealedFormDialog(props: SealedFormDialogProps) {
  if (!props.open) return null;
  return <OpenSealedFormDialog {...props} />;
}

function OpenSealedFormDialog(props: SealedFormDialogProps) {
  const { round, application, draft, sealed, recusalReason, ports, onClose } = props;
  const recused = recusalReason !== null;
  // The file shown is the stored one; the layout is here for the printer alone, which has to wait for it.
  const [layout, setLayout] = useState<"pending" | "ready" | Refusal>("pending");
  return (
    <Dialog
      open
      screen="sealed-form"
      width={920}
      title={`${recused ? "专家回避声明" : "专家评估意见"} · ${application.number}`}
      onClose={onClose}
      footer={
        <>
          <SavePrintButtons
            application={application}
            recused={recused}
            pdf={sealed.opinionPdf}
            laidOut={layout === "ready"}
            ports={ports}
          />
          <Button variant="primary" onClick={onClose}>
            关闭
          </Button>
        </>
      }
    >
      <div className="delivery">
        {typeof layout === "object" && <Notice tone="error">{refusalSentence(layout)}</Notice>}
        <div className="delivery-preview">
          <PdfPreview bytes={sealed.opinionPdf} label="已定稿表格预览" />
        </div>
      </div>
      <FormPress
        job={{ prepared: preparedOf(application.id, draft, sealed), application, recusalReason }}
        round={round}
        ports={ports}
        onPdf={() => setLayout("ready")}
        onRefused={setLayout}
      />
    </Dialog>
  );
}

function preparedOf(applicationId: string, draft: ReviewDraft, sealed: SealedReview): PreparedReview {
  return {
    applicationId,
    draft,
    reviewSha256: sealed.reviewSha256,
    total: sealed.total,
    signedOn: sealed.sealedAt.slice(0, 10),
    ticket: sealed.reviewSha256,
  };
}
