import { Fragment, type ReactNode } from "react";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import type { ReviewState } from "../ports";
import { countMissing, type Lacking } from "./missing";

interface MissingNoticeProps {
  readonly lacking: readonly Lacking[];
  readonly criteria: number;
  /** Shows the applications of one state only. */
  readonly onState: (state: ReviewState) => void;
  readonly onList: () => void;
  readonly onExport: () => void;
}

/** What is left to do before the export, in numbers that lead to it. */
export function MissingNotice({ lacking, criteria, onState, onList, onExport }: MissingNoticeProps) {
  if (lacking.length === 0) {
    return (
      <Notice tone="ok" action={<Button onClick={onExport}>去导出</Button>}>
        全部申报都已定稿或回避，可以导出评审包。
      </Notice>
    );
  }
  const counts = countMissing(lacking, criteria);
  const started = lacking.some(({ row }) => row.standing.state === "started");
  const parts = [
    part(counts.unscored, "份未评完", () => (started ? onState("started") : onState("untouched"))),
    part(counts.undeclared, "份未声明回避", () => onState("undeclared")),
    part(counts.unexplained, "处未写理由", onList),
    part(counts.unsealed, "份评完待定稿", () => onState("started")),
  ].filter((each) => each !== null);
  return (
    <Notice tone="warn" action={<Button onClick={onList}>逐项查看</Button>}>
      导出前还差：
      {parts.map((each, index) => (
        <Fragment key={each.words}>
          {each.shown}
          {index < parts.length - 1 ? "、" : "。"}
        </Fragment>
      ))}
    </Notice>
  );
}

function part(count: number, words: string, go: () => void): { words: string; shown: ReactNode } | null {
  if (count === 0) return null;
  return {
    words,
    shown: (
      <button type="button" className="inbox-missing" onClick={go}>
        <b>{count}</b> {words}
      </button>
    ),
  };
}
