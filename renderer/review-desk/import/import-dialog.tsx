import { useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { type IdentityPorts, SignerStatement, signerSentence, useSigner } from "../../identity";
import type { IncomingFile, Progress } from "../../identity/ports";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { WorkProgress } from "../../ui/work-progress";
import type { ImportOutcome, ReviewDeskPorts } from "../ports";
import "./import.css";
import { bytesWords, outcomeWords } from "./import-words";

interface ImportDialogProps {
  readonly file: IncomingFile;
  readonly ports: ReviewDeskPorts;
  readonly identity: IdentityPorts;
  /** Whether the desk stays with the review that is open, instead of going to what was imported. */
  readonly staying: boolean;
  /** Called at once when a task package was imported or was there already. */
  readonly onImported: (packageId: string) => void;
  readonly onChooseOther: () => void;
  readonly onClose: () => void;
}

type Step =
  | { readonly at: "working"; readonly progress: Progress }
  | { readonly at: "done"; readonly outcome: ImportOutcome }
  | { readonly at: "refused"; readonly refusal: Refusal };

/** What another try can overcome: a card accepted meanwhile, a disk cleared, a change of mind. */
const mayHelp: readonly Refusal["code"][] = ["signer-unknown", "no-space", "storage-failed", "cancelled"];

/** Imports one file: what is being done and how far it is, a way to stop it, and always what came of it. */
export function ImportDialog({
  file,
  ports,
  identity,
  staying,
  onImported,
  onChooseOther,
  onClose,
}: ImportDialogProps) {
  const { step, cancel, again } = useImport(file, ports, onImported);
  const working = step.at === "working";
  const refusal = step.at === "refused" ? step.refusal : null;
  const signer = useSigner(file, refusal, identity);
  return (
    <Dialog
      open
      title={working ? "正在导入" : "导入结果"}
      width={560}
      screen="import"
      onClose={working ? undefined : onClose}
      footer={
        !working && (
          <>
            {refusal && <Button onClick={onChooseOther}>选择其他文件…</Button>}
            {refusal && mayHelp.includes(refusal.code) && <Button onClick={again}>重试</Button>}
            <Button
              variant={signer?.kind === "stated" ? "plain" : "primary"}
              data-autofocus
              onClick={onClose}
            >
              {step.at === "done" && step.outcome.kind === "task" && !staying ? "查看申报" : "关闭"}
            </Button>
          </>
        )
      }
    >
      <p className="import-file">
        <b translate="no">{file.name}</b>
        <span>{bytesWords(file.size)}</span>
      </p>
      {step.at === "working" && (
        <>
          <WorkProgress progress={step.progress} onCancel={cancel} />
          <p className="import-note">
            先核验签名和每一个文件，全部通过后才会显示内容；中途停止不会留下任何东西。
          </p>
        </>
      )}
      {step.at === "done" && <Notice tone="ok">{outcomeWords(step.outcome, staying)}</Notice>}
      {refusal && (
        <Notice tone={refusal.code === "cancelled" ? "info" : "error"}>
          {signerSentence(signer) ?? refusalSentence(refusal)}
        </Notice>
      )}
      {signer && <SignerStatement signer={signer} ports={identity} onAccepted={again} />}
    </Dialog>
  );
}

const preparing: Step = { at: "working", progress: { done: 0, total: 0, stage: "正在准备" } };

/** Runs the import once for each file. Leaving stops it. */
function useImport(file: IncomingFile, ports: ReviewDeskPorts, onImported: (packageId: string) => void) {
  const [step, setStep] = useState<Step>(preparing);
  const [stop, setStop] = useState<AbortController | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is imported once, whatever else is rendered anew
  useEffect(() => {
    const controller = new AbortController();
    let left = false;
    setStop(controller);
    const onProgress = (progress: Progress) => {
      if (!controller.signal.aborted) setStep({ at: "working", progress });
    };
    void ports.importTask(file, { onProgress, signal: controller.signal }).then((result) => {
      if (left) return;
      if (!result.ok) return setStep({ at: "refused", refusal: result.refusal });
      setStep({ at: "done", outcome: result.value });
      if (result.value.kind === "task") onImported(result.value.summary.packageId);
    });
    return () => {
      left = true;
      controller.abort();
    };
  }, [file, ports, attempt]);
  const again = () => {
    setStep(preparing);
    setAttempt(attempt + 1);
  };
  return { step, cancel: () => stop?.abort(), again };
}
