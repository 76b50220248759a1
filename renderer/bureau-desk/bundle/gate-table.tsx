import type { GateReview } from "../../../shared/domain/review-document";
import { type Column, DataTable, Tag } from "../../ui";
import { evidenceWords } from "./score-table";
import { verdictWords } from "./words";

const columns: readonly Column<GateReview>[] = [
  { key: "id", title: "资格条件", width: 150, cell: (row) => <span translate="no">{row.id}</span> },
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

/** The verdicts on the hard conditions of one review. */
export function GateTable({ gates }: { readonly gates: readonly GateReview[] }) {
  return <DataTable label="资格条件" rows={gates} columns={columns} rowKey={(row) => row.id} />;
}
