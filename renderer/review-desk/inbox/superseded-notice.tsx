import type { ReactNode } from "react";
import { Notice } from "../../ui/notice";
import type { RoundSummary } from "../ports";

interface SupersededNoticeProps {
  readonly summary: RoundSummary;
  /** The way to the newest revision, where one can go there. */
  readonly action?: ReactNode;
}

/** Says that what is shown is not what work goes on in: an older revision, or one that was left for another. */
export const SupersededNotice = ({ summary, action }: SupersededNoticeProps) => {
  const { revision, current } = summary;
  return (
    <Notice tone="info" action={action}>
      {revision === current.revision
        ? `这一份第 ${revision} 版任务包没有采用，只供查阅。评审在采用的那一份中继续。`
        : `这是第 ${revision} 版，已被第 ${current.revision} 版取代，只供查阅。评审在第 ${current.revision} 版中继续。`}
    </Notice>
  );
};
