import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
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
  const { round, application, draft, sealed, recusalReason, ports } = props;
  const recused = recusalReason !== null;
  return (
    <Dialog
      open
      screen="sealed-form"
      width={920}
      title={`${recused ? "专家回避声明" : "专家评估意见"} · ${application.number}`}
      onClose={props.onClose}
      footer={
        <>
          <SavePrintButtons
            application={application}
            recused={recused}
            pdf={sealed.opinionPdf}
            ports={ports}
          />
          <Button variant="primary" onClick={props.onClose}>
            关闭
          </Button>
        </>
      }
    >
      <div className="delivery-preview">
        <PdfPreview bytes={sealed.opinionPdf} label="已定稿表格预览" />
      </div>
      <FormPress
        job={{ prepared: preparedOf(application.id, draft, sealed), application, recusalReason }}
        round={round}
        ports={ports}
        onPdf={ignore}
        onRefused={ignore}
      />
    </Dialog>
  );
}

/** The file shown is the stored one; the layout is here for the printer alone, so its own PDF is not needed. */
const ignore = () => {};

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
