import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { type IdentityPorts, SignerStatement, signerSentence, useSigner } from "../../identity";
import type { IncomingFile } from "../../identity/ports";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Notice } from "../../ui/notice";
import { WorkProgress } from "../../ui/work-progress";
import { ReadingOnlyNotice } from "../inbox";
import type { ImportedTask, ReviewDeskPorts } from "../ports";
import { CarryingAccount } from "../revisions";
import { ChoiceStep } from "./choice-step";
import "./import.css";
import { bytesWords, outcomeWords } from "./import-words";
import { PassphraseStep, passphraseForm } from "./passphrase-step";
import { type ChoiceQuestion, type ImportStep, type PassphraseQuestion, useImport } from "./use-import";

interface ImportDialogProps {
  readonly file: IncomingFile;
  readonly ports: ReviewDeskPorts;
  readonly identity: IdentityPorts;
  /** Whether the desk stays with the review that is open, instead of going to what was imported. */
  readonly staying: boolean;
  /** Called at once when a task package was imported or was there already. */
  readonly onImported: (task: ImportedTask) => void;
  /** Called at once when it was decided to keep the package that is here. */
  readonly onKept: () => void;
  readonly onChooseOther: () => void;
  readonly onClose: () => void;
}

/** What another try can overcome: a card accepted meanwhile, a disk cleared, a change of mind. */
const mayHelp: readonly Refusal["code"][] = ["signer-unknown", "no-space", "storage-failed", "cancelled"];

const titles: Record<ImportStep["at"], string> = {
  working: "正在导入",
  asking: "输入任务包口令",
  choosing: "采用哪一份任务包",
  done: "导入结果",
  refused: "导入结果",
};

/** Imports one file: what is being done and how far it is, a way to stop it, and always what came of it. */
export function ImportDialog({
  file,
  ports,
  identity,
  staying,
  onImported,
  onKept,
  onChooseOther,
  onClose,
}: ImportDialogProps) {
  const { step, cancel, again } = useImport(file, ports, { onImported, onKept });
  const choosing = step.at === "choosing" ? step.question : null;
  const question = step.at === "asking" ? step.question : null;
  const working = step.at === "working" || question?.trying === true;
  const refusal = step.at === "refused" ? step.refusal : null;
  const task = step.at === "done" && step.outcome.kind === "task" ? step.outcome : null;
  const carrying = task?.carrying ?? null;
  const signer = useSigner(file, refusal, identity);
  return (
    <Dialog
      open
      title={titles[step.at]}
      width={carrying || choosing ? 760 : 560}
      screen="import"
      reading={carrying !== null || choosing !== null}
      onClose={working ? undefined : ((question ?? choosing)?.giveUp ?? onClose)}
      footer={
        choosing ? (
          <ChoiceButtons question={choosing} />
        ) : question ? (
          <QuestionButtons question={question} onCancel={cancel} />
        ) : (
          !working && (
            <>
              {refusal && <Button onClick={onChooseOther}>选择其他文件…</Button>}
              {refusal && mayHelp.includes(refusal.code) && <Button onClick={again}>重试</Button>}
              <Button
                variant={signer?.kind === "stated" ? "plain" : "primary"}
                data-autofocus
                onClick={onClose}
              >
                {task && !staying ? "查看申报" : "关闭"}
              </Button>
            </>
          )
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
          {step.progress.total > 0 && (
            <p className="import-note ui-digits">
              已核验 {bytesWords(step.progress.done)}，共 {bytesWords(step.progress.total)}
            </p>
          )}
          <p className="import-note">
            先核验签名和每一个文件，全部通过后才会显示内容；中途停止不会留下任何东西。
          </p>
        </>
      )}
      {question && <PassphraseStep question={question} />}
      {choosing && <ChoiceStep choice={choosing.choice} now={ports.now()} />}
      {step.at === "done" && <Notice tone="ok">{outcomeWords(step.outcome, staying)}</Notice>}
      {carrying && (
        <CarryingAccount
          carrying={carrying}
          revision={task?.summary.revision ?? carrying.from.revision}
          before={task?.decided ? "原先的任务包" : undefined}
        />
      )}
      {step.at === "done" && step.asked && (
        <div className="import-reading-only">
          <ReadingOnlyNotice />
        </div>
      )}
      {refusal && (
        <Notice tone={refusal.code === "cancelled" ? "info" : "error"}>
          {signerSentence(signer) ?? refusalSentence(refusal)}
        </Notice>
      )}
      {signer && <SignerStatement signer={signer} ports={identity} onAccepted={again} />}
    </Dialog>
  );
}

/** Neither answer is given by Enter or by closing: whoever leaves has decided nothing. */
function ChoiceButtons({ question }: { readonly question: ChoiceQuestion }) {
  const isBack = question.choice.why === "left";
  return (
    <>
      <Button onClick={question.giveUp}>暂不决定</Button>
      <Button onClick={() => question.answer("take")}>{isBack ? "改回这一份" : "改用新任务包"}</Button>
      <Button variant="primary" onClick={() => question.answer("keep")}>
        保留现有任务包
      </Button>
    </>
  );
}

interface QuestionButtonsProps {
  readonly question: PassphraseQuestion;
  readonly onCancel: () => void;
}

/** Gives up, or opens; a passphrase that is being tried can only be stopped. */
function QuestionButtons({ question, onCancel }: QuestionButtonsProps) {
  return (
    <>
      <Button onClick={question.trying ? onCancel : question.giveUp}>不打开</Button>
      <Button type="submit" form={passphraseForm} variant="primary" icon="lock" busy={question.trying}>
        打开
      </Button>
    </>
  );
}
