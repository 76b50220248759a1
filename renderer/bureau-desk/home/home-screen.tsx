import { useState } from "react";
import { CardRegister, MyCardDialog } from "../../identity";
import { Button, Kbd, Screen, StatusBar, useShortcuts } from "../../ui";
import { DeskBar, type DeskScreenProps } from "../desk-bar";
import "./home.css";

export type HomeScreenProps = DeskScreenProps & {
  /** Counts up when a card was accepted elsewhere. */
  readonly accepted: number;
};

/** Where the bureau starts: the three steps of exchange, and the register of experts' cards. */
export function HomeScreen(props: HomeScreenProps) {
  const { seat, identity, onChoose, accepted } = props;
  const [myCard, setMyCard] = useState(false);
  useShortcuts("区局工作台", [{ keys: "Ctrl+O", does: "打开评审包", run: onChoose }]);
  return (
    <Screen
      name="bureau"
      title="区局工作台"
      ownHeading
      top={<DeskBar {...props} left={<span className="bureau-place">区局工作台</span>} />}
      bottom={
        <StatusBar
          left={<span>离线可用 · 不连接任何网络</span>}
          right={
            <>
              <span>
                <Kbd keys="Ctrl+O" /> 打开
              </span>
              <span>
                <Kbd keys="F1" /> 帮助
              </span>
              <span>
                <Kbd keys="?" /> 快捷键
              </span>
            </>
          }
        />
      }
    >
      <div className="bureau-home">
        <div className="bureau-head">
          <h1>{seat.name}</h1>
          <p>{seat.organisation}</p>
        </div>
        <Steps onMyCard={() => setMyCard(true)} onChoose={onChoose} />
        <section className="bureau-register" aria-labelledby="bureau-register-title">
          <h2 id="bureau-register-title">专家身份卡登记</h2>
          <CardRegister ports={identity} version={accepted} />
        </section>
      </div>
      <MyCardDialog open={myCard} seat={seat} ports={identity} onClose={() => setMyCard(false)} />
    </Screen>
  );
}

function Steps({ onMyCard, onChoose }: { readonly onMyCard: () => void; readonly onChoose: () => void }) {
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
        <p>专家交回的文件拖进窗口即可。先核验签名和每个文件，通过后才显示内容。</p>
        <Button icon="open" variant="primary" onClick={onChoose}>
          打开评审包…
        </Button>
      </li>
    </ol>
  );
}
