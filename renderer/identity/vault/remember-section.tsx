import { useCallback, useEffect, useState } from "react";
import { type Refusal, refusalSentence } from "../../../shared/refusal";
import { Button, Notice, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import type { IdentityPorts, SeatSummary } from "../ports";
import type { KeychainWorth, RememberedStanding } from "../remember-ports";
import { AskPassphrase } from "./ask-passphrase";
import { useWait, waitWords } from "./use-wait";

export interface RememberSectionProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "remember" | "unlockWait">;
}

/** Why a computer cannot remember a seat. */
const whyNot: Readonly<Record<Exclude<KeychainWorth, "real">, string>> = {
  plain: "这台电脑的系统没有可用的密钥环，存下来的内容等于没有加密，谁都能读，所以不提供。请照常输入口令。",
  unknown: "程序认不出这台电脑的系统密钥环，不能确定存下来的内容受到保护，所以不提供。请照常输入口令。",
  unavailable:
    "这台电脑的系统密钥环没有打开或没有应答，现在不能记住。重新登录系统后再看；仍然不行的，请照常输入口令。",
};

/** 在这台电脑上记住: the passphrase is spared at the program's start, where the system has a real keychain. */
export function RememberSection(props: RememberSectionProps) {
  const { seat, ports } = props;
  const [worth, setWorth] = useState<KeychainWorth>();
  const [standing, setStanding] = useState<RememberedStanding>();
  const look = useCallback(async () => setStanding(await ports.remember.standing(seat.id)), [ports, seat.id]);
  useEffect(() => {
    void ports.remember.keychain().then(setWorth);
    void look();
  }, [ports, look]);
  return (
    <section aria-labelledby="vault-remember">
      <h3 id="vault-remember">在这台电脑上记住</h3>
      <p>记住以后，十四天内打开程序可以不输口令，直接进入席位。默认不记住。</p>
      {worth !== undefined && worth !== "real" && <Notice tone="info">{whyNot[worth]}</Notice>}
      {standing && (worth === "real" || standing.isRemembered) && (
        <Choice {...props} standing={standing} isOffered={worth === "real"} onChanged={look} />
      )}
    </section>
  );
}

interface ChoiceProps extends RememberSectionProps {
  readonly standing: RememberedStanding;
  /** The system's keychain is real now; one that was is enough to forget. */
  readonly isOffered: boolean;
  readonly onChanged: () => Promise<void>;
}

function Choice({ seat, ports, standing, isOffered, onChanged }: ChoiceProps) {
  const work = useWork();
  const wait = useWait(ports, seat.id);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const remember = async (passphrase: string) => {
    setRefusal(undefined);
    const done = await work.run("正在记住", () => ports.remember.remember(passphrase));
    if (done?.ok) setAsking(false);
    else if (done) setRefusal(done.refusal);
    await Promise.all([onChanged(), wait.look()]);
  };
  const noMore = async () => {
    setRefusal(undefined);
    const done = await work.run("正在取消", () => ports.remember.noMore());
    if (done && !done.ok) setRefusal(done.refusal);
    await onChanged();
  };
  const wrong = refusal?.code === "wrong-passphrase" ? "口令不对，没有记住。" : undefined;
  return (
    <>
      <ul className="vault-limits">
        <li>只省去打开程序时的一次口令。手动锁定、自动锁定、电脑睡眠或锁屏之后，仍要输口令。</li>
        <li>更改口令、制作恢复单、另存整套备份，仍要输口令。换口令、用恢复单、从备份恢复之后不再记住。</li>
        <li>
          能防：只拿走硬盘或复制程序文件夹、又不知道系统登录密码的人。存下的内容分两半，缺一半就打不开，里面没有口令。
        </li>
        <li>
          不能防：能用您的系统账户登录这台电脑的人，和在您的账户下运行的其他程序。多人共用一个系统账户的，请不要记住。
        </li>
      </ul>
      {standing.isRemembered && (
        <p className="vault-standing">
          {standing.until
            ? `已记住：${momentWords(standing.until)}之前打开程序可以不输口令。`
            : "已选择记住；下次输一次口令，重新开始计算十四天。"}
        </p>
      )}
      {asking && (
        <AskPassphrase
          name="remember-passphrase"
          confirm="记住"
          cancel="不记住"
          busy={work.busy}
          error={wait.seconds > 0 ? waitWords(wait.seconds) : wrong}
          mayTry={wait.seconds === 0}
          onGiven={(passphrase) => void remember(passphrase)}
          onBack={() => setAsking(false)}
        />
      )}
      {refusal && !wrong && refusal.code !== "too-soon" && (
        <Notice tone="error">{refusalSentence(refusal)}</Notice>
      )}
      {work.progress && <WorkProgress progress={work.progress} />}
      {standing.isRemembered ? (
        <Button icon="close" busy={work.busy} onClick={noMore}>
          不再记住
        </Button>
      ) : (
        isOffered &&
        !asking && (
          <Button icon="key" onClick={() => setAsking(true)}>
            在这台电脑上记住…
          </Button>
        )
      )}
    </>
  );
}
