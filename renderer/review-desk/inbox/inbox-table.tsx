import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import { Tag } from "../../ui/tag";
import { pointsWords } from "../review";
import { savedWords } from "./calendar-words";
import { SortHead } from "./inbox-sort";
import { type InboxRow, type InboxView, nextUp, tagOf } from "./rows";
import "./inbox-table.css";

interface InboxTableProps {
  readonly rows: readonly InboxRow[];
  /** All rows, whatever the filter: they decide which next step stands out. */
  readonly all: readonly InboxRow[];
  readonly view: InboxView;
  readonly onView: (view: InboxView) => void;
  readonly criteria: number;
  readonly now: string;
  readonly onReview: (applicationId: string) => void;
  readonly onDeclare: (applicationId: string) => void;
}

/** The applications, one row each, with the next step at its end. */
export function InboxTable(props: InboxTableProps) {
  const { rows, all, view, onView } = props;
  const standsOut = nextUp(all);
  const head = { view, onView };
  return (
    <table className="inbox-table">
      <caption className="ui-spoken">申报列表</caption>
      <thead>
        <tr>
          <SortHead name="number" title="编号" {...head} />
          <th scope="col">工作室 / 领办人</th>
          <SortHead name="pages" title="材料" numeric {...head} className="inbox-col-pages" />
          <th scope="col">状态</th>
          <SortHead name="progress" title="评分进度" {...head} />
          <SortHead name="points" title="得分" numeric {...head} />
          <SortHead name="saved" title="最近保存" {...head} className="inbox-col-saved" />
          <th scope="col">
            <span className="ui-spoken">下一步</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ApplicationRow
            key={row.application.id}
            row={row}
            standsOut={row.application.id === standsOut}
            {...props}
          />
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={8} className="inbox-none">
              没有符合条件的申报。
              <Button size="small" onClick={() => onView({ ...view, kind: null, words: "" })}>
                显示全部
              </Button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type RowProps = InboxTableProps & { readonly row: InboxRow; readonly standsOut: boolean };

function ApplicationRow({ row, standsOut, criteria, now, onReview, onDeclare }: RowProps) {
  const { application, standing, pages, next } = row;
  const { state, points, savedAt, returned } = standing;
  const words = tagOf(row);
  const declares = state === "undeclared" || state === "recused";
  const materials = `${application.materials.length} 件 ${pages} 页`;
  return (
    <tr>
      <td className="inbox-number">{application.number}</td>
      <th scope="row" className="inbox-studio">
        <span className="inbox-studio-name">
          {application.studio.name}
          {application.calibration && <Tag tone="orange">练习</Tag>}
        </span>
        <span className="inbox-studio-more">
          {[application.master.name, application.master.occupation, application.employer.name]
            .filter(Boolean)
            .join(" · ")}
          <span className="inbox-fold"> · {materials}</span>
        </span>
        {returned && <span className="inbox-returned">退回意见：{returned.note}</span>}
      </th>
      <td className="inbox-figure inbox-col-pages">{materials}</td>
      <td>
        <span className="inbox-tags">
          <Tag tone={words.tone}>{words.label}</Tag>
          {returned && <Tag tone="orange">退回</Tag>}
        </span>
      </td>
      <td className="inbox-progress">
        <Progress row={row} criteria={criteria} />
      </td>
      <td className="inbox-figure">{points === null ? "—" : pointsWords(points)}</td>
      <td className="inbox-col-saved">{savedAt ? savedWords(savedAt, now) : "—"}</td>
      <td className="inbox-next">
        {next && (
          <Button
            variant={standsOut ? "primary" : "plain"}
            aria-label={`${next}：${application.number} ${application.studio.name}`}
            onClick={() => (declares ? onDeclare(application.id) : onReview(application.id))}
          >
            {next}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Progress({ row, criteria }: { readonly row: InboxRow; readonly criteria: number }) {
  const { state, scored } = row.standing;
  if (state === "recused") {
    return (
      <span className="inbox-reason" title={row.recusal?.reason}>
        {row.recusal?.reason || "已声明回避"}
      </span>
    );
  }
  const done = state === "sealed" || state === "exported";
  return (
    <div className="inbox-bar">
      <ProgressBar
        value={scored}
        max={criteria}
        tone={done ? "green" : "blue"}
        label={`${row.application.number} 评分进度`}
      />
      <span>
        {scored}/{criteria}
      </span>
    </div>
  );
}
