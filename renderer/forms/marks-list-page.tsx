import type { MarksListData } from "./marks-list-data";
import { type MarksListRow, marksSummary } from "./marks-list-rows";
import { RuledTable } from "./ruled-table";
import { plainFoot, Sheet } from "./sheet";

interface MarksListPageProps {
  readonly data: MarksListData;
  readonly rows: readonly MarksListRow[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** One A4 page of the list. Every page says whose list it is and of what, so that none is lost when the sheets part. */
export function MarksListPage({ data, rows, page, pages }: MarksListPageProps) {
  const { application, signer, round, blank } = data;
  return (
    <Sheet
      foot={plainFoot(blank ? "批注清单　手工填写" : `${application.number}　批注清单`, signer.fingerprint)}
      page={page}
      pages={pages}
      blank={blank}
      box="rows"
    >
      <h1 className="form-title">批注清单{page > 1 && "（续页）"}</h1>
      <p className="form-subtitle">{round.title}</p>
      {blank ? <AboutByHand /> : <About data={data} />}
      {rows.length === 0 ? <p className="form-none">这份申报没有批注。</p> : <MarksTable rows={rows} />}
    </Sheet>
  );
}

function About({ data }: { readonly data: MarksListData }) {
  const { application, signer } = data;
  return (
    <p className="form-about">
      {application.number}　{application.studio.name}
      <br />
      评审专家 {signer.name}（{signer.organisation}）　{data.standing}
      <br />
      {marksSummary(data.marks)}
    </p>
  );
}

function AboutByHand() {
  return (
    <p className="form-about form-about-by-hand">
      编号
      <span className="form-line" />
      工作室
      <span className="form-line form-line-long" />
      评审专家
      <span className="form-line" />
    </p>
  );
}

const columns = [
  ["序号", "8%"],
  ["位置", "19%"],
  ["类型", "11%"],
  ["含义", "8%"],
  ["说明", undefined],
  ["引为依据", "14%"],
] as const;

function MarksTable({ rows }: { readonly rows: readonly MarksListRow[] }) {
  return (
    <RuledTable className="form-marks" columns={columns}>
      {rows.map((row) => (
        <MarksTableRow key={row.key} row={row} />
      ))}
    </RuledTable>
  );
}

/** One row; its `data-row` lets the layout measure it. */
function MarksTableRow({ row }: { readonly row: MarksListRow }) {
  if (row.kind === "material") {
    return (
      <tr data-row={row.key} className="form-heading">
        <td colSpan={columns.length}>{row.title}</td>
      </tr>
    );
  }
  return (
    <tr data-row={row.key}>
      <td className="form-num">{row.number}</td>
      <td>{row.place}</td>
      <td>{row.drawn}</td>
      <td className="form-centre">{row.meaning}</td>
      <td className="form-words">
        {row.words}
        {row.picture && (
          <img
            className="form-picture"
            src={row.picture.address}
            width={row.picture.width}
            height={row.picture.height}
            alt=""
          />
        )}
      </td>
      <td>{row.cited}</td>
    </tr>
  );
}
