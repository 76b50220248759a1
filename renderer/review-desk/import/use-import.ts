import { useEffect, useState } from "react";
import type { Refusal } from "../../../shared/refusal";
import type { IncomingFile, Progress } from "../../identity/ports";
import type { ImportedTask, ImportOutcome, ReviewDeskPorts, TaskChoice } from "../ports";

/** The question for a package's passphrase. */
export interface PassphraseQuestion {
  /** How often it was asked before: each time the answer was wrong. */
  readonly wrong: number;
  /** Whether the answer is being tried. */
  readonly trying: boolean;
  readonly answer: (passphrase: string) => void;
  readonly giveUp: () => void;
}

/** The question which of two packages counts. */
export interface ChoiceQuestion {
  readonly choice: TaskChoice;
  readonly answer: (chosen: "keep" | "take") => void;
  readonly giveUp: () => void;
}

/** What an import is at. */
export type ImportStep =
  | { readonly at: "working"; readonly progress: Progress }
  | { readonly at: "asking"; readonly question: PassphraseQuestion }
  | { readonly at: "choosing"; readonly question: ChoiceQuestion }
  /** `asked`: a passphrase opened it, so that no key in it is for this seat. */
  | { readonly at: "done"; readonly outcome: ImportOutcome; readonly asked: boolean }
  | { readonly at: "refused"; readonly refusal: Refusal };

const preparing: ImportStep = { at: "working", progress: { done: 0, total: 0, stage: "正在准备" } };

/** Asks for the passphrase by showing the question; leaving the import answers it. */
function asker(show: (step: ImportStep) => void, signal: AbortSignal) {
  let asked = 0;
  const ask = () =>
    new Promise<string | null>((resolve) => {
      const question: PassphraseQuestion = {
        wrong: asked++,
        trying: false,
        answer: (passphrase) => {
          show({ at: "asking", question: { ...question, trying: true } });
          resolve(passphrase);
        },
        giveUp: () => resolve(null),
      };
      signal.addEventListener("abort", question.giveUp, { once: true });
      show({ at: "asking", question });
    });
  return { ask, wasAsked: () => asked > 0 };
}

const settling: ImportStep = { at: "working", progress: { done: 0, total: 0, stage: "正在按您的决定办理" } };

/** Asks which package counts by showing both; leaving the import answers it. */
function chooser(show: (step: ImportStep) => void, signal: AbortSignal) {
  return (choice: TaskChoice) =>
    new Promise<"keep" | "take" | null>((resolve) => {
      const answer = (chosen: "keep" | "take") => {
        show(settling);
        resolve(chosen);
      };
      const giveUp = () => resolve(null);
      signal.addEventListener("abort", giveUp, { once: true });
      show({ at: "choosing", question: { choice, answer, giveUp } });
    });
}

/** Runs the import once for each file. Leaving stops it. */
export function useImport(
  file: IncomingFile,
  ports: ReviewDeskPorts,
  { onImported, onKept }: { readonly onImported: (task: ImportedTask) => void; readonly onKept: () => void },
) {
  const [step, setStep] = useState<ImportStep>(preparing);
  const [stop, setStop] = useState<AbortController | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is imported once, whatever else is rendered anew
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let left = false;
    setStop(controller);
    const show = (next: ImportStep) => {
      if (!signal.aborted) setStep(next);
    };
    const onProgress = (progress: Progress) => show({ at: "working", progress });
    const { ask, wasAsked } = asker(show, signal);
    const options = { onProgress, signal, askPassphrase: ask, askChoice: chooser(show, signal) };
    void ports.importTask(file, options).then((result) => {
      if (left) return;
      if (!result.ok) return setStep({ at: "refused", refusal: result.refusal });
      setStep({ at: "done", outcome: result.value, asked: wasAsked() });
      if (result.value.kind === "task") onImported(result.value);
      if (result.value.kind === "kept") onKept();
    });
    return () => {
      left = true;
      controller.abort();
    };
  }, [file, ports, attempt]);
  const again = () => {
    setStep(preparing);
    setAttempt(attempt + 1);
  };
  return { step, cancel: () => stop?.abort(), again };
}
