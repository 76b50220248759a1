import { useEffect, useReducer, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import type { Progress } from "../../identity/ports";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { WorkProgress } from "../../ui/work-progress";
import type { ExportOutlook, ExportReceipt, OpenRound, ReviewDeskPorts } from "../ports";
import { ExportPlan, ExportResult } from "./export-facts";
import { ExportWarnings } from "./export-warnings";
import { type FormJob, FormPress } from "./form-press";
import { recusalJobs, unfinishedApplications } from "./recusal-forms";
import "./delivery.css";

interface ExportDialogProps {
  readonly open: boolean;
  readonly packageId: string;
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  readonly onExported: (receipt: ExportReceipt) => void;
  readonly onClose: () => void;
}

/** Where the dialog is: what will be in the file, laying out recusal statements, sealing and saving, done. */
type Step =
  | { readonly at: "plan"; readonly refusal: Refusal | null }
  | { readonly at: "forms"; readonly jobs: readonly FormJob[]; readonly done: number }
  | { readonly at: "writing"; readonly progress: Progress }
  | { readonly at: "done"; readonly receipt: ExportReceipt };

const gathering: Step = { at: "writing", progress: { done: 0, total: 1, stage: "正在汇集评审文件" } };

/** 导出评审包: says what will be in the file and to whom it is locked, writes it, and says what to do on paper. */
export function ExportDialog(props: ExportDialogProps) {
  if (!props.open) return null;
  return <OpenExportDialog {...props} />;
}

function OpenExportDialog(props: ExportDialogProps) {
  const { packageId, openRound, ports } = props;
  const [step, go] = useReducer((_: Step, next: Step) => next, { at: "plan", refusal: null });
  const refuse = (refusal: Refusal) => go({ at: "plan", refusal });
  const closing = useClosing();
  const outlook = useOutlook(packageId, ports, refuse);
  const [heeded, setHeeded] = useState(false);

  const write = async () => {
    const receipt = await ports.exportBundle(packageId, {
      signal: closing,
      onProgress: (progress) => go({ at: "writing", progress }),
    });
    if (!receipt.ok) return refuse(receipt.refusal);
    if (!receipt.value) return go({ at: "plan", refusal: null });
    go({ at: "done", receipt: receipt.value });
    props.onExported(receipt.value);
  };

  const begin = async () => {
    go(gathering);
    const jobs = await recusalJobs(packageId, openRound, ports);
    if (!jobs.ok) return refuse(jobs.refusal);
    if (jobs.value.length === 0) return write();
    go({ at: "forms", jobs: jobs.value, done: 0 });
  };

  const pressed = async (jobs: readonly FormJob[], done: number, pdf: Uint8Array) => {
    const job = jobs[done];
    if (!job) return;
    const sealed = await ports.seal(packageId, job.prepared.ticket, pdf);
    if (!sealed.ok) return refuse(sealed.refusal);
    if (done + 1 < jobs.length) return go({ at: "forms", jobs, done: done + 1 });
    go(gathering);
    await write();
  };

  const job = step.at === "forms" ? step.jobs[step.done] : undefined;
  const unfinished = unfinishedApplications(openRound);
  const unheeded = outlook === null || (outlook.withdrawal !== null && !heeded);
  return (
    <Dialog
      open
      screen="export"
      width={680}
      title="导出评审包"
      onClose={props.onClose}
      footer={
        <ExportFooter
          step={step}
          blocked={unfinished.length > 0 || unheeded}
          begin={begin}
          onClose={props.onClose}
        />
      }
    >
      <div className="delivery">
        {step.at === "plan" && step.refusal && <Notice tone="error">{refusalSentence(step.refusal)}</Notice>}
        {step.at === "plan" && outlook && (
          <ExportWarnings
            outlook={outlook}
            bureauName={openRound.summary.bureauName}
            heeded={heeded}
            onHeeded={setHeeded}
          />
        )}
        {step.at === "plan" && (
          <ExportPlan openRound={openRound} unfinished={unfinished} next={outlook?.next ?? null} />
        )}
        {step.at === "forms" && (
          <WorkProgress
            progress={{ done: step.done, total: step.jobs.length, stage: "正在制作回避声明" }}
            onCancel={props.onClose}
          />
        )}
        {step.at === "writing" && <WorkProgress progress={step.progress} onCancel={props.onClose} />}
        {step.at === "done" && <ExportResult receipt={step.receipt} />}
      </div>
      {step.at === "forms" && job && (
        <FormPress
          key={job.prepared.ticket}
          job={job}
          round={openRound.round}
          ports={ports}
          onPdf={(pdf) => void pressed(step.jobs, step.done, pdf)}
          onRefused={refuse}
        />
      )}
    </Dialog>
  );
}

/** What is to be known before this export, asked once: the card may have been withdrawn a moment ago. */
function useOutlook(
  packageId: string,
  ports: ReviewDeskPorts,
  refuse: (refusal: Refusal) => void,
): ExportOutlook | null {
  const [outlook, setOutlook] = useState<ExportOutlook | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog is of one package, and asks when it opens
  useEffect(() => {
    let left = false;
    void ports.exportOutlook(packageId).then((result) => {
      if (left) return;
      if (result.ok) setOutlook(result.value);
      else refuse(result.refusal);
    });
    return () => {
      left = true;
    };
  }, [packageId, ports]);
  return outlook;
}

/** A signal that is aborted when the dialog goes: whatever step the work is at, it ends there. */
function useClosing(): AbortSignal {
  const [controller] = useState(() => new AbortController());
  useEffect(() => () => controller.abort(), [controller]);
  return controller.signal;
}

interface ExportFooterProps {
  readonly step: Step;
  readonly blocked: boolean;
  readonly begin: () => void;
  readonly onClose: () => void;
}

function ExportFooter({ step, blocked, begin, onClose }: ExportFooterProps) {
  if (step.at === "done") {
    return (
      <Button variant="primary" onClick={onClose}>
        完成
      </Button>
    );
  }
  if (step.at !== "plan") return null;
  return (
    <>
      <Button variant="plain" onClick={onClose}>
        暂不导出
      </Button>
      <Button variant="primary" disabled={blocked} onClick={begin}>
        签名并导出…
      </Button>
    </>
  );
}
