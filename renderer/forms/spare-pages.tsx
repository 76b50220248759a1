import { Fixed, type FlowReport } from "./flowing";
import { chineseDate } from "./form-data";
import "./key-pages.css";
import { KeyFacts } from "./key-facts";
import { CodeGroups } from "./recovery-page";

/** What the sheets of a sealed spare copy say. */
export interface SpareData {
  readonly name: string;
  readonly organisation: string;
  /** The card's fingerprint, in groups of four. */
  readonly fingerprint: string;
  /** Eight groups of five characters with hyphens between. */
  readonly code: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** 封存备用钥匙: the sheet for the outside of the envelope, and the code's own page, to be folded and put inside. */
export function SparePages({ data, ...report }: FlowReport & { readonly data: SpareData }) {
  return (
    <Fixed {...report}>
      <CoverPage {...data} />
      <CodePage {...data} />
    </Fixed>
  );
}

function factsOf({ name, organisation, fingerprint, madeAt }: SpareData) {
  return [
    ["席位", `${name}（${organisation}）`],
    ["身份卡指纹", fingerprint],
    ["封存日期", chineseDate(madeAt.slice(0, 10))],
  ] as const;
}

function CoverPage(data: SpareData) {
  return (
    <section className="form-sheet">
      <div className="form-body">
        <h1 className="form-title">封存备用钥匙</h1>
        <p className="form-subtitle">本页贴在信封正面；信封内：优盘一个、封存码一页</p>
        <KeyFacts facts={factsOf(data)} />
        <p className="form-statement">
          封存办法：把“封存备用钥匙”文件存到一个空优盘；封存码那一页对折，有字的一面朝里；优盘和封存码装进信封封好，由两人跨过封口签名、盖章，放进保险柜。
        </p>
        <p className="form-statement">
          什么时候启封：经办人不能到岗，或者口令和恢复单都已丢失，经单位负责人同意才启封。启封时两人在场，在下面登记。
        </p>
        <p className="form-statement">
          怎样使用：在一台电脑上打开匠评，首页点“用钥匙文件恢复身份”，选优盘上的文件，输入封存码，设一个新口令。恢复后核对指纹与上面相同；评审内容再从备份恢复。用过之后，请更换钥匙，并重新封存。
        </p>
        <div className="key-seal">
          <span>封口签名处（签名和印章跨过封口）</span>
          <span>封存人：</span>
          <span>监封人：</span>
          <span>　　　　年　　月　　日</span>
        </div>
        <table className="key-openings">
          <thead>
            <tr>
              <th scope="col">启封日期</th>
              <th scope="col">启封人、在场人</th>
              <th scope="col">原因</th>
              <th scope="col">重新封存日期</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td />
              <td />
              <td />
              <td />
            </tr>
            <tr>
              <td />
              <td />
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CodePage(data: SpareData) {
  return (
    <section className="form-sheet key-code-sheet">
      <div className="form-body">
        <div className="key-outside">
          <h1 className="form-title">封存码</h1>
          <p className="form-subtitle">沿虚线对折，有字的一面朝里，装进信封</p>
          <KeyFacts facts={factsOf(data)} />
          <p className="form-statement">
            谁拿到这一页和优盘，谁就能以本单位的身份签名、打开全部评审包。不要拍照，不要复印，不要存成文件。
          </p>
        </div>
        <p className="key-fold">对折线</p>
        <p className="form-statement">封存码（分八组，不分大小写；没有字母 I、L、O、U）：</p>
        <CodeGroups code={data.code} />
      </div>
    </section>
  );
}
