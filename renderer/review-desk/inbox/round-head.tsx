import { Button } from "../../ui/button";
import { Menu } from "../../ui/menu";
import { Select } from "../../ui/select";
import { isSuperseded, type OpenRound, type RoundSummary } from "../ports";
import { dateWords, daysLeft, deadlineWords } from "./calendar-words";

interface RoundHeadProps {
  readonly rounds: readonly RoundSummary[];
  readonly openRound: OpenRound;
  readonly now: string;
  readonly onRound: (packageId: string) => void;
  /** Whether nothing is missing any more: then the export is the next step. */
  readonly ready: boolean;
  readonly onExport: () => void;
  readonly onPrint: () => void;
  /** Shows what each revision changed. */
  readonly onRevisions: () => void;
  readonly onRemove: () => void;
  readonly onCompare: (() => void) | null;
  readonly onOverview: (() => void) | null;
}

/** Days before the deadline from which it is shown in the warning colour. */
const soon = 3;

/** The round's title, who issued it, its deadline, and the export of everything. */
export function RoundHead(props: RoundHeadProps) {
  const { rounds, openRound, now, ready, onRound, onExport, onPrint, onRevisions } = props;
  const { summary, round } = openRound;
  const superseded = isSuperseded(openRound);
  const pressing = daysLeft(round.deadline, now) <= soon;
  return (
    <div className="inbox-head">
      <div className="inbox-head-words">
        <h1>{round.title}</h1>
        <p>
          {summary.bureauName} · 任务包第 {summary.revision} 版，已核验签名 · 截止 {dateWords(round.deadline)}
          ，
          <span className={pressing ? "inbox-pressing" : undefined}>
            {deadlineWords(round.deadline, now)}
          </span>
        </p>
      </div>
      <div className="inbox-head-actions">
        {rounds.length > 1 && (
          <Select
            label="评审批次"
            hideLabel
            width={260}
            value={summary.current.packageId}
            options={rounds.map((each) => ({
              value: each.packageId,
              label: `${each.title}（第 ${each.revision} 版）`,
            }))}
            onChange={onRound}
          />
        )}
        {hasStory(openRound) && <Button onClick={onRevisions}>版次说明…</Button>}
        {props.onOverview && (
          <Button onClick={props.onOverview} data-tip="Alt+T">
            评分总览
          </Button>
        )}
        {props.onCompare && (
          <Button onClick={props.onCompare} data-tip="Alt+C">
            逐项横评
          </Button>
        )}
        {openRound.mayAnswer && <Button onClick={onPrint}>打印表格…</Button>}
        {openRound.mayAnswer && !superseded && (
          <Button variant={ready ? "primary" : "plain"} onClick={onExport}>
            导出评审包…
          </Button>
        )}
        <Menu
          label="本批次"
          items={[{ key: "remove", label: "清除本批次…", danger: true, run: props.onRemove }]}
        />
      </div>
    </div>
  );
}

/** Whether there is more to tell of the round's packages than that one was imported. */
const hasStory = ({ revisions }: OpenRound): boolean =>
  revisions.length > 1 || revisions.some((each) => each.decisions.length > 0);
