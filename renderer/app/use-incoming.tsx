import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { refusalSentence } from "../../shared/refusal";
import {
  type CardPreview,
  CompareDialog,
  type IdentityPorts,
  type IncomingFile,
  type IncomingFiles,
} from "../identity";
import { useToasts } from "../ui";
import { fileKind, headLength } from "./file-kind";
import { IncomingQueue } from "./incoming-queue";
import type { ShellPorts } from "./ports";

export interface Incoming {
  /** What the open desk listens to. */
  readonly files: IncomingFiles;
  /** Takes one file in, wherever it came from. */
  readonly take: (file: IncomingFile) => void;
  /** Takes a file chosen by a desk's own button: cards are dealt with here, everything else is given back. */
  readonly sort: (file: IncomingFile) => Promise<IncomingFile | null>;
  /** The name of a file that waits for a seat to be unlocked. */
  readonly waitingName: string | undefined;
  /** Forgets what waits. */
  readonly forget: () => void;
  /** The dialog about a card that came in, if one did. */
  readonly dialog: ReactNode;
  /** Counts the cards accepted here, so that a list of them knows when to read again. */
  readonly accepted: number;
}

/** Whether a seat is open, and where a backup goes while none is. */
interface IncomingPlace {
  readonly open: boolean;
  readonly onBackup: (file: IncomingFile) => void;
}

/**
 * The one way of all files into the program: a card is shown for comparison, everything else goes to the open desk.
 * While no seat is open, files wait.
 */
export function useIncoming(
  identity: IdentityPorts,
  shell: ShellPorts,
  { open, onBackup }: IncomingPlace,
): Incoming {
  const toasts = useToasts();
  const queue = useMemo(() => new IncomingQueue(), []);
  const [waiting, setWaiting] = useState<readonly IncomingFile[]>([]);
  const [card, setCard] = useState<CardPreview | null>(null);
  const [accepted, setAccepted] = useState(0);
  const isOpen = useRef(open);
  isOpen.current = open;

  const sort = useCallback(
    async (file: IncomingFile): Promise<IncomingFile | null> => {
      const kind = await shell.readHead(file, headLength).then(fileKind, () => "unreadable" as const);
      if (kind === "task" || kind === "sealed") return file;
      if (kind === "backup") {
        toasts.show({
          tone: "info",
          text: `“${file.name}”是备份文件。要恢复它，请先锁定，再在解锁页点“从备份恢复”。`,
        });
        return null;
      }
      const seen = kind === "card" ? await identity.previewCard(file) : undefined;
      if (seen?.ok) setCard(seen.value);
      else {
        const code = kind === "unreadable" ? "storage-failed" : "not-a-package";
        toasts.show({ tone: "error", text: refusalSentence(seen?.refusal ?? { code, file: file.name }) });
      }
      return null;
    },
    [identity, shell, toasts],
  );
  const take = useCallback(
    async (file: IncomingFile) => {
      if (!isOpen.current) {
        if (await isBackup(shell, file)) onBackup(file);
        else setWaiting((files) => [...files, file]);
        return;
      }
      const forDesk = await sort(file);
      if (forDesk) queue.push(forDesk);
    },
    [queue, sort, shell, onBackup],
  );
  const forget = useCallback(() => {
    queue.clear();
    setWaiting([]);
    setCard(null);
  }, [queue]);

  useEffect(() => shell.onFileOpened((file) => void take(file)), [shell, take]);
  useEffect(() => {
    if (!open || waiting.length === 0) return;
    setWaiting([]);
    for (const file of waiting) void take(file);
  }, [open, waiting, take]);

  const dialog = (
    <CompareDialog
      card={card}
      ports={identity}
      onClose={() => setCard(null)}
      onAccepted={(taken) => {
        setCard(null);
        setAccepted((count) => count + 1);
        toasts.show({ tone: "ok", text: `已接受${taken.name}的身份卡。` });
      }}
    />
  );
  return { files: queue, take, sort, waitingName: waiting[0]?.name, forget, dialog, accepted };
}

/** Whether a file is a backup; one that cannot be read is not, and is told of once a seat is open. */
async function isBackup(shell: ShellPorts, file: IncomingFile): Promise<boolean> {
  const kind = await shell.readHead(file, headLength).then(fileKind, () => "unreadable" as const);
  return kind === "backup";
}
