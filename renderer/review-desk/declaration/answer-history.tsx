import { savedWords } from "../inbox";
import type { RecusalAnswer } from "../ports";

type Answer = Pick<RecusalAnswer, "declared" | "reason" | "at" | "why">;

interface AnswerHistoryProps {
  readonly answer: RecusalAnswer;
  readonly now: string;
}

/** The answer as it stands, and every change that led to it: when, from what, to what, why. */
export function AnswerHistory({ answer, now }: AnswerHistoryProps) {
  const all: readonly Answer[] = [...answer.earlier, answer];
  return (
    <>
      <p className="declaration-answer">{`${savedWords(answer.at, now)} ${answerWords(answer)}`}</p>
      {all.length > 1 && (
        <details className="declaration-earlier">
          <summary>{`更正过 ${all.length - 1} 次，查看经过`}</summary>
          <ol>
            {all.map((each, index) => (
              <Change key={each.at} answer={each} before={all[index - 1]} now={now} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

interface ChangeProps {
  readonly answer: Answer;
  readonly before: Answer | undefined;
  readonly now: string;
}

function Change({ answer, before, now }: ChangeProps) {
  return (
    <li>
      <b>{savedWords(answer.at, now)}</b>
      {before ? (
        <>
          <span>{`由“${answerWords(before)}”改为“${answerWords(answer)}”`}</span>
          <span>{`更正原因：${answer.why || "未写"}`}</span>
        </>
      ) : (
        <span>{answerWords(answer)}</span>
      )}
    </li>
  );
}

function answerWords({ declared, reason }: Pick<RecusalAnswer, "declared" | "reason">): string {
  return declared ? `声明回避，理由：${reason}` : "声明没有应当回避的情形";
}
