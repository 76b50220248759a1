import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useShortcuts } from "../../ui/shortcuts";
import { useToasts } from "../../ui/toasts";
import type { ReviewDeskPorts } from "../ports";
import { useReadOnly, useReview } from "../review";
import { type Caret, focusAt, insertInto, nowOnScreen, type PhraseTarget, targetOf } from "./insertion";
import { PhrasesDialog } from "./phrases-dialog";

/** Opens the phrases for a field, or for the one that had the focus last. */
type OpenPhrases = (element?: HTMLTextAreaElement | null) => void;

const Context = createContext<OpenPhrases>(() => {});

/** How the phrases are opened by a button. */
export const usePhrases = (): OpenPhrases => useContext(Context);

/** The key that opens the phrases. */
export const phrasesKeys = "Alt+Y";

interface PhrasesProviderProps {
  readonly ports: Pick<ReviewDeskPorts, "phrases" | "savePhrases" | "newId">;
  readonly children: ReactNode;
}

/** 常用语 in a workspace: the dialog, the key that opens it, and where the phrase chosen goes. */
export function PhrasesProvider({ ports, children }: PhrasesProviderProps) {
  const review = useReview();
  const readOnly = useReadOnly();
  const toasts = useToasts();
  const lastField = useLastField();
  const [shown, setShown] = useState<{ readonly target: PhraseTarget | null } | null>(null);
  const inserted = useRef<{ readonly target: PhraseTarget; readonly caret: Caret } | null>(null);
  const open = useCallback<OpenPhrases>(
    (element) => {
      // A phrase is an entry of its own: what was typed before it stays when it is taken back.
      review.texts.commitAll();
      const asked = element ?? document.activeElement;
      setShown({ target: targetOf(asked) ?? targetOf(lastField.current) });
    },
    [review, lastField],
  );
  useShortcuts("常用语", [
    { keys: phrasesKeys, does: "插入常用语", inText: true, when: () => !readOnly, run: () => open() },
  ]);
  useEffect(() => {
    const done = inserted.current;
    if (shown || !done) return;
    inserted.current = null;
    focusAt(done.target, done.caret);
  }, [shown]);
  const insert = (asked: PhraseTarget, text: string) => {
    const target = nowOnScreen(asked);
    if (!target)
      return void toasts.show({ tone: "warn", text: "要插入的文字栏不在屏幕上，请先打开评审表。" });
    inserted.current = { target, caret: insertInto(target, text) };
    review.texts.commitAll();
    setShown(null);
  };
  return (
    <Context.Provider value={open}>
      {children}
      {shown && (
        <PhrasesDialog ports={ports} target={shown.target} onInsert={insert} onClose={() => setShown(null)} />
      )}
    </Context.Provider>
  );
}

/** The last text field that takes phrases and had the focus: a click on a button takes it away. */
function useLastField() {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && targetOf(target)) last.current = target;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, []);
  return last;
}
