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
import { formFileName } from "./file-names";
import { FormPress } from "./form-press";
import { MarksListDialog } from "./marks-list";
import { SavePrintButtons } from "./save-print-buttons";
import "./delivery.css";

interface SealedFormDialogProps {
  readonly open: boolean;
  readonly packageId: string;
  readonly round: Round;
  readonly application: Application;
  readonly draft: ReviewDraft;
  readonly sealed: SealedReview;
  /** The reason where the application was recused; `null` for a scored one. */
  readonly recusalReason: string | null;
  readonly ports: ReviewDeskPorts;
  readonly onClose: () => void;
}

/** The sealed form as it was stored, to look at, save and print again, and the list of marks that goes with it. */
export function SealedFormDialog(props: SealedFormDialogProps) {
  if (!props.open) return null;
  return <OpenSealedFormDialog {...props} />;
}

/** One of the two at a time: the window has one print layout. */
function OpenSealedFormDialog(props: SealedFormDialogProps) {
  const [listed, setListed] = useState(false);
  if (!listed) return <FormDialog {...props} onList={() => setListed(true)} />;
  const { packageId, round, application, draft, sealed, ports } = props;
  return (
    <MarksListDialog
      {...{ packageId, round, application, draft, ports }}
      sealedAt={sealed.sealedAt}
      onClose={() => setListed(false)}
    />
  );
}

function FormDialog(props: SealedFormDialogProps & { readonly onList: () => void }) {
  const { round, application, draft, sealed, recusalReason, ports, onClose, onList } = props;
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
            fileName={formFileName(application, recused)}
            pdf={sealed.opinionPdf}
            laidOut={layout === "ready"}
            ports={ports}
          />
          {!recused && (
            <Button variant="plain" onClick={onList}>
              批注清单…
            </Button>
          )}
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
