import { useState } from "react";
import type { Application } from "../../../shared/domain/application";
import type { RecusalHint } from "../../../shared/rules/recusal-hints";
import { Button } from "../../ui/button";
import { Tag } from "../../ui/tag";
import type { RecusalAnswer, ReviewState } from "../ports";
import { AnswerHistory } from "./answer-history";
import { ReasonForm } from "./reason-form";
import { RecusalHints } from "./recusal-hints";
import { WithdrawalForm } from "./withdrawal-form";

/** What an expert answers, and why an answer before is corrected. */
export type AnswerGiven = Pick<RecusalAnswer, "declared" | "reason" | "why">;

interface RecusalCardProps {
  readonly application: Application;
  readonly answer: RecusalAnswer | null;
  readonly state: ReviewState;
  readonly now: string;
  /** Whether this is the application that the expert came for. */
  readonly wanted: boolean;
  /** What speaks for asking oneself again. */
  readonly hints: readonly RecusalHint[];
  /** Names were taken out: only the bureau can have hinted at anything. */
  readonly blind: boolean;
  readonly onAnswer: (answer: AnswerGiven) => Promise<void>;
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
  hints,
  blind,
  onAnswer,
  onReview,
  onForm,
}: RecusalCardProps) {
  const [asking, setAsking] = useState<"recusal" | "withdrawal" | null>(null);
  const answered = async (given: AnswerGiven) => {
    await onAnswer(given);
    setAsking(null);
  };
  const fixed = state === "sealed" || state === "exported";
  const { number, studio, master, employer, team } = application;
  const members = team.map((member) => member.name).filter(Boolean);
  return (
    <section className="declaration-case" aria-labelledby={`recusal-${application.id}`}>
      <header>
        <h3 id={`recusal-${application.id}`}>
          <span className="declaration-number">{number}</span>
          {studio.name}
          {application.calibration && <Tag tone="orange">练习</Tag>}
        </h3>
        <AnswerTag answer={answer} />
      </header>
      <dl className="declaration-people">
        <Person title="领办人" names={[master.name]} />
        <Person title="所在单位" names={[employer.name]} />
        <Person title="团队成员" names={members} />
      </dl>
      {asking !== "withdrawal" && <RecusalHints hints={hints} blind={blind} answered={answer !== null} />}
      {answer && asking === null && <AnswerHistory answer={answer} now={now} />}
      {asking === "recusal" && (
        <ReasonForm
          answer={answer}
          onCancel={() => setAsking(null)}
          onDeclare={(reason, why) => answered({ declared: true, reason, why })}
        />
      )}
      {asking === "withdrawal" && (
        <WithdrawalForm
          onCancel={() => setAsking(null)}
          onWithdraw={(why) => answered({ declared: false, reason: "", why })}
        />
      )}
      {asking === null && (
        <div className="declaration-actions">
          {fixed ? (
            <span className="declaration-fixed">已定稿；需要更正时先在评审中重新打开。</span>
          ) : (
            <Choices
              answer={answer}
              onNo={() => answered({ declared: false, reason: "", why: "" })}
              onYes={() => setAsking("recusal")}
              onWithdraw={() => setAsking("withdrawal")}
            />
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

interface ChoicesProps {
  readonly answer: RecusalAnswer | null;
  readonly onNo: () => Promise<void>;
  readonly onYes: () => void;
  readonly onWithdraw: () => void;
}

function Choices({ answer, onNo, onYes, onWithdraw }: ChoicesProps) {
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
      <Button variant="quiet" onClick={onWithdraw}>
        撤回回避…
      </Button>
    </>
  ) : (
    <Button variant="quiet" onClick={onYes}>
      更正为回避…
    </Button>
  );
}
