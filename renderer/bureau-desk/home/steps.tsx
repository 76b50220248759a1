import { Button } from "../../ui";

export interface StepsProps {
  readonly onMyCard: () => void;
  readonly onChoose: () => void;
}

/** The three steps of exchange. */
export function Steps({ onMyCard, onChoose }: StepsProps) {
  return (
    <ol className="bureau-steps" aria-label="工作步骤">
      <li>
        <h2>交换身份卡</h2>
        <p>把本单位的身份卡发给每位专家，打电话读出指纹，请专家核对后接受。</p>
        <Button icon="card" onClick={onMyCard}>
          本单位身份卡…
        </Button>
      </li>
      <li>
        <h2>登记专家</h2>
        <p>收到专家的身份卡，拖进窗口或在下面导入，听专家读出指纹后接受。</p>
      </li>
      <li>
        <h2>核验评审包</h2>
        <p>专家交回的文件拖进窗口即可，可以一次拖进多个。通过核验的登记入台账，没有通过的记下原因。</p>
        <Button icon="open" variant="primary" onClick={onChoose}>
          打开评审包…
        </Button>
      </li>
    </ol>
  );
}
