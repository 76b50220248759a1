import { useEffect } from "react";
import { useViewerShortcuts } from "../active-viewer";
import { markSelected } from "./mark-selected";
import { selectedRange, selectedWords, unselect } from "./selected-text";
import type { TextPressInput } from "./use-text-press";

/** What is done with selected text by keys: highlight it, let go of it. Copying is the engine's, its words put right. */
export function useTextKeys(input: TextPressInput & { readonly readOnly: boolean }): void {
  const { session, scroller, readOnly } = input;
  const isSelected = () => selectedRange(scroller.current?.element ?? null) !== null;
  useViewerShortcuts(session, [
    {
      keys: "H",
      does: "把选中的文字划线",
      when: () => !readOnly && isSelected(),
      run: () => markSelected(input),
    },
    {
      keys: "Escape",
      does: "不再选中文字",
      when: isSelected,
      run: () => unselect(scroller.current?.element ?? null),
    },
  ]);
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      if (!selectedRange(scroller.current?.element ?? null) || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", selectedWords());
      event.preventDefault();
    };
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, [scroller]);
}
