import { useCallback, useEffect, useState } from "react";
import type { IdentityPorts } from "../ports";
import type { KeyHistory } from "./key-ports";

/** What became of the open seat's keys; `null` until that was read. */
export function useKeyHistory(ports: Pick<IdentityPorts, "keys">) {
  const [history, setHistory] = useState<KeyHistory | null>(null);
  const look = useCallback(async () => {
    const read = await ports.keys.history();
    if (read.ok) setHistory(read.value);
  }, [ports]);
  useEffect(() => void look(), [look]);
  return { history, look };
}
