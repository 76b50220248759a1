import { type ReactNode, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button } from "../../ui/button";
import { useWork } from "../../ui/use-work";
import { WorkProgress } from "../../ui/work-progress";
import type { SavedTogether } from "../ports";
import { type EachPorts, type LaidForms, saveEach } from "./save-each";

/** 逐份存到文件夹: every form as a file of its own; says above the buttons how far it is and where they went. */
export function SaveEachButton({ ports, forms }: { readonly ports: EachPorts; readonly forms: LaidForms }) {
  const [words, setWords] = useState<ReactNode>("");
  const work = useWork();
  const begin = async () => {
    setWords("");
    const done = await work.run("正在逐份保存", async (options) => {
      const saved = await saveEach(ports, forms, options);
      return saved.ok ? savedWords(saved.value, options.signal.aborted) : refusedWords(saved.refusal);
    });
    setWords(done);
  };
  return (
    <>
      <div className="printing-each">
        {work.progress && <WorkProgress progress={work.progress} onCancel={work.stop} />}
        <p role="status">{words}</p>
      </div>
      <Button variant="plain" busy={work.busy} onClick={begin}>
        逐份存到文件夹…
      </Button>
    </>
  );
}

function savedWords(saved: SavedTogether | null, stopped: boolean): ReactNode {
  if (!saved) return stopped ? "已停止，没有保存任何文件。" : "";
  const { folder, files, renamed } = saved;
  return (
    <>
      {files} 份表格已分别存到“<span translate="no">{folder}</span>”。
      {renamed.length > 0 && (
        <>
          有 {renamed.length} 份与已有的文件同名，没有替换，另存为“
          <span translate="no">{renamed.slice(0, 3).join("”“")}</span>”{renamed.length > 3 && " 等"}。
        </>
      )}
    </>
  );
}

const refusedWords = (refusal: Refusal) =>
  `没有保存任何文件：${refusalSentence({ ...refusal, file: "各份表格" })}`;
