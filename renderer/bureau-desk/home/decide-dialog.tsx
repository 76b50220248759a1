import { useId, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { momentWords } from "../../identity";
import { Button, Dialog, Notice, TextArea, useToasts, useWork } from "../../ui";
import { totalWords } from "../bundle";
import { FirstDigits } from "../digits";
import { DispositionTag } from "../disposition-tag";
import type { BureauDeskPorts, LedgerBundle, LedgerTask } from "../ports";
import type { Conflict } from "./rounds";

export interface DecideDialogProps {
  readonly conflict: Conflict;
  readonly ports: Pick<BureauDeskPorts, "decideConflict">;
  /** For the applications' numbers and names, where a task package is at hand. */
  readonly tasks: readonly LedgerTask[];
  readonly onDecided: () => void;
  readonly onClose: () => void;
}

/** Which of an expert's bundles counts: the sides next to each other, a choice, and a reason that is kept. */
export function DecideDialog({ conflict, ports, tasks, onDecided, onClose }: DecideDialogProps) {
  const { line, contenders, expertName } = conflict;
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const [asked, setAsked] = useState(false);
  const work = useWork();
  const toasts = useToasts();
  const decide = async () => {
    setAsked(true);
    if (chosen === "" || reason.trim() === "") return;
    const request = { roundId: line.roundId, expertKid: line.expertKid, chosen, reason: reason.trim() };
    const decided = await work.run("正在记录", () => ports.decideConflict(request));
    if (!decided) return;
    if (!decided.ok) return setRefusal(decided.refusal);
    toasts.show({ tone: "ok", text: `已记录：${expertName}的评审包按您的决定计入，其余各份保留备查。` });
    onDecided();
  };
  return (
    <Dialog
      open
      title="决定采用哪一份"
      width={960}
      screen="ledger-decide"
      onClose={work.busy ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={work.busy}>
            以后再定
          </Button>
          <Button variant="primary" busy={work.busy} onClick={() => void decide()}>
            采用所选的一份
          </Button>
        </>
      }
    >
      <p className="decide-lead">
        {expertName}的评审包只能计入一份。未采用的仍保留在台账中，随时可以查看，也可以重新决定。
      </p>
      <fieldset className="decide-sides" aria-describedby="decide-choice-error">
        <legend className="ui-spoken">采用哪一份</legend>
        {contenders.map((each) => (
          <Side
            key={each.digest}
            bundle={each}
            tasks={tasks}
            chosen={chosen === each.digest}
            onChoose={() => setChosen(each.digest)}
          />
        ))}
      </fieldset>
      <p id="decide-choice-error" className="ui-field-error" role="alert">
        {asked && chosen === "" && "请先选择采用哪一份。"}
      </p>
      <TextArea
        label="理由"
        required
        hint="例如：与专家本人电话核实，以后一份为准。理由与时间一并记入台账。"
        error={asked && reason.trim() === "" && "请写明理由。"}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {line.decisions.length > 0 && <Earlier conflict={conflict} />}
      {refusal && <Notice tone="error">{sentenceOf(refusal)}</Notice>}
    </Dialog>
  );
}

function sentenceOf(refusal: Refusal): string {
  return refusal.code === "conflict" ? "台账刚有变化，请关闭后重新查看再决定。" : refusalSentence(refusal);
}

interface SideProps {
  readonly bundle: LedgerBundle;
  readonly tasks: readonly LedgerTask[];
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Side({ bundle, tasks, chosen, onChoose }: SideProps) {
  const id = useId();
  return (
    <div className="decide-side" data-chosen={chosen || undefined}>
      <label className="decide-side-head" htmlFor={id}>
        <input id={id} type="radio" name="decide-side" checked={chosen} onChange={onChoose} />
        <b>第 {bundle.revision} 版</b>
        <DispositionTag disposition={bundle.disposition} />
        <FirstDigits hex={bundle.digest} />
      </label>
      <dl className="decide-facts">
        <dt>制作</dt>
        <dd>{momentWords(bundle.createdAt)}（专家电脑上的时间）</dd>
        <dt>收到</dt>
        <dd>{momentWords(bundle.at)}</dd>
        <dt>文件</dt>
        <dd translate="no">{bundle.fileName}</dd>
      </dl>
      <table className="decide-totals" aria-label={`第 ${bundle.revision} 版各申报的合计`}>
        <tbody>
          {bundle.reviews.map(({ applicationId, state, total }) => (
            <tr key={applicationId}>
              <th scope="row">{applicationWords(tasks, bundle, applicationId)}</th>
              <td className="ui-digits">{state === "recused" ? "已回避" : `${totalWords(total)} 分`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function applicationWords(tasks: readonly LedgerTask[], bundle: LedgerBundle, applicationId: string) {
  const task = tasks.find(
    (each) => each.roundId === bundle.roundId && each.revision === bundle.roundRevision,
  );
  const application = task?.applications.find((each) => each.id === applicationId);
  if (!application) return <span translate="no">{applicationId}</span>;
  return (
    <>
      <span translate="no">{application.number}</span> {application.studio}
    </>
  );
}

function Earlier({ conflict: { line, contenders } }: { readonly conflict: Conflict }) {
  return (
    <div className="decide-earlier">
      <h3>此前的决定</h3>
      <ul>
        {line.decisions.map(({ at, chosen, reason }) => (
          <li key={at}>
            {momentWords(at)} 采用
            {contenders.some((each) => each.digest === chosen) ? <FirstDigits hex={chosen} /> : "此前的一份"}
            ：{reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
