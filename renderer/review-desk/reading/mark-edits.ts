import type { Annotation } from "../../../shared/domain/annotation";
import { citationsOf, type ReviewDraft } from "../../../shared/domain/draft";
import { putAnnotation, removeAnnotations } from "../../../shared/domain/edits";
import type { Edit } from "../../../shared/domain/history";
import type { MarkChange } from "../../viewer";

/** Where ids and times of marks come from. */
export interface MarkClock {
  /** ISO 8601 with zone. */
  now(): string;
  /** A new UUID in lower case. */
  newId(): string;
}

/** The edits of one gesture, one entry of the history, and the ids of what it made. */
export interface MarkEdits {
  readonly edits: readonly Edit[];
  readonly createdIds: readonly string[];
}

/** What the viewer tells about marks as edits: new marks get their id and time, changed ones their time. */
export function markEdits(draft: ReviewDraft, changes: readonly MarkChange[], clock: MarkClock): MarkEdits {
  const at = clock.now();
  const edits: Edit[] = [...removeAnnotations(draft, deletedIds(changes))];
  const createdIds: string[] = [];
  for (const change of changes) {
    if (change.kind === "create") {
      const annotation: Annotation = { ...change.created, id: clock.newId(), created: at };
      createdIds.push(annotation.id);
      edits.push(putAnnotation(draft, annotation));
    }
    // One that was deleted meanwhile does not come back by a change that was still on its way.
    if (change.kind === "change" && draft.annotations[change.changed.id])
      edits.push(putAnnotation(draft, { ...change.changed, modified: at }));
  }
  return { edits, createdIds };
}

/** The ids of what a gesture deletes. */
export function deletedIds(changes: readonly MarkChange[]): readonly string[] {
  return changes.flatMap((change) => (change.kind === "delete" ? [change.id] : []));
}

/** How often the annotations are cited, all together. */
export function citationCount(draft: ReviewDraft, ids: readonly string[]): number {
  return ids.reduce((count, id) => {
    const { gateIds, criterionIds } = citationsOf(draft, id);
    return count + gateIds.length + criterionIds.length;
  }, 0);
}

/** What to say after a deletion; `cited` is how many citations went with it. */
export function deletedWords(count: number, cited: number): string {
  const done = count === 1 ? "已删除批注" : `已删除 ${count} 处批注`;
  return cited === 0 ? `${done}。` : `${done}，引用的 ${cited} 处依据一并取消。`;
}
