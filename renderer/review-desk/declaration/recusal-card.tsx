import { useState } from "react";
import type { Application } from "../../../shared/domain/application";
import { Button } from "../../ui/button";
import { Tag } from "../../ui/tag";
import { TextField } from "../../ui/text-field";
import { savedWords } from "../inbox";
import type { RecusalAnswer, ReviewState } from "../ports";
import { reasonParts, reasonWords, recusalReasons } from "./recusal-reasons";

interface RecusalCardProps {
  readonly application: Application;
  readonly answer: RecusalAnswer | null;
  readonly state: ReviewState;
  readonly now: string;
  /** Whether this is the application that the expert came for. */
  readonly wanted: boolean;
  readonly onAnswer: (declared: boolean, reason: string) => Promise<void>;
  readonly onReview: () => void;
  /** Shows the statement of a recusal, to print and sign. */
  readonly onForm: () => void;
}

/** One application and the three states of its recusal: not asked yet, not needed, declared with its reason. */
export function RecusalCard({
  application,
  answer,
  state,
  now,
  wanted,
  onAnswer,
  onReview,
  onForm,
}: RecusalCardProps) {
  const [declaring, setDeclaring] = useState(false);
  const fixed = state === "sealed" || state === "exported";
  const { number, studio, master, employer, team } = application;
  const members = team.map((member) => member.name).filter(Boolean);
  return (
    <section className="declaration-case" aria-labelledby={`recusal-${application.id}`}>
      <header>
        <h3 id={`recusal-${application.id}`}>
          <span className="declaration-number">{number}</span>
          {studio.name}
        </h3>
        <AnswerTag answer={answer} />
      </header>
      <dl className="declaration-people">
        <Person title="领办人" names={[master.name]} />
        <Person title="所在单位" names={[employer.name]} />
        <Person title="团队成员" names={members} />
      </dl>
      {answer && !declaring && <AnswerLine answer={answer} now={now} />}
      {declaring ? (
        <ReasonForm
          answer={answer}
          onCancel={() => setDeclaring(false)}
          onDeclare={async (reason) => {
            await onAnswer(true, reason);
            setDeclaring(false);
          }}
        />
      ) : (
        <div className="declaration-actions">
          {fixed ? (
            <span className="declaration-fixed">已定稿；需要更正时先在评审中重新打开。</span>
          ) : (
            <Choices answer={answer} onNo={() => onAnswer(false, "")} onYes={() => setDeclaring(true)} />
          )}
          {answer?.declared && (
            <Button onClick={onForm} aria-label={`回避声明表格：${number}`}>
              回避声明表格…
            </Button>
          )}
          {answer && !answer.declared && (
            <Button
              variant={wanted ? "primary" : "plain"}
              onClick={onReview}
              aria-label={`进入评审：${number}`}
            >
              进入评审
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function AnswerTag({ answer }: { readonly answer: RecusalAnswer | null }) {
  if (!answer) return <Tag tone="grey">未声明</Tag>;
  return answer.declared ? <Tag tone="violet">已回避</Tag> : <Tag tone="green">无需回避</Tag>;
}

function Person({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  const known = names.filter(Boolean);
  if (known.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{known.join("、")}</dd>
    </div>
  );
}

function AnswerLine({ answer, now }: { readonly answer: RecusalAnswer; readonly now: string }) {
  const when = savedWords(answer.at, now);
  const { earlier } = answer;
  return (
    <>
      <p className="declaration-answer">{`${when} ${answerWords(answer)}`}</p>
      {earlier.length > 0 && (
        <details className="declaration-earlier">
          <summary>{`更正过 ${earlier.length} 次，查看以前的声明`}</summary>
          <ol>
            {earlier.map((each) => (
              <li key={each.at}>{`${savedWords(each.at, now)} ${answerWords(each)}`}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function answerWords({ declared, reason }: Pick<RecusalAnswer, "declared" | "reason">): string {
  return declared ? `声明回避，理由：${reason}` : "声明没有应当回避的情形";
}

interface ChoicesProps {
  readonly answer: RecusalAnswer | null;
  readonly onNo: () => Promise<void>;
  readonly onYes: () => void;
}

function Choices({ answer, onNo, onYes }: ChoicesProps) {
  const [busy, setBusy] = useState(false);
  const no = async () => {
    setBusy(true);
    await onNo();
    setBusy(false);
  };
  if (!answer) {
    return (
      <>
        <Button busy={busy} onClick={no}>
          没有应当回避的情形
        </Button>
        <Button onClick={onYes}>我应当回避…</Button>
      </>
    );
  }
  return answer.declared ? (
    <>
      <Button onClick={onYes}>修改理由…</Button>
      <Button variant="quiet" busy={busy} onClick={no}>
        更正为无需回避
      </Button>
    </>
  ) : (
    <Button variant="quiet" onClick={onYes}>
      更正为回避…
    </Button>
  );
}

interface ReasonFormProps {
  readonly answer: RecusalAnswer | null;
  readonly onDeclare: (reason: string) => Promise<void>;
  readonly onCancel: () => void;
}

const other = recusalReasons.at(-1)?.label;

function ReasonForm({ answer, onDeclare, onCancel }: ReasonFormProps) {
  const kept = reasonParts(answer?.declared ? answer.reason : "");
  const [label, setLabel] = useState(kept.label);
  const [note, setNote] = useState(kept.note);
  const [busy, setBusy] = useState(false);
  const needsNote = label === other && note.trim() === "";
  const declare = async () => {
    setBusy(true);
    await onDeclare(reasonWords(label, note));
    setBusy(false);
  };
  return (
    <div className="declaration-form">
      <fieldset>
        <legend>回避理由</legend>
        {recusalReasons.map((reason) => (
          <label key={reason.label} className="declaration-reason">
            <input type="radio" checked={label === reason.label} onChange={() => setLabel(reason.label)} />
            <span>
              {reason.label}
              <small>{reason.hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={label === other ? "具体说明（必填）" : "具体说明（可不填）"}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="declaration-consequence">
        声明回避后，这份申报不再打开，您对它不评分、不投票；导出时附上回避声明，打印后亲笔签字。
      </p>
      <div className="declaration-actions">
        <Button onClick={onCancel}>返回</Button>
        <Button variant="primary" disabled={label === "" || needsNote} busy={busy} onClick={declare}>
          声明回避
        </Button>
      </div>
    </div>
  );
}
