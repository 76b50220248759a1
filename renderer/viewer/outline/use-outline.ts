import { useEffect } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { OpenedDocument } from "../document/opened-document";
import type { ViewerSession } from "../session";
import { tellingLabels } from "./page-labels";
import { readOutline } from "./read-outline";

/** Asked for at the latest this long after the first page, in milliseconds, however busy the window is. */
const longestWait = 5_000;

/** Looks for the document's outline and labels once its first page is drawn and the window has nothing else to do. */
export function useOutline(
  session: StoreApi<ViewerSession>,
  document: OpenedDocument,
  firstDrawn: boolean,
): void {
  useEffect(() => {
    if (!firstDrawn) return;
    let current = true;
    const idle = requestIdleCallback(
      () => {
        look(document).then(
          (found) => current && session.setState(found),
          // A comfort: without it the pages are read all the same.
          (error: unknown) => console.warn("the outline could not be read", error),
        );
      },
      { timeout: longestWait },
    );
    return () => {
      current = false;
      cancelIdleCallback(idle);
    };
  }, [session, document, firstDrawn]);
}

async function look(document: OpenedDocument): Promise<Pick<ViewerSession, "outline" | "labels">> {
  if (!document.pdf || (await document.isPlain?.())) return { outline: null, labels: null };
  const pdf = await document.pdf();
  const [outline, labels] = [await readOutline(pdf), await pdf.getPageLabels()];
  return { outline, labels: tellingLabels(labels) };
}
