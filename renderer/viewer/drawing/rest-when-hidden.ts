import type { OpenedDocument } from "../document/opened-document";
import type { PageDrawer } from "./page-drawer";

/** After this time out of sight the decoders give back what they keep too, in milliseconds. */
const longHidden = 60_000;

/** What the screen tells of its being seen. */
export interface Sight {
  readonly hidden: boolean;
  addEventListener(type: "visibilitychange", listener: () => void): void;
  removeEventListener(type: "visibilitychange", listener: () => void): void;
}

/**
 * Gives memory back while nobody looks: pages out of sight at once, what the document and the decoders keep after a
 * minute. `back` is called when somebody looks again. Returns what ends it.
 */
export function restWhenHidden(
  drawer: PageDrawer,
  document: OpenedDocument,
  back: () => void,
  sight: Sight = globalThis.document,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    if (!sight.hidden) {
      back();
      return;
    }
    drawer.giveBack();
    timer = setTimeout(() => document.forget?.(), longHidden);
  };
  sight.addEventListener("visibilitychange", changed);
  return () => {
    clearTimeout(timer);
    sight.removeEventListener("visibilitychange", changed);
  };
}
