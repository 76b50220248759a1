import { Fixed, type FlowReport } from "./flowing";
import { chineseDate } from "./form-data";
import { KeyFacts } from "./key-facts";
import "./key-pages.css";

/** What a notice of changed keys says. Fingerprints are in groups of four. */
export interface RotationData {
  readonly name: string;
  readonly organisation: string;
  readonly before: string;
  readonly after: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

/** 更换钥匙通知: what an expert has to do when the bureau changed its keys. */
export function RotationPage({ data, ...report }: FlowReport & { readonly data: RotationData }) {
  const { name, organisation, before, after, at, reason } = data;
  return (
    <Fixed {...report}>
      <section className="form-sheet">
        <div className="form-body">
          <h1 className="form-title">更换身份卡通知</h1>
          <p className="form-subtitle">请各位评审专家重新核对指纹</p>
          <KeyFacts
            facts={[
              ["单位", `${name}（${organisation}）`],
              ["停用的指纹", before],
              ["启用的指纹", after],
              ["更换日期", chineseDate(at.slice(0, 10))],
              ["更换原因", reason],
            ]}
          />
          <p className="form-statement">
            一、请在匠评中导入随本通知送达的新身份卡文件，打电话或当面听我单位读出新指纹，逐组核对，一致后接受。电话请用您原来就有的号码。
          </p>
          <p className="form-statement">
            二、接受新卡后，请在“已接受的身份卡”中撤回旧卡，理由写“区局更换身份卡”。
          </p>
          <p className="form-statement">
            三、更换日期之前已经导入的任务包照常评审、照常导出评审包，不受影响；此后发出的任务包都由新身份卡签名。
          </p>
          <p className="form-statement">
            四、更换日期之后再收到旧身份卡签名的任务包，请不要采用，并告知我单位。
          </p>
          <p className="form-statement">本通知只作告知，不能代替核对：指纹以当面或电话核对的为准。</p>
          <div className="key-stamp">
            <span>单位（盖章）：</span>
            <span>经办人（签名）：</span>
            <span>　　　　年　　月　　日</span>
          </div>
        </div>
      </section>
    </Fixed>
  );
}
