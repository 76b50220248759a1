import { useEffect } from "react";
import type { OpenedDocument } from "../document/opened-document";
import type { MaterialSource } from "../source";
import { previewsOf } from "./previews";

/** Begun at the latest after so long, in milliseconds, whether or not the first page could be drawn. */
const longestWait = 3_000;

/** Reads and makes the small pictures of an open document once its first page is drawn. */
export function usePreviews(source: MaterialSource, document: OpenedDocument, firstDrawn: boolean): void {
  useEffect(() => {
    let end = () => {};
    const begin = () => {
      end = previewsOf(document).open(source.previews ?? null);
    };
    const timer = setTimeout(begin, firstDrawn ? 0 : longestWait);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [source, document, firstDrawn]);
}
