import { chineseDate, type OpinionFormData } from "./form-data";
import { leadWords } from "./opinion-words";

interface OpinionPageProps {
  readonly data: OpinionFormData;
  /** The piece of the opinion on this page; absent while the page is measured. */
  readonly piece?: string;
  readonly first: boolean;
  readonly last: boolean;
}

/**
 * 附件1 专家评估意见: the form's title and cell with the regulation's own labels, verbatim and nothing else in its table;
 * what application it is about stands above it without labels.
 */
export function OpinionPage({ data, piece, first, last }: OpinionPageProps) {
  const { application } = data;
  return (
    <>
      <h1 className="form-title">
        顺义区技能大师工作室
        <br />
        申报表
      </h1>
      <p className="form-subtitle">
        {data.round.title}
        {first ? "" : "（续页）"}
      </p>
      {data.blank ? (
        <p className="form-about form-about-by-hand">
          编号
          <span className="form-line" />
          工作室
          <span className="form-line form-line-long" />
          <br />
          领办人
          <span className="form-line" />
          所在单位
          <span className="form-line form-line-long" />
        </p>
      ) : (
        <p className="form-about">
          {application.number}　{application.studio.name}
          <br />
          {application.master.name}　{application.employer.name}
        </p>
      )}
      <table className="form-table">
        <colgroup>
          <col className="form-side" />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th scope="row" className="form-opinion-label">
              专家评估
              <br />
              意见
            </th>
            <td className="form-opinion-cell">
              <div className="form-opinion">
                <p className="form-opinion-lead">{leadWords(data)}</p>
                <div className="form-opinion-text" data-box="opinion">
                  {piece}
                </div>
                <p className="form-sign">{last ? <Signature data={data} /> : "（转下页）"}</p>
              </div>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

function Signature({ data }: { readonly data: OpinionFormData }) {
  return (
    <>
      <span className="form-sign-line" />
      （签字）
      <br />
      {chineseDate(data.signedOn)}
    </>
  );
}
