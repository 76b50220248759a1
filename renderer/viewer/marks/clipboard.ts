import { createStore } from "zustand/vanilla";
import { moveTogether } from "../../../shared/annotation/marks";
import type { Annotation, Mark, Meaning } from "../../../shared/domain/annotation";
import type { NewMark } from "../props";

/** How far a copy lies from what it was copied from, in percent of the page. */
const offset = 2;

interface Page {
  readonly materialId: string;
  readonly page: number;
}

/** Marks that were copied, and where to. `pasted` counts the copies put on the page they came from. */
export interface Clip {
  readonly items: readonly { readonly mark: Mark; readonly meaning: Meaning; readonly text: string }[];
  readonly from: Page;
  readonly pasted: number;
}

/** What was copied last. It never leaves the program, and ends with the seat (`closeAll`). */
export const clipboard = createStore<{ readonly clip: Clip | null }>(() => ({ clip: null }));

/** Copies of marks; `cut` for marks that are taken away, whose first copy may lie where they were. */
export function clipOf(annotations: readonly Annotation[], cut = false): Clip | null {
  const [first] = annotations;
  if (!first) return null;
  const items = annotations.map(({ mark, meaning, text }) => ({ mark, meaning, text }));
  return { items, from: { materialId: first.materialId, page: first.page }, pasted: cut ? -1 : 0 };
}

/**
 * The marks that a paste puts on a page, and the clip for the next paste. On another page than their own they lie where
 * they lay; on their own a little aside each time, so that nobody takes a copy for the mark below it.
 */
export function paste(clip: Clip, to: Page): { readonly created: readonly NewMark[]; readonly clip: Clip } {
  const isOwn = to.materialId === clip.from.materialId && to.page === clip.from.page;
  const pasted = isOwn ? clip.pasted + 1 : clip.pasted;
  const by = isOwn ? pasted * offset : 0;
  const marks = moveTogether(
    clip.items.map(({ mark }) => mark),
    { x: by, y: by },
  );
  const created = clip.items.map((item, index) => ({ ...to, ...item, mark: marks[index] ?? item.mark }));
  return { created, clip: { ...clip, pasted } };
}
