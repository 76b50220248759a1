import { type ReactNode, useEffect, useRef, useState } from "react";
import type { IdentityPorts } from "../identity";
import { LockVeil } from "./lock-veil";
import type { ShellPorts } from "./ports";

type Ports = Pick<IdentityPorts, "settling" | "settled" | "finishBackup">;

/**
 * Before the window closes, what is typed is stored and a backup that is due is made. What could not be stored is asked
 * about after that, by the desk; `open` says whether a seat is open. Gives what is shown of it.
 */
export function useClosing(ports: Ports, shell: ShellPorts, open: boolean): ReactNode {
  const [closing, setClosing] = useState(false);
  const finish = useRef(async () => {});
  finish.current = async () => {
    if (!open) return;
    setClosing(true);
    try {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      await ports.settling.settleAll();
      await ports.settled();
      await ports.finishBackup();
    } finally {
      setClosing(false);
    }
  };
  useEffect(() => shell.onClosing(() => finish.current()), [shell]);
  return <LockVeil shown={closing} words="正在备份，随后关闭…" />;
}
