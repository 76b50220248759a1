import { useCallback, useEffect, useState } from "react";
import type { BureauDeskPorts, Ledger } from "../ports";

/** The ledger as it was read last, `null` before; what it throws reaches the error boundary. */
export interface LedgerState {
  readonly ledger: Ledger | null;
  readonly read: () => Promise<void>;
}

/** Reads the ledger, and again each time `changes` counts up. */
export function useLedger(ports: BureauDeskPorts, changes: number): LedgerState {
  const [ledger, setLedger] = useState<Ledger | null>(null);
  const [thrown, setThrown] = useState<{ readonly error: unknown }>();
  if (thrown) throw thrown.error;
  const read = useCallback(async () => {
    try {
      setLedger(await ports.ledger());
    } catch (error) {
      setThrown({ error });
    }
  }, [ports]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change asks for reading anew
  useEffect(() => void read(), [read, changes]);
  return { ledger, read };
}
