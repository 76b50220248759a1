import { useEffect, useState } from "react";
import type { BackupPorts, KeptBackup } from "../ports";

/** The backups that the program made by itself, the newest first; `null` until they are known. */
export function useKeptBackups(ports: BackupPorts): readonly KeptBackup[] | null {
  const [kept, setKept] = useState<readonly KeptBackup[] | null>(null);
  useEffect(() => {
    let isHere = true;
    void ports.kept().then((backups) => isHere && setKept(backups));
    return () => {
      isHere = false;
    };
  }, [ports]);
  return kept;
}
