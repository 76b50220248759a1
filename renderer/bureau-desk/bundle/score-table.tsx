import type { ReviewDocument, Score } from "../../../shared/domain/review-document";
import { pointsWords } from "../../../shared/rules/scoring";
import { type Column, DataTable } from "../../ui";
import type { BundleTask } from "../ports";
import { TitleOf } from "./names";

const columns = (task: BundleTask | null): readonly Column<Score>[] => [
  {
    key: "id",
    title: "评分项",
    width: task ? "16em" : "7em",
    sortBy: (row) => row.criterionId,
    cell: (row) => <TitleOf named={task?.criteria} id={row.criterionId} />,
  },
  {
    key: "points",
    title: "得分",
    numeric: true,
    width: 90,
    sortBy: (row) => row.points,
    cell: (row) => <b>{pointsWords(row.points)}</b>,
  },
  { key: "count", title: "计数", numeric: true, width: 80, cell: (row) => row.count ?? "—" },
  {
    key: "evidence",
    title: "依据",
    numeric: true,
    width: 90,
    sortBy: (row) => row.evidence.length,
    cell: (row) => evidenceWords(row.evidence.length),
  },
  { key: "comment", title: "理由", cell: (row) => row.comment || <span className="bundle-soft">—</span> },
];

/** How many annotations a score or a gate cites. */
export function evidenceWords(count: number): string {
  return count === 0 ? "无" : `${count} 处`;
}

interface ScoreTableProps {
  readonly review: ReviewDocument;
  readonly task: BundleTask | null;
}

/** The scores of one review. The bundle holds the criteria's codes alone: their titles are in the task. */
export function ScoreTable({ review, task }: ScoreTableProps) {
  return (
    <DataTable label="评分" rows={review.scores} columns={columns(task)} rowKey={(row) => row.criterionId} />
  );
}
