import { createStore, type StoreApi } from "zustand/vanilla";
import type { Application } from "../../../shared/domain/application";
import { emptyDraft, type ReviewDraft } from "../../../shared/domain/draft";
import {
  type ChangeEntry,
  type Edit,
  type History,
  openHistory,
  recordEdits,
  recordPoint,
  redo,
  type Step,
  undo,
} from "../../../shared/domain/history";
import { editsTo } from "../../../shared/domain/restoring";
import type { Round } from "../../../shared/domain/round";
import { scoringProgress } from "../../../shared/rules/scoring";
import type { ReviewDeskPorts, SealedReview, StoredReview } from "../ports";
import { makePendingTexts, type PendingTexts } from "./pending-texts";
import { makeSaveQueue, type SaveState } from "./save-queue";

/** What is kept of an open review; whatever follows from it is computed where it shows. */
export interface ReviewState {
  readonly history: History;
  readonly save: SaveState;
  /** The sealed form, while the review is sealed and thereby read-only. */
  readonly sealed: SealedReview | null;
}

/** One application's review while it is on screen. */
export interface OpenReview {
  readonly packageId: string;
  readonly round: Round;
  readonly application: Application;
  /** Whether a newer revision took over: then nothing here is written any more, sealed or not. */
  readonly superseded: boolean;
  readonly store: StoreApi<ReviewState>;
  readonly texts: PendingTexts;
  /** ISO 8601 with zone, of now. */
  now(): string;
  /** The draft as it is now, for code that runs on an event. */
  draft(): ReviewDraft;
  /** Records edits as one entry and saves it at once. No edits, or a review that is read only: nothing happens. */
  change(edits: readonly Edit[]): void;
  /**
   * Brings an earlier draft back, that after the entry `seq`, as one entry that can be undone like any other. `false`
   * where it is what stands there, or the review is read only.
   */
  goBackTo(earlier: ReviewDraft, seq: number): boolean;
  /** Gives what stands there now, typed text included, a name; an entry that changes nothing. Not where it is read only. */
  keepPoint(name: string): void;
  /** Makes typed text an entry, then takes the newest entry back. Returns the entry taken back, `null` where there is none. */
  undo(): ChangeEntry | null;
  /** Does what was taken back last again. Returns that entry, `null` where there is none. */
  redo(): ChangeEntry | null;
  retry(): void;
  /** Commits typed text and waits for the store: `true` when everything is stored. */
  flush(): Promise<boolean>;
}

/** What opening a review starts from. `savedAt` is when its last entry was stored, ISO 8601. */
export interface ReviewToOpen {
  readonly ports: Pick<ReviewDeskPorts, "now" | "appendEntries">;
  readonly packageId: string;
  readonly round: Round;
  readonly application: Application;
  readonly stored: StoredReview;
  readonly savedAt: string | null;
  readonly superseded?: boolean;
}

/** Replays the stored log and makes the review that the workspace works on. Throws where the log is not whole. */
export function openReview({
  ports,
  packageId,
  round,
  application,
  stored,
  savedAt,
  superseded = false,
}: ReviewToOpen): OpenReview {
  const store = createStore<ReviewState>(() => ({
    history: openHistory(emptyDraft(round), stored.entries),
    save: { state: "saved", at: savedAt ?? stored.entries.at(-1)?.at ?? null },
    sealed: stored.sealed,
  }));
  const texts = makePendingTexts();
  const draft = () => store.getState().history.draft;
  const standing = () => {
    const { scored, points } = scoringProgress(round, draft());
    return { scored, points: scored === 0 ? null : points };
  };
  const queue = makeSaveQueue(
    (entries) => ports.appendEntries(packageId, application.id, entries, standing()),
    (save) => store.setState({ save }),
  );

  function take(step: Step | null): ChangeEntry | null {
    if (!step) return null;
    // Said before the queue says so itself, so that "saved" never stands beside a change that is not.
    store.setState({ history: step.history, save: { state: "saving" } });
    queue.push(step.entry);
    return step.entry;
  }

  const isReadOnly = () => superseded || store.getState().sealed !== null;
  const move = (how: typeof undo, from: "undoable" | "redoable") => {
    texts.commitAll();
    const { history } = store.getState();
    const moved = history[from].at(-1) ?? null;
    return isReadOnly() || !take(how(history, ports.now())) ? null : moved;
  };

  return {
    packageId,
    round,
    application,
    superseded,
    store,
    texts,
    now: () => ports.now(),
    draft,
    change(edits) {
      if (edits.length === 0 || isReadOnly()) return;
      take(recordEdits(store.getState().history, edits, ports.now()));
    },
    goBackTo(earlier, seq) {
      texts.commitAll();
      const edits = editsTo(draft(), earlier);
      if (edits.length === 0 || isReadOnly()) return false;
      take(recordEdits(store.getState().history, edits, ports.now(), seq));
      return true;
    },
    keepPoint(name) {
      texts.commitAll();
      if (!isReadOnly()) take(recordPoint(store.getState().history, name, ports.now()));
    },
    undo: () => move(undo, "undoable"),
    redo: () => move(redo, "redoable"),
    retry: () => queue.retry(),
    flush() {
      texts.commitAll();
      return queue.settled();
    },
  };
}
