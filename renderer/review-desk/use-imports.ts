import { useCallback, useEffect, useState } from "react";
import type { IncomingFile, IncomingFiles } from "../identity";
import type { ReviewDeskPorts } from "./ports";

/** The files on their way in, one at a time. */
export interface Imports {
  readonly file: IncomingFile | null;
  /** Asks for a file with the system's dialog. */
  readonly choose: () => void;
  /** Done with the file in hand. */
  readonly done: () => void;
}

/** Collects files from button, drop and double click: all three go the same way. */
export function useImports(ports: ReviewDeskPorts, incoming: IncomingFiles): Imports {
  const [files, setFiles] = useState<readonly IncomingFile[]>([]);
  const add = useCallback((file: IncomingFile) => setFiles((waiting) => [...waiting, file]), []);
  useEffect(() => incoming.subscribe(add), [incoming, add]);
  return {
    file: files[0] ?? null,
    choose: () => void ports.chooseFile().then((file) => file && add(file)),
    done: () => setFiles((waiting) => waiting.slice(1)),
  };
}
