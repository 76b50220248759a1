import { useCallback, useEffect, useState } from "react";
import { refusalSentence } from "../../shared/refusal";
import type { IncomingFile, IncomingFiles } from "../identity";
import { useToasts } from "../ui/toasts";
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
  const toasts = useToasts();
  const [files, setFiles] = useState<readonly IncomingFile[]>([]);
  const add = useCallback((file: IncomingFile) => setFiles((waiting) => [...waiting, file]), []);
  useEffect(() => incoming.subscribe(add), [incoming, add]);
  const choose = async () => {
    const chosen = await ports.chooseFile();
    if (!chosen.ok) toasts.show({ tone: "error", text: refusalSentence(chosen.refusal) });
    else if (chosen.value) add(chosen.value);
  };
  return {
    file: files[0] ?? null,
    choose: () => void choose(),
    done: () => setFiles((waiting) => waiting.slice(1)),
  };
}
