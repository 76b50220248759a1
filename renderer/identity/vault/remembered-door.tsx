import { useEffect, useState } from "react";
import { Button, Notice, useWork, WorkProgress } from "../../ui";
import { momentWords } from "../moment";
import type { IdentityPorts, SeatSummary } from "../ports";
import type { RememberedStanding } from "../remember-ports";

export interface RememberedDoorProps {
  readonly seat: SeatSummary;
  readonly ports: Pick<IdentityPorts, "remember">;
  readonly onUnlocked: (seat: SeatSummary) => void;
}

/** The way into a seat that this computer remembers; nothing where it does not. The passphrase stays beside it. */
export function RememberedDoor({ seat, ports, onUnlocked }: RememberedDoorProps) {
  const work = useWork();
  const [standing, setStanding] = useState<RememberedStanding>();
  const [refused, setRefused] = useState(false);
  useEffect(() => void ports.remember.standing(seat.id).then(setStanding), [ports, seat.id]);
  const open = async () => {
    const opened = await work.run("正在解锁", () => ports.remember.unlock(seat.id));
    if (opened?.ok) onUnlocked(opened.value);
    else if (opened) setRefused(true);
  };
  if (refused)
    return <Notice tone="info">这次不能直接打开：系统的密钥环没有打开，或者换过了。请输入口令。</Notice>;
  if (!standing?.until) return null;
  return (
    <div className="unlock-remembered">
      <p>这台电脑记住了这个席位，{momentWords(standing.until)}之前可以不输口令。</p>
      <Button icon="next" size="large" busy={work.busy} onClick={open}>
        直接打开
      </Button>
      {work.progress && <WorkProgress progress={work.progress} />}
    </div>
  );
}
