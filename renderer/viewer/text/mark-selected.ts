import type { MarkChange } from "../props";
import { selectedPassages, unselect } from "./selected-text";
import type { TextPressInput } from "./use-text-press";

/** Makes marks of the selected text of a viewer, one a page and all one step, and lets go of the selection. */
export function markSelected(input: TextPressInput): void {
  const { source, document, session, scroller, meaning, onMarks } = input;
  const element = scroller.current?.element;
  if (!element) return;
  const pages = [...element.querySelectorAll<HTMLElement>(".viewer-text")].map((layer) =>
    Number(layer.dataset.textPage),
  );
  // Pages that are on screen are known: they come at once, and the selection is still as it was.
  Promise.all(pages.map(async (page) => [page, (await document.page(page)).box] as const)).then(
    (known) => {
      const boxes = new Map(known);
      const { turns } = session.getState();
      const found = selectedPassages(element, (page) => {
        const box = boxes.get(page);
        return box ? { box, turn: turns[page] ?? 0 } : null;
      });
      unselect(element);
      const { materialId } = source;
      const created = found.map(({ page, mark }): MarkChange => {
        return { kind: "create", created: { materialId, page, mark, meaning, text: "" } };
      });
      if (created.length > 0) onMarks(created);
    },
    (error: unknown) => console.error("the selected text could not be marked", error),
  );
}
