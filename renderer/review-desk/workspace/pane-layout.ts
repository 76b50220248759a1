import { useSyncExternalStore } from "react";

/**
 * How the three panes lie: side by side; with the materials as a strip; or with the sheet as a drawer over the scan.
 * The widths are CSS pixels, so a larger text size folds the panes as a narrower window does.
 */
export type PaneLayout = "wide" | "strip" | "drawer";

const folds = { strip: "(width < 1100px)", drawer: "(width < 900px)" };

/** The layout for the window as it is now; while a form is laid out for paper, which is narrow, as it was before. */
export function usePaneLayout(): PaneLayout {
  return useSyncExternalStore(listen, current);
}

let onScreen: PaneLayout = "wide";

function current(): PaneLayout {
  // Panes that fold take what is open in them away, the dialog that prints among it.
  if (!matchMedia("print").matches) onScreen = layoutNow();
  return onScreen;
}

function layoutNow(): PaneLayout {
  if (matchMedia(folds.drawer).matches) return "drawer";
  return matchMedia(folds.strip).matches ? "strip" : "wide";
}

function listen(changed: () => void): () => void {
  const queries = Object.values(folds).map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
