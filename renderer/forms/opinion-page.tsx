import type { Ref } from "react";
import { chineseDate, type OpinionFormData } from "./form-data";
import { printedPoints } from "./score-rows";

interface OpinionPageProps {
  readonly data: OpinionFormData;
  /** The piece of the opinion on this page; absent while the page is measured. */
  readonly piece?: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly textRef?: Ref<HTMLDivElement>;
}

/** 附件1 专家评估意见: the regulation's own labels, verbatim, above them what application it is about. */
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
      <table className="form-table">
        <colgroup>
          <col className="form-side" />
          <col />
          <col className="form-side" />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th scope="row">申报编号</th>
            <td>{application.number}</td>
            <th scope="row">工作室名称</th>
            <td>{application.studio.name}</td>
          </tr>
          <tr>
            <th scope="row">姓名</th>
            <td>{application.master.name}</td>
            <th scope="row">申报单位</th>
            <td>{application.employer.name}</td>
          </tr>
          <tr>
            <th scope="row" className="form-opinion-label">
              专家评估
              <br />
              意见
            </th>
            <td colSpan={3} className="form-opinion-cell">
              <div className="form-opinion">
                <p className="form-opinion-lead">
                  推荐结论：{data.draft.recommendation}　　评分合计：{printedPoints(data.total)} 分（满分{" "}
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
