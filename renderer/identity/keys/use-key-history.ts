import { useCallback, useEffect, useState } from "react";
import type { IdentityPorts } from "../ports";
import type { KeyHistory } from "./key-ports";

/** Whoever shows it now: what the dialog changes stands on the desk behind it as well. */
const shown = new Set<(history: KeyHistory) => void>();

/** What became of the open seat's keys; `null` until that was read. `look` reads it anew for everyone who shows it. */
export function useKeyHistory(ports: Pick<IdentityPorts, "keys">) {
  const [history, setHistory] = useState<KeyHistory | null>(null);
  const look = useCallback(async () => {
    const read = await ports.keys.history();
    if (!read.ok) return;
    for (const show of shown) show(read.value);
  }, [ports]);
  useEffect(() => {
    shown.add(setHistory);
    void look();
    return () => {
      shown.delete(setHistory);
    };
  }, [look]);
  return { history, look };
}
