import { type IdentityPorts, SeatBar, type SeatSummary } from "../../identity";
import { StatusBar, TopBar } from "../../ui/bars";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Screen } from "../../ui/screen";
import { useShortcuts } from "../../ui/shortcuts";
import "./inbox.css";
import "./empty-inbox.css";

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
        <Icon name="box" size={48} />
        <h1>还没有任务包</h1>
        <p>区人力资源和社会保障局会把评审任务包（文件名以 .jptask 结尾）用优盘或邮件交给您。</p>
        <ol>
          <li>
            <b>交换身份卡</b>
            <span>右上角“更多”里有“我的身份卡”，导出后交给区局；再导入区局的身份卡，打电话核对指纹。</span>
          </li>
          <li>
            <b>导入任务包</b>
            <span>把文件拖到本窗口，或按下面的按钮选择。程序先核验签名和每一个文件。</span>
          </li>
          <li>
            <b>声明并评审</b>
            <span>申报会列在这里：先声明是否回避，再逐份阅卷、评分、定稿，最后导出评审包。</span>
          </li>
        </ol>
        <Button variant="primary" size="large" icon="open" onClick={onImport}>
          导入任务包…
        </Button>
      </div>
    </Screen>
  );
}
