import { Fixed, type FlowReport } from "./flowing";
import { chineseDate, type RecusalFormData } from "./form-data";
import { reviewFoot, Sheet } from "./sheet";

/** 专家回避声明: one sheet, signed by hand, in place of an opinion. */
export function RecusalPages({ data, ...report }: FlowReport & { readonly data: RecusalFormData }) {
  return (
    <Fixed {...report}>
      <Sheet foot={reviewFoot(data)} page={1} pages={1}>
        <h1 className="form-title">专家回避声明</h1>
        <p className="form-subtitle">{data.round.title}</p>
        <p className="form-statement">
          本人 {data.signer.name}（{data.signer.organisation}）受邀参加{data.round.title}。对编号{" "}
          {data.application.number}“{data.application.studio.name}”（申报单位：
          {data.application.employer.name}，领办人：
          {data.application.master.name}
          ），因下列情形，本人主动回避，不查阅其申报材料，不评分，不发表意见，不参加表决。
        </p>
        <p className="form-statement">回避情形：{data.reason}</p>
        <p className="form-statement">本人对上述声明的真实性负责。</p>
        <p className="form-sign form-statement">
          <span className="form-sign-line" />
          （签字）
          <br />
          {chineseDate(data.signedOn)}
        </p>
      </Sheet>
    </Fixed>
  );
}
