import { type IdentityPorts, SeatBar, type SeatSummary } from "../../identity";
import { StatusBar, TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Screen } from "../../ui/screen";
import { useShortcuts } from "../../ui/shortcuts";
import "./inbox.css";

interface EmptyInboxProps {
  readonly seat: SeatSummary;
  readonly identity: IdentityPorts;
  readonly onImport: () => void;
}

/** The inbox before the first task package: says what to do. */
export function EmptyInbox({ seat, identity, onImport }: EmptyInboxProps) {
  useShortcuts("申报列表", [{ keys: "Ctrl+O", does: "导入任务包", run: onImport }]);
  return (
    <Screen
      name="inbox"
      title="还没有任务包"
      ownHeading
      top={
        <TopBar
          left={<span className="inbox-desk">专家评审</span>}
          right={<SeatBar seat={seat} ports={identity} />}
        />
      }
      bottom={<StatusBar left="还没有任务包" right="离线可用 · 不连接任何网络" />}
    >
      <div className="inbox-empty">
        <Icon name="box" size={56} />
        <h1>还没有任务包</h1>
        <p>区人力资源和社会保障局会把评审任务包（文件名以 .jptask 结尾）用优盘或邮件交给您。</p>
        <ol>
          <li>先与区局交换身份卡：导出您的身份卡交给区局，再导入区局的身份卡并核对指纹。</li>
          <li>收到任务包后，把文件拖到本窗口，或按下面的按钮选择文件。</li>
          <li>程序核验签名和全部文件后，申报会列在这里，随后声明回避，开始评审。</li>
        </ol>
        <Button variant="primary" size="large" icon="open" onClick={onImport}>
          导入任务包…
        </Button>
      </div>
    </Screen>
  );
}
