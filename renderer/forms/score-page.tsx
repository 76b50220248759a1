import { pointsWords } from "../../shared/rules/scoring";
import { chineseDate, type OpinionFormData } from "./form-data";
import { RuledTable } from "./ruled-table";
import type { FormRow } from "./score-rows";

interface ScorePageProps {
  readonly data: OpinionFormData;
  readonly rows: readonly FormRow[];
  readonly first: boolean;
  readonly last: boolean;
}

/** 专家评分表: verdicts on the gates, then points by group with level, comment and the places of the evidence. */
export function ScorePage({ data, rows, first, last }: ScorePageProps) {
  const gates = rows.filter((row) => row.kind === "gate");
  const scores = rows.filter((row) => row.kind !== "gate");
  return (
    <>
      <h1 className="form-title">专家评分表</h1>
      <p className="form-subtitle">
        {data.blank ? (
          <>
            编号
            <span className="form-line" />
            工作室
            <span className="form-line form-line-long" />
          </>
        ) : (
          <>
            {data.application.studio.name}　领办人 {data.application.master.name}
          </>
        )}
        {first ? "" : "（续页）"}
      </p>
      {gates.length > 0 && <GateTable rows={gates} />}
      {(scores.length > 0 || last) && <ScoreTable data={data} rows={scores} last={last} />}
      {last && (
        <p className="form-sign">
          评审专家：{data.signer.name}　　
          <span className="form-sign-line" />
          （签字）　{chineseDate(data.signedOn)}
        </p>
      )}
    </>
  );
}

function GateTable({ rows }: { rows: readonly FormRow[] }) {
  return (
    <RuledTable
      className="form-scores"
      columns={[
        ["资格条件", "46%"],
        ["意见", "9%"],
        ["说明", undefined],
        ["依据", "17%"],
      ]}
    >
      {rowsOf(rows)}
    </RuledTable>
  );
}

function ScoreTable({ data, rows, last }: Omit<ScorePageProps, "first">) {
  return (
    <RuledTable
      className="form-scores"
      columns={[
        ["评分项", "34%"],
        ["满分", "7%"],
        ["档次", "7%"],
        ["得分", "8%"],
        ["评语", undefined],
        ["依据", "17%"],
      ]}
      foot={last && <TotalRow data={data} />}
    >
      {rowsOf(rows)}
    </RuledTable>
  );
}

function TotalRow({ data }: Pick<ScorePageProps, "data">) {
  return (
    <tfoot>
      <tr>
        <td>合计</td>
        <td className="form-num">{data.round.rubric.total}</td>
        <td />
        <td className="form-num">{data.total === null ? "" : pointsWords(data.total)}</td>
        <td colSpan={2}>推荐结论：{data.draft.recommendation}</td>
      </tr>
    </tfoot>
  );
}

const rowsOf = (rows: readonly FormRow[]) => rows.map((row) => <FormTableRow key={row.key} row={row} />);

/** One row; its `data-row` lets the layout measure it. */
function FormTableRow({ row }: { row: FormRow }) {
  if (row.kind === "gate") {
    return (
      <tr data-row={row.key}>
        <td>{row.title}</td>
        <td className="form-centre">{row.verdict}</td>
        <td>{row.comment}</td>
        <td>{row.evidence}</td>
      </tr>
    );
  }
  if (row.kind === "group") {
    return (
      <tr data-row={row.key} className="form-heading">
        <td colSpan={3}>{row.title}</td>
        <td colSpan={3}>小计 {row.points}</td>
      </tr>
    );
  }
  return (
    <tr data-row={row.key}>
      <td>{row.title}</td>
      <td className="form-num">{row.max}</td>
      <td className="form-centre">{row.level}</td>
      <td className="form-num">{row.points}</td>
      <td>{row.comment}</td>
      <td>{row.evidence}</td>
    </tr>
  );
}
