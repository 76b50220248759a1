import { useCallback, useEffect, useState } from "react";
import type { IdentityPorts } from "../ports";

/** The wait before a seat's next passphrase, as it goes by. */
export interface Wait {
  /** Whole seconds that are left; 0 where nobody has to wait. */
  readonly seconds: number;
  /** Asks anew, after a wrong passphrase. */
  readonly look: () => Promise<void>;
}

/** How long a seat's next passphrase waits after wrong ones. */
export function useWait(ports: Pick<IdentityPorts, "unlockWait">, seatId: string): Wait {
  const [seconds, setSeconds] = useState(0);
  const look = useCallback(
    async () => setSeconds(Math.ceil((await ports.unlockWait(seatId)) / 1000)),
    [ports, seatId],
  );
  useEffect(() => void look(), [look]);
  useEffect(() => {
    if (seconds === 0) return;
    // The worker's clock decides: what is shown here only counts along, and asks at the end.
    const timer = setTimeout(() => (seconds > 1 ? setSeconds(seconds - 1) : void look()), 1000);
    return () => clearTimeout(timer);
  }, [seconds, look]);
  return { seconds, look };
}

/** What a passphrase field says while it has to wait. */
export const waitWords = (seconds: number) => `口令连续输错了几次，请等 ${seconds} 秒再输入。`;
