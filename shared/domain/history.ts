import type { Annotation } from "./annotation";
import type { GateDraft, ReviewDraft, ScoreDraft } from "./draft";

/** One reversible step: what a part of the draft was and what it became. `null` is "not there". */
export type Edit =
  | { readonly on: "gate"; readonly id: string; readonly before: GateDraft; readonly after: GateDraft }
  | { readonly on: "score"; readonly id: string; readonly before: ScoreDraft; readonly after: ScoreDraft }
  | { readonly on: "recommendation" | "opinion"; readonly before: string; readonly after: string }
  | {
      readonly on: "annotation";
      readonly id: string;
      readonly before: Annotation | null;
      readonly after: Annotation | null;
    };

/**
 * One entry of a review's history. `edits` belong together and are undone together. An `undo` or `redo` names in
 * `target` the entry it took back or did again; its own edits say what that changed, so that replaying the log
 * forward always gives the draft.
 */
export interface ChangeEntry {
  readonly version: 1;
  /** 1 for the first entry of a review, without gaps. */
  readonly seq: number;
  /** ISO 8601 with zone. */
  readonly at: string;
  /** A `point` changes nothing and is not undone: somebody gave what stood there a name, to find it again. */
  readonly kind: "edit" | "undo" | "redo" | "point";
  /** Of a point alone. */
  readonly name?: string | undefined;
  readonly target: number | null;
  /** The entry whose state was brought back, of an edit that went back to a version; 0 is the untouched sheet. */
  readonly restores?: number | undefined;
  readonly edits: readonly Edit[];
}

/** A draft with the log that made it. `undoable` and `redoable` end with the entry that comes next. */
export interface History {
  readonly draft: ReviewDraft;
  readonly lastSeq: number;
  readonly undoable: readonly ChangeEntry[];
  readonly redoable: readonly ChangeEntry[];
}

/** What a change gives: the new history and the entry to store. */
export interface Step {
  readonly history: History;
  readonly entry: ChangeEntry;
}

/**
 * Replays a stored log over an empty draft. Throws where the log is not whole and in the order of `seq`: a draft made
 * from part of it would look like the expert's own.
 */
export function openHistory(empty: ReviewDraft, entries: readonly ChangeEntry[]): History {
  const stacks: Stacks = { undoable: [], redoable: [] };
  let lastSeq = 0;
  for (const entry of entries) {
    checkNext(lastSeq, entry);
    restack(stacks, entry);
    lastSeq = entry.seq;
  }
  // All edits at once: thousands of marks, each added to a copy of all before it, would take seconds.
  const draft = applyEdits(
    empty,
    entries.flatMap(({ edits }) => edits),
  );
  return { draft, lastSeq, ...stacks };
}

/**
 * Records a change made by hand. What could be redone before is gone, as everywhere. `restores` names the entry whose
 * state the edits bring back.
 */
export function recordEdits(history: History, edits: readonly Edit[], at: string, restores?: number): Step {
  const entry: ChangeEntry = {
    ...{ version: 1, seq: history.lastSeq + 1, at, kind: "edit", target: null },
    ...(restores === undefined ? {} : { restores }),
    edits,
  };
  return advance(history, entry);
}

/** The longest name of a point, in UTF-16 units. */
export const longestPointName = 60;

/** Gives what stands there a name. What can be undone and redone stays as it is. */
export function recordPoint(history: History, name: string, at: string): Step {
  const seq = history.lastSeq + 1;
  return advance(history, { version: 1, seq, at, kind: "point", name, target: null, edits: [] });
}

/** Takes back the newest change, or `null` where there is none. */
export function undo(history: History, at: string): Step | null {
  const target = history.undoable.at(-1);
  if (!target) return null;
  const edits = [...target.edits].reverse().map(invert);
  return advance(history, {
    version: 1,
    seq: history.lastSeq + 1,
    at,
    kind: "undo",
    target: target.seq,
    edits,
  });
}

/** Does the change that was taken back last again, or `null` where there is none. */
export function redo(history: History, at: string): Step | null {
  const target = history.redoable.at(-1);
  if (!target) return null;
  return advance(history, {
    version: 1,
    seq: history.lastSeq + 1,
    at,
    kind: "redo",
    target: target.seq,
    edits: target.edits,
  });
}

function advance(history: History, entry: ChangeEntry): Step {
  return { history: replay(history, entry), entry };
}

function replay(history: History, entry: ChangeEntry): History {
  checkNext(history.lastSeq, entry);
  const stacks: Stacks = { undoable: [...history.undoable], redoable: [...history.redoable] };
  restack(stacks, entry);
  return { draft: applyEdits(history.draft, entry.edits), lastSeq: entry.seq, ...stacks };
}

interface Stacks {
  readonly undoable: ChangeEntry[];
  readonly redoable: ChangeEntry[];
}

function checkNext(lastSeq: number, entry: ChangeEntry): void {
  if (entry.seq !== lastSeq + 1) throw new Error(`history entry with seq ${entry.seq} follows ${lastSeq}`);
}

function restack({ undoable, redoable }: Stacks, entry: ChangeEntry): void {
  if (entry.kind === "point") return;
  if (entry.kind === "edit") {
    undoable.push(entry);
    redoable.length = 0;
    return;
  }
  const [from, to] = entry.kind === "undo" ? [undoable, redoable] : [redoable, undoable];
  const moved = from.pop();
  if (moved?.seq !== entry.target)
    throw new Error(`history entry ${entry.seq} names ${entry.target}, not ${moved?.seq}`);
  to.push(moved);
}

function invert(edit: Edit): Edit {
  return { ...edit, before: edit.after, after: edit.before } as Edit;
}

/**
 * The draft after edits, in their order. An edit says the whole new value of its part. However many annotations change,
 * they are copied once; where none does, they stay the same object.
 */
export function applyEdits(draft: ReviewDraft, edits: readonly Edit[]): ReviewDraft {
  let annotations: Record<string, Annotation> | null = null;
  let rest = draft;
  for (const edit of edits) {
    if (edit.on !== "annotation") {
      rest = applyToSheet(rest, edit);
      continue;
    }
    annotations ??= { ...draft.annotations };
    if (edit.after) annotations[edit.id] = edit.after;
    else delete annotations[edit.id];
  }
  return annotations ? { ...rest, annotations } : rest;
}

/** The draft after one edit. */
export function applyEdit(draft: ReviewDraft, edit: Edit): ReviewDraft {
  return applyEdits(draft, [edit]);
}

function applyToSheet(draft: ReviewDraft, edit: Exclude<Edit, { on: "annotation" }>): ReviewDraft {
  switch (edit.on) {
    case "gate":
      return { ...draft, gates: { ...draft.gates, [edit.id]: edit.after } };
    case "score":
      return { ...draft, scores: { ...draft.scores, [edit.id]: edit.after } };
    case "recommendation":
      return { ...draft, recommendation: edit.after };
    case "opinion":
      return { ...draft, opinion: edit.after };
  }
}
