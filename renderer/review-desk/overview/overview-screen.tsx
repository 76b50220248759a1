import { useMemo, useState } from "react";
import { type OverviewRow, overviewOf } from "../../../shared/rules/own-overview";
import { TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Screen } from "../../ui/screen";
import { useShortcuts } from "../../ui/shortcuts";
import type { OpenRound, ReviewDeskPorts } from "../ports";
import "./overview.css";
import { OverviewTable } from "./overview-table";
import { remarksOf } from "./overview-words";
import { SpreadChart } from "./spread-chart";
import { useWorks } from "./use-works";

interface OverviewProps {
  readonly ports: ReviewDeskPorts;
  readonly openRound: OpenRound;
  readonly onScore: (applicationId: string, criterionId: string) => void;
  readonly onReview: (applicationId: string) => void;
  readonly onCompare: () => void;
  readonly onBack: () => void;
}

type Order = "number" | "total";

/** 评分总览: the expert's own points of all applications, to see before sealing whether the same is judged alike. */
export function OverviewScreen(props: OverviewProps) {
  const { ports, openRound, onScore, onReview, onCompare, onBack } = props;
  const { round } = openRound;
  const { works, unread, all } = useWorks(ports, openRound);
  const [order, setOrder] = useState<Order>("number");
  const overview = useMemo(() => overviewOf(round, works), [round, works]);
  const reading = works.length + unread.length < all;
  const remarks = remarksOf(round, overview);
  useShortcuts("评分总览", [
    { keys: "Escape", does: "返回申报列表", run: onBack },
    { keys: "Alt+C", does: "逐项横评", run: onCompare },
  ]);
  return (
    <Screen
      name="overview"
      title="评分总览"
      ownHeading
      top={
        <TopBar
          left={
            <Button icon="prev" onClick={onBack}>
              申报列表
            </Button>
          }
          right={<Button onClick={onCompare}>逐项横评</Button>}
        />
      }
    >
      <div className="overview-page">
        <header className="overview-head">
          <div>
            <h1>评分总览</h1>
            <p>
              {leftOutWords(openRound)}
              点任一得分，转到那份申报的那一项。名次只排评完的申报，只供本人核对，不导出。
            </p>
          </div>
          <fieldset className="overview-order">
            <legend className="ui-spoken">排列</legend>
            <Button size="small" aria-pressed={order === "number"} onClick={() => setOrder("number")}>
              按编号
            </Button>
            <Button size="small" aria-pressed={order === "total"} onClick={() => setOrder("total")}>
              按合计
            </Button>
          </fieldset>
        </header>
        {reading && (
          <p role="status">
            正在读取第 {works.length + unread.length + 1} / {all} 份…
          </p>
        )}
        {unread.length > 0 && (
          <Notice tone="error">
            {unread.join("、")} 的评分没有读出来，下面不含这几份。请返回申报列表，打开这几份看看。
          </Notice>
        )}
        {remarks.length > 0 && !reading && <Notice tone="info">{remarks.join("")}</Notice>}
        <OverviewTable
          openRound={openRound}
          overview={overview}
          rows={ordered(overview.rows, openRound, order)}
          onScore={onScore}
          onReview={onReview}
        />
        <SpreadChart round={round} overview={overview} />
        <p className="overview-note">用时按改动记录推算：相邻两次改动相隔不到 5 分钟的，计入用时。</p>
      </div>
    </Screen>
  );
}

function ordered(rows: readonly OverviewRow[], { applications }: OpenRound, order: Order): OverviewRow[] {
  const numberOf = (row: OverviewRow) =>
    applications.find(({ id }) => id === row.applicationId)?.number ?? "";
  const byNumber = [...rows].sort((one, other) => numberOf(one).localeCompare(numberOf(other), "zh"));
  if (order === "number") return byNumber;
  return byNumber.sort((one, other) => {
    const unfinished = Number(one.place === null) - Number(other.place === null);
    return unfinished || other.total - one.total;
  });
}

/** Which applications are not in the table, as a sentence; empty where all are. */
function leftOutWords({ applications, standings }: OpenRound): string {
  const stateOf = (id: string) => standings.find((each) => each.applicationId === id)?.state ?? "undeclared";
  const counting = applications.filter((each) => !each.calibration);
  const count = (state: string) => counting.filter(({ id }) => stateOf(id) === state).length;
  const parts = [
    [count("recused"), "已回避"] as const,
    [count("undeclared"), "未声明回避"] as const,
    [applications.length - counting.length, "练习"] as const,
  ]
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${words} ${number} 份`);
  return parts.length === 0 ? "" : `不含${parts.join("、")}。`;
}
