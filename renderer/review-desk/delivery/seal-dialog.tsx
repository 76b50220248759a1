import { useMemo, useReducer } from "react";
import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { blockingGaps, type GapPlace, gapsOf } from "../../../shared/rules/gaps";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { ProgressBar } from "../../ui/progress-bar";
import { PdfPreview } from "../../viewer";
import type { PreparedReview, ReviewDeskPorts, SealedReview } from "../ports";
import { formFileName } from "./file-names";
import { FormPress } from "./form-press";
import { GapList } from "./gap-list";
import { SavePrintButtons } from "./save-print-buttons";
import "./delivery.css";

interface SealDialogProps {
  readonly open: boolean;
  readonly packageId: string;
  readonly applicationId: string;
  readonly round: Round;
  readonly application: Application;
  readonly draft: ReviewDraft;
  readonly ports: ReviewDeskPorts;
  readonly onGoTo: (place: GapPlace) => void;
  readonly onSealed: (sealed: SealedReview) => void;
  readonly onClose: () => void;
}

/** Where the dialog is: gaps, laying out, preview, storing, done. A refusal is shown wherever it comes up. */
type Step =
  | { readonly at: "gaps"; readonly refusal: Refusal | null }
  | { readonly at: "preparing" }
  | { readonly at: "printing"; readonly prepared: PreparedReview }
  | { readonly at: "preview" | "sealing"; readonly prepared: PreparedReview; readonly pdf: Uint8Array }
  | { readonly at: "sealed"; readonly prepared: PreparedReview; readonly pdf: Uint8Array };

const start: Step = { at: "gaps", refusal: null };

/** 定稿: first every gap with a way to it, then the form as it will print, then the seal; after it, what to do on paper. */
export function SealDialog(props: SealDialogProps) {
  if (!props.open) return null;
  return <OpenSealDialog {...props} />;
}

function OpenSealDialog(props: SealDialogProps) {
  const { round, application, draft, ports, packageId, applicationId } = props;
  const [step, go] = useReducer((_: Step, next: Step) => next, start);
  const gaps = useMemo(() => gapsOf(round, draft, application.precheck), [round, draft, application]);
  const refuse = (refusal: Refusal) => go({ at: "gaps", refusal });

  const prepare = async () => {
    go({ at: "preparing" });
    const prepared = await ports.prepareSeal(packageId, applicationId);
    if (prepared.ok) go({ at: "printing", prepared: prepared.value });
    else refuse(prepared.refusal);
  };

  const seal = async (prepared: PreparedReview, pdf: Uint8Array) => {
    go({ at: "sealing", prepared, pdf });
    const sealed = await ports.seal(packageId, prepared.ticket, pdf);
    if (!sealed.ok) return refuse(sealed.refusal);
    go({ at: "sealed", prepared, pdf });
    props.onSealed(sealed.value);
  };

  return (
    <Dialog
      open
      screen="seal"
      width={step.at === "gaps" ? 640 : 920}
      title={`定稿 · ${application.number} ${application.studio.name}`}
      onClose={step.at === "sealing" ? undefined : props.onClose}
      footer={
        <SealFooter step={step} blocked={blockingGaps(gaps).length > 0} {...{ prepare, seal, props }} />
      }
    >
      <div className="delivery">
        {step.at === "gaps" && step.refusal && <Notice tone="error">{refusalSentence(step.refusal)}</Notice>}
        {step.at === "gaps" && <GapList gaps={gaps} round={round} onGoTo={props.onGoTo} />}
        {(step.at === "preparing" || step.at === "printing") && (
          <ProgressBar label="正在排版表格" value={step.at === "printing" ? 2 : 1} max={3} />
        )}
        {step.at === "sealed" && <SealedWords />}
        {"pdf" in step && (
          <div className="delivery-preview">
            <PdfPreview bytes={step.pdf} label="专家评估意见预览" />
          </div>
        )}
      </div>
      {"prepared" in step && (
        <FormPress
          key={step.prepared.ticket}
          job={{ prepared: step.prepared, application, recusalReason: null }}
          round={round}
          ports={ports}
          onPdf={(pdf) => go({ at: "preview", prepared: step.prepared, pdf })}
          onRefused={refuse}
        />
      )}
    </Dialog>
  );
}

function SealedWords() {
  return (
    <Notice tone="ok">
      已定稿。请打印本表，核对后亲笔签字；纸上的摘要与将要导出的评审包一致。全部申报评完后，在列表页导出评审包。
    </Notice>
  );
}

interface SealFooterProps {
  readonly step: Step;
  readonly blocked: boolean;
  readonly prepare: () => void;
  readonly seal: (prepared: PreparedReview, pdf: Uint8Array) => void;
  readonly props: SealDialogProps;
}

function SealFooter({ step, blocked, prepare, seal, props }: SealFooterProps) {
  if (step.at === "gaps") {
    return (
      <>
        <Button variant="plain" onClick={props.onClose}>
          返回评审
        </Button>
        <Button variant="primary" disabled={blocked} onClick={prepare}>
          预览表格
        </Button>
      </>
    );
  }
  if (step.at === "preview" || step.at === "sealing") {
    return (
      <>
        <span className="delivery-foot-words">定稿后内容不能直接修改；需要时可写明理由重新打开。</span>
        <Button variant="plain" onClick={props.onClose} disabled={step.at === "sealing"}>
          返回修改
        </Button>
        <Button variant="primary" busy={step.at === "sealing"} onClick={() => seal(step.prepared, step.pdf)}>
          确认定稿
        </Button>
      </>
    );
  }
  if (step.at === "sealed") {
    return (
      <>
        <SavePrintButtons
          fileName={formFileName(props.application, false)}
          pdf={step.pdf}
          laidOut
          ports={props.ports}
        />
        <Button variant="primary" onClick={props.onClose}>
          完成
        </Button>
      </>
    );
  }
  return null;
}
