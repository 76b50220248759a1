import { Fixed, type FlowReport } from "./flowing";
import { chineseDate } from "./form-data";
import { KeyFacts } from "./key-facts";
import "./key-pages.css";
import { CodeGroups } from "./recovery-page";

/** What the page of a handover code says. */
export interface HandoverData {
  readonly name: string;
  readonly organisation: string;
  /** The card's fingerprint, in groups of four. */
  readonly fingerprint: string;
  readonly from: string;
  readonly to: string;
  /** ISO 8601. */
  readonly at: string;
  /** Eight groups of five characters with hyphens between. */
  readonly code: string;
}

/** 移交码: the one page that opens a handover file, to travel apart from it. */
export function HandoverPage({ data, ...report }: FlowReport & { readonly data: HandoverData }) {
  const { name, organisation, fingerprint, from, to, at, code } = data;
  return (
    <Fixed {...report}>
      <section className="form-sheet">
        <div className="form-body">
          <h1 className="form-title">移交码</h1>
          <p className="form-subtitle">只交给接任者本人，不与移交文件放在一起</p>
          <KeyFacts
            facts={[
              ["席位", `${name}（${organisation}）`],
              ["身份卡指纹", fingerprint],
              ["移交人", from],
              ["接任者", to],
              ["移交日期", chineseDate(at.slice(0, 10))],
            ]}
          />
          <p className="form-statement">移交码（分八组，不分大小写；没有字母 I、L、O、U）：</p>
          <CodeGroups code={code} />
          <p className="form-statement">
            怎样使用：在接任者的电脑上打开匠评，首页点“从备份恢复”，选移交文件，输入移交码，设一个自己的新口令。核对指纹与上面相同，随即更换钥匙，请各位专家核对并接受新的身份卡。
          </p>
          <p className="form-statement">
            谁拿到这一页和移交文件，谁就能以本单位的身份签名、打开全部评审包。接任办好后，请当面销毁本页。
          </p>
        </div>
      </section>
    </Fixed>
  );
}
