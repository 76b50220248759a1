import { Fixed, type FlowReport } from "./flowing";
import { chineseDate } from "./form-data";
import { KeyFacts } from "./key-facts";
import "./recovery-page.css";

/** What a recovery sheet says. */
export interface RecoveryData {
  readonly name: string;
  readonly organisation: string;
  /** The card's fingerprint, in groups of four. */
  readonly fingerprint: string;
  /** Eight groups of five characters with hyphens between. */
  readonly code: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** 恢复单: the code that opens a seat whose passphrase was forgotten, and how to keep it. */
export function RecoveryPage({ data, ...report }: FlowReport & { readonly data: RecoveryData }) {
  return (
    <Fixed {...report}>
      <section className="form-sheet">
        <div className="form-body">
          <h1 className="form-title">席位恢复单</h1>
          <p className="form-subtitle">忘记口令时用，请与电脑分开保管</p>
          <KeyFacts
            facts={[
              ["席位", `${data.name}（${data.organisation}）`],
              ["身份卡指纹", data.fingerprint],
              ["制作日期", chineseDate(data.madeAt.slice(0, 10))],
            ]}
          />
          <p className="form-statement">恢复码（分八组，不分大小写；没有字母 I、L、O、U）：</p>
          <CodeGroups code={data.code} />
          <p className="form-statement">
            怎样使用：在匠评的解锁页选择这个席位，点“忘记口令”，输入恢复码，再设一个新口令。从备份恢复时，也可以在口令处输入恢复码。
          </p>
          <p className="form-statement">
            怎样保管：锁在抽屉或保险柜里，不要夹在电脑包里，不要拍照，不要发给别人。谁拿到本单和这台电脑（或备份文件），谁就能打开席位。
          </p>
          <p className="form-statement">
            口令和本单都丢失的，谁也打不开席位和备份，未导出的评审不能恢复；只能重新建立席位、重新交换身份卡。
          </p>
          <p className="form-statement">
            制作新的恢复单后，本单不能再打开席位；此前的备份仍可用本单打开，不再需要的旧备份请销毁。怀疑本单被别人看过，请马上制作新的，并更改口令。
          </p>
        </div>
      </section>
    </Fixed>
  );
}

/** The eight groups of a code, large enough to be copied by hand. */
export function CodeGroups({ code }: { readonly code: string }) {
  return (
    <ol className="recovery-code">
      {code.split("-").map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand in a fixed order, and two may be alike.
        <li key={index}>{group}</li>
      ))}
    </ol>
  );
}
