import { useCallback } from "react";
import { removeAnnotations } from "../../../shared/domain/edits";
import { useToasts } from "../../ui/toasts";
import type { MarkChange } from "../../viewer";
import { useReview } from "../review";
import {
  citationCount,
  deletedIds,
  deletedWords,
  type MarkClock,
  type MarkEdits,
  markEdits,
} from "./mark-edits";
import { useReading } from "./reading-context";

/**
 * What the viewer tells about marks becomes one entry of the history a gesture. Where it would delete cited marks,
 * nothing happens yet: the reading asks (`DeleteDialog`).
 */
export function useMarks(clock: MarkClock): (changes: readonly MarkChange[]) => void {
  const review = useReview();
  const reading = useReading();
  const commit = useCommitMarks(clock);
  return useCallback(
    (changes) => {
      if (citationCount(review.draft(), deletedIds(changes)) > 0) reading.ask(changes);
      else commit(changes);
    },
    [review, reading, commit],
  );
}

/** Deletes marks as one step of undo; where some are cited, the reading asks first. */
export function useRemoveMarks(): (ids: readonly string[]) => void {
  const review = useReview();
  const reading = useReading();
  const record = useRecordMarks();
  return useCallback(
    (ids) => {
      if (citationCount(review.draft(), ids) > 0)
        reading.ask(ids.map((id): MarkChange => ({ kind: "delete", id })));
      else record({ edits: removeAnnotations(review.draft(), ids), createdIds: [] }, ids);
    },
    [review, reading, record],
  );
}

/** Makes the changes an entry without asking. */
export function useCommitMarks(clock: MarkClock): (changes: readonly MarkChange[]) => void {
  const review = useReview();
  const record = useRecordMarks();
  return useCallback(
    (changes) => record(markEdits(review.draft(), changes, clock), deletedIds(changes)),
    [review, record, clock],
  );
}

/** Makes edits an entry, selects what is new and says what was deleted. */
function useRecordMarks(): (made: MarkEdits, goneIds: readonly string[]) => void {
  const review = useReview();
  const reading = useReading();
  const toasts = useToasts();
  return useCallback(
    ({ edits, createdIds }, goneIds) => {
      const draft = review.draft();
      const gone = goneIds.filter((id) => draft.annotations[id]);
      const cited = citationCount(draft, gone);
      review.change(edits);
      if (createdIds.length > 0) reading.drawn(createdIds);
      if (gone.length === 0) return;
      reading.select(reading.store.getState().selectedIds.filter((id) => !gone.includes(id)));
      const id = toasts.show({
        tone: "info",
        text: deletedWords(gone.length, cited),
        action: { label: "撤销", run: () => void review.undo() },
      });
      // The message offers to take back what was done last: with the next change that is something else.
      const { lastSeq } = review.store.getState().history;
      const stop = review.store.subscribe(({ history }) => {
        if (history.lastSeq === lastSeq) return;
        stop();
        toasts.dismiss(id);
      });
    },
    [review, reading, toasts],
  );
}
