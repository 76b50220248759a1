import { useEffect, useState } from "react";
import type { LogLine } from "../../../shared/ipc";
import { type Refusal, type Result, refusalSentence } from "../../../shared/refusal";
import { Button, Dialog, Notice, SavedPlace, Tag, type TagTone, useWork } from "../../ui";
import type { SavedLog, ShellPorts } from "../ports";
import "./log.css";
import { levelWords, lineTime, meaningOf } from "./log-words";

export interface LogDialogProps {
  readonly open: boolean;
  readonly shell: Pick<ShellPorts, "logLines" | "saveLog">;
  readonly onClose: () => void;
}

/** 运行日志: what the program noted of itself, for whoever helps when something goes wrong. No seat need be open. */
export function LogDialog({ open, shell, onClose }: LogDialogProps) {
  return (
    <Dialog open={open} title="运行日志" width={900} screen="log" onClose={onClose}>
      <LogBody shell={shell} />
    </Dialog>
  );
}

/** How many lines are drawn at a time: the log may have thousands. */
const step = 200;

function LogBody({ shell }: Pick<LogDialogProps, "shell">) {
  const [lines, setLines] = useState<Result<readonly LogLine[]>>();
  const [shown, setShown] = useState(step);
  useEffect(() => {
    let left = false;
    void shell.logLines().then((read) => !left && setLines(read));
    return () => {
      left = true;
    };
  }, [shell]);
  return (
    <div className="log">
      <p>
        程序运行中的启动、停止和出错都记在这里，只存在这台电脑上，满了自动丢掉最旧的。日志里没有姓名、单位、身份证号和电话，没有文件名和所在位置，没有评分、意见和材料内容，也没有口令。
      </p>
      <Saving shell={shell} />
      {lines && !lines.ok && <Notice tone="error">{refusalSentence(lines.refusal)}</Notice>}
      {!lines && <p>正在读取…</p>}
      {lines?.ok && <Lines lines={lines.value.slice(0, shown)} />}
      {lines?.ok && lines.value.length > shown && (
        <Button onClick={() => setShown(shown + step)}>再看更早的 {step} 行</Button>
      )}
    </div>
  );
}

/** The log as a file, where the user says. */
function Saving({ shell }: Pick<LogDialogProps, "shell">) {
  const work = useWork();
  const [saved, setSaved] = useState<SavedLog>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async () => {
    setRefusal(undefined);
    setSaved(null);
    const done = await work.run("正在保存", () => shell.saveLog());
    if (done?.ok) setSaved(done.value);
    else if (done) setRefusal(done.refusal);
  };
  return (
    <>
      <div>
        <Button icon="save" busy={work.busy} onClick={save}>
          另存日志…
        </Button>
      </div>
      {saved && (
        <Notice tone="ok">
          日志已保存：
          <SavedPlace saved={saved} />
          请技术支持查看时，交这一个文件即可。
        </Notice>
      )}
      {refusal && <Notice tone="error">{refusalSentence({ ...refusal, file: "运行日志" })}</Notice>}
    </>
  );
}

const tones: Readonly<Record<LogLine["level"], TagTone>> = { info: "grey", warn: "blue", error: "orange" };

function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  if (lines.length === 0) return <p>日志还是空的。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keys
    <section className="log-lines" aria-label="日志，新的在前" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">轻重</th>
            <th scope="col">发生了什么</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ at, level, code, detail }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in a fixed order, and two may be alike.
            <tr key={index}>
              <td className="log-time">{lineTime(at)}</td>
              <td>
                <Tag tone={tones[level]}>{levelWords[level]}</Tag>
              </td>
              <td>
                {meaningOf(code)}
                <span className="log-code" translate="no">
                  {code} {detail}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
