import type { ChangeEntry } from "../../../shared/domain/history";
import { type Refusal, type Result, refuse } from "../../../shared/refusal";

/** Whether everything is stored, when last (ISO 8601), or why the store refused. `at` is `null` while nothing was saved. */
export type SaveState =
  | { readonly state: "saved"; readonly at: string | null }
  | { readonly state: "saving" }
  | { readonly state: "failed"; readonly refusal: Refusal };

/** Stores entries; resolves after the commit. */
export type Append = (entries: readonly ChangeEntry[]) => Promise<Result<{ readonly savedAt: string }>>;

/** The entries of one review on their way to the store: in order, one call at a time, nothing dropped on a refusal. */
export interface SaveQueue {
  /** Puts an entry at the end and starts to save it at once. */
  push(entry: ChangeEntry): void;
  /** Tries again what was refused. */
  retry(): void;
  /** Resolves when nothing is on its way: `true` when all is stored, `false` when the store refused. */
  settled(): Promise<boolean>;
}

/**
 * Makes the queue of one review. What is pushed while a call runs goes together in the next one. After a refusal the
 * entries wait; the next push or `retry` tries them again, oldest first.
 */
export function makeSaveQueue(append: Append, onState: (state: SaveState) => void): SaveQueue {
  let waiting: readonly ChangeEntry[] = [];
  let running: Promise<boolean> | null = null;

  async function saveAll(): Promise<boolean> {
    while (waiting.length > 0) {
      const batch = waiting;
      onState({ state: "saving" });
      const result = await attempt(append, batch);
      if (!result.ok) {
        onState({ state: "failed", refusal: result.refusal });
        return false;
      }
      waiting = waiting.slice(batch.length);
      if (waiting.length === 0) onState({ state: "saved", at: result.value.savedAt });
    }
    return true;
  }

  function start(): Promise<boolean> {
    running ??= saveAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    push(entry) {
      waiting = [...waiting, entry];
      void start();
    },
    retry: () => void start(),
    settled: async () => (waiting.length === 0 ? true : start()),
  };
}

/** A store that throws is a store that refused: its entries must wait like any others. */
async function attempt(append: Append, batch: readonly ChangeEntry[]): ReturnType<Append> {
  try {
    return await append(batch);
  } catch (error) {
    return refuse("storage-failed", undefined, String(error));
  }
}
