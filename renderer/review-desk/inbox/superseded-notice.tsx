import type { ReactNode } from "react";
import { Notice } from "../../ui/notice";
import type { RoundSummary } from "../ports";

interface SupersededNoticeProps {
  readonly summary: RoundSummary;
  /** The way to the newest revision, where one can go there. */
  readonly action?: ReactNode;
}

/** Says that what is shown is an older revision: to be read, while work goes on in the newest one. */
export const SupersededNotice = ({ summary, action }: SupersededNoticeProps) => (
  <Notice tone="info" action={action}>
    这是第 {summary.revision} 版，已被第 {summary.current.revision} 版取代，只供查阅。评审在第{" "}
    {summary.current.revision} 版中继续。
  </Notice>
);
