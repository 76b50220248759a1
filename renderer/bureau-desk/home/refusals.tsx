import { refusalSentence } from "../../../shared/refusal";
import { momentWords } from "../../identity";
import { type Column, DataTable } from "../../ui";
import { FirstDigits } from "../digits";
import { DispositionTag } from "../disposition-tag";
import type { LedgerRefusal } from "../ports";

const columns: readonly Column<LedgerRefusal>[] = [
  {
    key: "file",
    title: "文件",
    width: "12em",
    sortBy: (row) => row.fileName,
    cell: (row) => (
      <>
        <b translate="no">{row.fileName}</b>
        <span className="ledger-note">{sizeWords(row.size)}</span>
      </>
    ),
  },
  {
    key: "why",
    title: "处理",
    cell: (row) => (
      <>
        <DispositionTag disposition="refused" />
        <span className="ledger-note">
          {refusalSentence({ code: row.code, file: row.inside ?? row.fileName })}
        </span>
      </>
    ),
  },
  {
    key: "code",
    title: "代码",
    width: "9em",
    sortBy: (row) => row.code,
    cell: (row) => <code translate="no">{row.code}</code>,
  },
  {
    key: "at",
    title: "时间，文件摘要",
    width: "10.5em",
    sortBy: (row) => Date.parse(row.at),
    cell: (row) => (
      <>
        {momentWords(row.at)}
        <FirstDigits hex={row.sha256} />
      </>
    ),
  },
];

/** The files that were refused: their bytes are not kept, but that they came is. */
export function Refusals({ refusals }: { readonly refusals: readonly LedgerRefusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <section className="bureau-part" aria-labelledby="bureau-refusals-title">
      <h2 id="bureau-refusals-title">拒绝的文件</h2>
      <p className="ledger-empty">没有通过核验，内容没有保存；同一文件因同一原因只记一次。</p>
      <div className="ledger-table">
        <DataTable label="拒绝的文件" rows={refusals} columns={columns} rowKey={(row) => row.id} />
      </div>
    </section>
  );
}

const inWhole = new Intl.NumberFormat("zh-CN");

function sizeWords(size: number): string {
  return `${inWhole.format(size)} 字节`;
}
