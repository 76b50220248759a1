import type { ReactNode } from "react";
import { hexGroups } from "../../../shared/domain/review-digest";
import type { TaskDecision } from "../../../shared/domain/task-decision";
import { Fingerprint, momentWords } from "../../identity";
import { Notice } from "../../ui/notice";
import { bundlesWords } from "../delivery";
import { dateWords, savedWords } from "../inbox";
import type { ChoosableTask, TaskChoice } from "../ports";
import { CarryingAccount } from "../revisions";

interface ChoiceStepProps {
  readonly choice: TaskChoice;
  readonly now: string;
}

const leads: Record<TaskChoice["why"], string> = {
  "same-revision":
    "收到的任务包和现有任务包都由区局签名，批次、版次也相同，内容却不同。请与区局核对后决定采用哪一份；决定之前，收到的一份不会存入。",
  "other-line":
    "收到的是更新的版次，但它接替的不是这台电脑上的任务包。请与区局核对后决定采用哪一份；决定之前，收到的一份不会存入。",
  left: "这一份任务包在这台电脑上，但以前决定不采用。请与区局核对后决定采用哪一份；决定之前，什么都不会改动。",
};

/** Shows two packages that contradict one another side by side, with all that differs, for a person to choose one. */
export function ChoiceStep({ choice, now }: ChoiceStepProps) {
  const { why, present, given, carrying, earlier, exported } = choice;
  const last = earlier.at(-1);
  const isBack = why === "left";
  return (
    <div className="import-choice">
      <p>{leads[why]}</p>
      {last && <EarlierNotice decision={last} given={given} now={now} />}
      <TasksTable present={present} given={given} now={now} />
      {exported.length > 0 && (
        <Notice tone="warn">
          按现有任务包已经导出{bundlesWords(exported)}
          。区局如果以另一份任务包为准，会拒收按现有任务包导出的评审包，改用后需要重新导出。
        </Notice>
      )}
      <h3>{isBack ? "两份有哪些不同" : "改用后的变化"}</h3>
      <CarryingAccount
        carrying={carrying}
        revision={given.revision}
        before="现有任务包"
        differencesOnly={isBack}
      />
      {isBack && (
        <p>改回后，评审从这一份上次的进度继续；在现有任务包里做的评审原样保留，可以查阅，不会带过来。</p>
      )}
    </div>
  );
}

function EarlierNotice({
  decision,
  given,
  now,
}: {
  readonly decision: TaskDecision;
  readonly given: ChoosableTask;
  readonly now: string;
}) {
  const { at, by, chosen } = decision;
  return (
    <Notice tone="info">
      {by}曾于{savedWords(at, now)}
      {chosen.digest === given.digest ? "决定采用这一份，后来改了决定" : "决定不采用这一份"}
      。现在可以重新决定。
    </Notice>
  );
}

/** One fact of both packages; `differs` where it tells them apart. */
interface FactRow {
  readonly name: string;
  readonly of: (task: ChoosableTask, now: string) => ReactNode;
  /** What is compared. */
  readonly by: (task: ChoosableTask) => unknown;
}

const facts: readonly FactRow[] = [
  { name: "批次名称", of: ({ title }) => title, by: ({ title }) => title },
  { name: "版次", of: ({ revision }) => `第 ${revision} 版`, by: ({ revision }) => revision },
  {
    name: "签发时间",
    of: ({ issuedAt }) => momentWords(issuedAt),
    by: ({ issuedAt }) => Date.parse(issuedAt),
  },
  {
    name: "导入时间",
    of: ({ importedAt }, now) => (importedAt === null ? "还没有存入" : savedWords(importedAt, now)),
    by: () => null,
  },
  { name: "签发单位", of: ({ bureauName }) => bureauName, by: ({ bureauName }) => bureauName },
  {
    name: "单位指纹",
    of: ({ bureauFingerprint }) =>
      bureauFingerprint === "" ? "没有登记" : <Fingerprint fingerprint={bureauFingerprint} />,
    by: ({ bureauFingerprint }) => bureauFingerprint,
  },
  { name: "任务包摘要", of: ({ digest }) => digestWords(digest), by: ({ digest }) => digest },
  {
    name: "申报",
    of: ({ applications }) => `${applications} 份`,
    by: ({ applications }) => applications,
  },
  { name: "截止日期", of: ({ deadline }) => dateWords(deadline), by: ({ deadline }) => deadline },
];

/** The first groups of a digest, as they are read out. */
const digestWords = (digest: string) => `${hexGroups(digest, 16).join(" ")} …`;

function TasksTable({
  present,
  given,
  now,
}: Pick<TaskChoice, "present" | "given"> & { readonly now: string }) {
  return (
    <table className="import-tasks">
      <thead>
        <tr>
          <td />
          <th scope="col">现有任务包</th>
          <th scope="col">{given.importedAt === null ? "新任务包" : "以前没有采用的任务包"}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, of, by }) => {
          const differs = by(present) !== by(given);
          return (
            <tr key={name} className={differs ? "import-differs" : undefined}>
              <th scope="row">
                {name}
                {differs && <span className="import-differs-mark">不同</span>}
              </th>
              <td>{of(present, now)}</td>
              <td>{of(given, now)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
