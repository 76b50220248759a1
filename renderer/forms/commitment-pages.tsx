import type { CommitmentData, CommitmentRow } from "./commitment-data";
import type { FlowReport } from "./flowing";
import { chineseDate } from "./form-data";
import { RoundFormPages } from "./round-form-pages";
import { textInPieces } from "./row-pieces";

/** An answer, or the reason of the one above it in its whole width: long ones go on in rows of their own. */
type Row =
  | (CommitmentRow & { readonly key: string; readonly place: string })
  | { readonly key: string; readonly words: string };

/** So many characters of a reason in one row: some eight lines. */
const longestInOneRow = 320;

function rowsOf({ rows }: CommitmentData): Row[] {
  return rows.flatMap((row, index) => {
    const key = String(index + 1);
    const reason = row.reason === "" ? [] : textInPieces(`理由：${row.reason}`, longestInOneRow);
    const words = reason.map((piece, place) => ({ key: `${key}-${place + 1}`, words: piece }));
    return [{ ...row, key, place: key }, ...words];
  });
}

/** 回避与保密承诺书: what the expert promised, and the answer about each application. */
export function CommitmentPages({ data, ...report }: FlowReport & { readonly data: CommitmentData }) {
  return (
    <RoundFormPages
      {...report}
      title="回避与保密承诺书"
      data={data}
      rows={rowsOf(data)}
      columns={columns}
      cells={cellsOf}
      before={<Promises data={data} />}
      after={<Signature on={data.acceptedOn} />}
    />
  );
}

function cellsOf(row: Row) {
  if ("words" in row) return <td colSpan={columns.length}>{row.words}</td>;
  return (
    <>
      <td className="form-num">{row.place}</td>
      <td>{row.number}</td>
      <td>{row.studio}</td>
      <td>{[row.employer, row.master].filter(Boolean).join("　")}</td>
      <td className="form-centre">{row.answer}</td>
      <td>{row.on === "" ? "" : chineseDate(row.on)}</td>
    </>
  );
}

function Signature({ on }: { readonly on: string }) {
  return (
    <p className="form-sign">
      承诺人　
      <span className="form-sign-line" />
      （签字）
      <br />
      {chineseDate(on)}
    </p>
  );
}

function Promises({ data }: { readonly data: CommitmentData }) {
  const { signer, bureauName, round, promises, acceptedOn, blank } = data;
  return (
    <div className="form-promises">
      <p>
        本人
        {blank ? (
          <span className="form-line" />
        ) : (
          ` ${signer.name}${signer.organisation && `（${signer.organisation}）`}`
        )}
        受{blank ? <span className="form-line form-line-long" /> : bureauName}委托，参加“{round.title}
        ”，现郑重承诺：
      </p>
      <ol>
        {promises.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ol>
      <p>
        {acceptedOn === "" && !blank && "（尚未在程序中作出承诺）"}
        对本次评审的各份申报，本人声明如下：
      </p>
    </div>
  );
}

/** Heading and width of each column; the one without a width takes the rest. */
const columns = [
  ["序号", "7%"],
  ["编号", "15%"],
  ["工作室", undefined],
  ["所在单位、领办人", "26%"],
  ["声明", "11%"],
  ["日期", "18%"],
] as const;
