import type { GateReview } from "../../../shared/domain/review-document";
import { type Column, DataTable, Tag } from "../../ui";
import type { BundleTask } from "../ports";
import { TitleOf } from "./names";
import { evidenceWords } from "./score-table";
import { verdictWords } from "./words";

const columns = (task: BundleTask | null): readonly Column<GateReview>[] => [
  {
    key: "id",
    title: "资格条件",
    width: task ? "20em" : "10em",
    cell: (row) => <TitleOf named={task?.gates} id={row.id} />,
  },
  {
    key: "verdict",
    title: "判断",
    width: 110,
    sortBy: (row) => row.verdict,
    cell: (row) => <Tag tone={verdictWords[row.verdict].tone}>{verdictWords[row.verdict].text}</Tag>,
  },
  {
    key: "evidence",
    title: "依据",
    numeric: true,
    width: 90,
    cell: (row) => evidenceWords(row.evidence.length),
  },
  { key: "comment", title: "说明", cell: (row) => row.comment || <span className="bundle-soft">—</span> },
];

interface GateTableProps {
  readonly gates: readonly GateReview[];
  readonly task: BundleTask | null;
}

/** The verdicts on the hard conditions of one review. */
export function GateTable({ gates, task }: GateTableProps) {
  return <DataTable label="资格条件" rows={gates} columns={columns(task)} rowKey={(row) => row.id} />;
}
