import { refusalSentence } from "../../../shared/refusal";
import { momentWords } from "../../identity";
import { Button, type Column, DataTable, Tag } from "../../ui";
import { FirstDigits } from "../digits";
import { DispositionTag } from "../disposition-tag";
import type { LedgerBundle } from "../ports";

interface LedgerTableProps {
  /** The Chinese name of the table. */
  readonly label: string;
  readonly bundles: readonly LedgerBundle[];
  readonly onOpen: (id: string) => void;
}

/** The bundles of one round: whose, what became of each and why, and which count. */
export function LedgerTable({ label, bundles, onOpen }: LedgerTableProps) {
  return (
    <div className="ledger-table">
      <DataTable label={label} rows={bundles} columns={columns(onOpen)} rowKey={(row) => row.id} />
    </div>
  );
}

const columns = (onOpen: (id: string) => void): readonly Column<LedgerBundle>[] => [
  {
    key: "expert",
    title: "专家",
    width: "9em",
    sortBy: (row) => row.expert.name,
    cell: (row) => (
      <>
        <b>{row.expert.name}</b>
        <span className="ledger-note">{row.expert.organisation}</span>
      </>
    ),
  },
  {
    key: "revision",
    title: "版次",
    width: "7.5em",
    sortBy: (row) => row.revision,
    cell: (row) => (
      <>
        第 {row.revision} 版<span className="ledger-note">答第 {row.roundRevision} 版任务</span>
      </>
    ),
  },
  {
    key: "disposition",
    title: "处理",
    cell: (row) => (
      <>
        <DispositionTag disposition={row.disposition} />
        <span className="ledger-note">{row.reason}</span>
        <Check bundle={row} />
      </>
    ),
  },
  {
    key: "counts",
    title: "计入",
    width: "5em",
    sortBy: (row) => (row.counts ? 0 : 1),
    cell: (row) => (row.counts ? <Tag tone="green">计入</Tag> : <Tag tone="grey">不计入</Tag>),
  },
  {
    key: "at",
    title: "收到，摘要",
    width: "10.5em",
    sortBy: (row) => Date.parse(row.at),
    cell: (row) => (
      <>
        {momentWords(row.at)}
        <FirstDigits hex={row.digest} />
      </>
    ),
  },
  {
    key: "open",
    title: "查看",
    width: "4.5em",
    cell: (row) => (
      <Button
        size="small"
        aria-label={`查看${row.expert.name}的第 ${row.revision} 版评审包`}
        onClick={() => onOpen(row.id)}
      >
        查看
      </Button>
    ),
  },
];

/** What the check against the task package came to, where that is not simply well. */
function Check({ bundle }: { readonly bundle: LedgerBundle }) {
  if (bundle.fault)
    return (
      <span className="ledger-note ledger-fault">
        与任务包不符：{refusalSentence({ code: bundle.fault, file: bundle.fileName })}
      </span>
    );
  if (!bundle.crossChecked)
    return <span className="ledger-note">还没有与评分表核对：本机没有它的任务包。</span>;
  return null;
}
