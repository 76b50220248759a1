import { useCallback, useRef } from "react";
import type { IncomingFile } from "../identity";
import { useWork, type WorkState } from "../ui";
import { type Outcome, takeFile } from "./intake";
import type { BureauDeskPorts } from "./ports";

/** The files on their way in. */
export interface Intake {
  /** Takes a file in, after those that came before. */
  readonly add: (file: IncomingFile) => void;
  /** Stops the file in hand and forgets those that wait. */
  readonly stop: () => void;
  readonly progress: WorkState | null;
}

/** Takes files in one after another; tells what came of them once none waits any more. */
export function useIntake(ports: BureauDeskPorts, onDone: (outcomes: readonly Outcome[]) => void): Intake {
  const { run, stop, progress } = useWork();
  const waiting = useRef<IncomingFile[]>([]);
  const running = useRef(false);
  const tell = useRef(onDone);
  tell.current = onDone;
  const drain = useCallback(async () => {
    running.current = true;
    const outcomes = await run("正在核验", async ({ onProgress, signal }) => {
      const done: Outcome[] = [];
      for (let file = waiting.current.shift(); file; file = waiting.current.shift()) {
        const { name } = file;
        const left = waiting.current.length;
        const told = (state: WorkState) =>
          onProgress({
            ...state,
            stage: `${state.stage}“${name}”${left > 0 ? `，后面还有 ${left} 个文件` : ""}`,
          });
        const outcome = await takeFile(ports, file, { onProgress: told, signal });
        if (outcome) done.push(outcome);
        if (signal.aborted) waiting.current = [];
      }
      return done;
    });
    running.current = false;
    if (outcomes) tell.current(outcomes);
  }, [run, ports]);
  const add = useCallback(
    (file: IncomingFile) => {
      waiting.current.push(file);
      if (!running.current) void drain();
    },
    [drain],
  );
  return { add, stop, progress };
}
