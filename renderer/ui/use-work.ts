import { useCallback, useEffect, useRef, useState } from "react";
import type { WorkState } from "./work-progress";

/** What a task is given: a place to tell its progress, and a signal that it was stopped. */
export interface WorkOptions {
  readonly onProgress: (progress: WorkState) => void;
  readonly signal: AbortSignal;
}

export interface Work {
  readonly busy: boolean;
  /** Set once the work takes longer than 0.4 s: from then on it is worth showing. */
  readonly progress: WorkState | null;
  /** Runs a task; gives what it gives, or `undefined` when the place was left meanwhile. What it throws reaches the error boundary. */
  run<T>(stage: string, task: (options: WorkOptions) => Promise<T>): Promise<T | undefined>;
  stop(): void;
}

const worthShowing = 400;

interface Running {
  readonly control: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** One piece of work at a time with its progress. Leaving the place stops it. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<WorkState>({ done: 0, total: 0, stage: "" });
  const [slow, setSlow] = useState(false);
  const [thrown, setThrown] = useState<{ readonly error: unknown }>();
  const running = useRef<Running>(null);
  if (thrown) throw thrown.error;

  const stop = useCallback(() => running.current?.control.abort(), []);
  useEffect(() => stop, [stop]);

  const run = useCallback(
    async <T>(stage: string, task: (options: WorkOptions) => Promise<T>) => {
      stop();
      const control = new AbortController();
      const own: Running = { control, timer: setTimeout(() => setSlow(true), worthShowing) };
      running.current = own;
      setBusy(true);
      setSlow(false);
      setProgress({ done: 0, total: 0, stage });
      const onProgress = (next: WorkState) => running.current === own && setProgress(next);
      try {
        const value = await task({ onProgress, signal: control.signal });
        return running.current === own ? value : undefined;
      } catch (error) {
        setThrown({ error });
        return undefined;
      } finally {
        clearTimeout(own.timer);
        if (running.current === own) {
          running.current = null;
          setBusy(false);
          setSlow(false);
        }
      }
    },
    [stop],
  );

  return { busy, progress: busy && slow ? progress : null, run, stop };
}
