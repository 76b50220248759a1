import { Icon, type IconName, useShortcuts } from "../ui";
import { EntryFrame, Sign } from "./entry-frame";
import "./first-start.css";
import type { Role } from "./ports";

export interface FirstStartProps {
  readonly onRole: (role: Role) => void;
  readonly onExample: () => void;
  readonly onRestore: () => void;
  readonly onKeyFile: () => void;
  /** Leads back to the seats when there are some already. */
  readonly onBack?: (() => void) | undefined;
}

interface Answer {
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly choose: () => void;
}

/** The one question of the first start: who is it? */
export function FirstStart({ onRole, onExample, onRestore, onKeyFile, onBack }: FirstStartProps) {
  const answers: readonly Answer[] = [
    {
      key: "1",
      icon: "edit",
      title: "我是专家",
      text: "收到区局的任务包，阅卷、评分、写意见，交回评审包。",
      choose: () => onRole("expert"),
    },
    {
      key: "2",
      icon: "building",
      title: "我是区局工作人员",
      text: "登记专家身份卡，打开并核验专家交回的评审包。",
      choose: () => onRole("bureau"),
    },
    {
      key: "3",
      icon: "eye",
      title: "先看示例",
      text: "打开一个完整的示例批次，马上试着评分，不用设口令。",
      choose: onExample,
    },
  ];
  useShortcuts("选择身份", [
    ...answers.map((answer) => ({ keys: answer.key, does: answer.title, run: answer.choose })),
    ...(onBack ? [{ keys: "Escape", does: "返回席位列表", run: onBack }] : []),
  ]);
  return (
    <EntryFrame name="first-start" title="请选择您的身份">
      <div className="first-start">
        <Sign />
        <h1 className="first-start-question">请问您是？</h1>
        <ul className="first-start-answers">
          {answers.map((answer) => (
            <li key={answer.key}>
              <AnswerCard {...answer} />
            </li>
          ))}
        </ul>
        <p className="first-start-promise">
          <Icon name="shield" />
          材料、评分和意见只存在这台电脑上，用您的口令加密。
        </p>
        <div className="first-start-ways">
          <button type="button" className="first-start-back" onClick={onRestore}>
            换了电脑或重装过？从备份恢复…
          </button>
          <button type="button" className="first-start-back" onClick={onKeyFile}>
            用钥匙文件恢复身份…
          </button>
        </div>
        {onBack && (
          <button type="button" className="first-start-back" onClick={onBack}>
            返回席位列表
          </button>
        )}
      </div>
    </EntryFrame>
  );
}

function AnswerCard({ icon, title, text, choose }: Omit<Answer, "key">) {
  return (
    <button type="button" className="first-start-answer" onClick={choose}>
      <span className="first-start-icon">
        <Icon name={icon} size={28} />
      </span>
      <span className="first-start-words">
        <b>{title}</b>
        <span>{text}</span>
      </span>
      <Icon name="next" />
    </button>
  );
}
