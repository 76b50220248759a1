import { momentWords } from "../../identity";
import { Button, type Column, DataTable } from "../../ui";
import type { LedgerTask } from "../ports";

const columns: readonly Column<LedgerTask>[] = [
  { key: "title", title: "批次", sortBy: (row) => row.title, cell: (row) => <b>{row.title}</b> },
  {
    key: "revision",
    title: "版次",
    width: "7em",
    sortBy: (row) => row.revision,
    cell: (row) => `第 ${row.revision} 版`,
  },
  { key: "experts", title: "专家", numeric: true, width: "5em", cell: (row) => row.experts.length },
  { key: "applications", title: "申报", numeric: true, width: "5em", cell: (row) => row.applications.length },
  {
    key: "deadline",
    title: "截止",
    width: "8em",
    sortBy: (row) => row.deadline,
    cell: (row) => row.deadline,
  },
  { key: "imported", title: "存入", width: "12em", cell: (row) => momentWords(row.importedAt) },
];

interface TaskListProps {
  readonly tasks: readonly LedgerTask[];
  readonly onChoose: () => void;
}

/** The bureau's own task packages on this computer: bundles are checked against them. */
export function TaskList({ tasks, onChoose }: TaskListProps) {
  return (
    <section className="bureau-part" aria-labelledby="bureau-tasks-title">
      <div className="ledger-round-head">
        <h2 id="bureau-tasks-title">本机的任务包</h2>
        <Button icon="box" onClick={onChoose}>
          导入任务包…
        </Button>
      </div>
      <p className="ledger-empty">
        评审包要与它所答的任务包核对：批次、版次、专家、申报、评分项和页码。请导入本单位签发的任务包。
      </p>
      {tasks.length > 0 && (
        <div className="ledger-table">
          <DataTable label="本机的任务包" rows={tasks} columns={columns} rowKey={(row) => row.packageId} />
        </div>
      )}
    </section>
  );
}
