import type { Ref } from "react";
import { pointsWords } from "../../shared/rules/scoring";
import { chineseDate, type OpinionFormData } from "./form-data";

interface OpinionPageProps {
  readonly data: OpinionFormData;
  /** The piece of the opinion on this page; absent while the page is measured. */
  readonly piece?: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly textRef?: Ref<HTMLDivElement>;
}

/**
 * 附件1 专家评估意见: the form's title and cell with the regulation's own labels, verbatim and nothing else in its table;
 * what application it is about stands above it without labels.
 */
export function OpinionPage({ data, piece, first, last, textRef }: OpinionPageProps) {
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
      <p className="form-about">
        {application.number}　{application.studio.name}
        <br />
        {application.master.name}　{application.employer.name}
      </p>
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
                <p className="form-opinion-lead">
                  推荐结论：{data.draft.recommendation}　　评分合计：{pointsWords(data.total)} 分（满分{" "}
                  {data.round.rubric.total} 分）
                </p>
                {piece === undefined ? (
                  <div className="form-opinion-text" ref={textRef} />
                ) : (
                  <div className="form-opinion-text">{piece}</div>
                )}
                <p className="form-sign">
                  {last ? (
                    <>
                      <span className="form-sign-line" />
                      （签字）
                      <br />
                      {chineseDate(data.signedOn)}
                    </>
                  ) : (
                    "（转下页）"
                  )}
                </p>
              </div>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
