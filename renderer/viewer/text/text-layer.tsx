import { type CSSProperties, useEffect, useRef } from "react";
import { pdfjs } from "react-pdf";
import { shownTurn } from "../../../shared/annotation/geometry";
import type { OpenedDocument } from "../document/opened-document";
import { drawQueue } from "../drawing/shared-queue";
import type { Tool } from "../props";
import type { ShownPage } from "../scroller/page-scroller";
import { type ShownText, textContentOf } from "./text-content";
import "./text-layer.css";

export interface TextLayerProps {
  readonly document: OpenedDocument;
  readonly shown: ShownPage;
}

/** Whether a tool works with text: it is only laid out for these. */
export function worksWithText(tool: Tool): boolean {
  return tool === "hand" || tool === "highlight";
}

/** Letters, unseen, where a page shows its own, so that they can be selected. It follows zoom without being made anew. */
export function TextLayer({ document, shown }: TextLayerProps) {
  const { page, box, turn, scale } = shown;
  const host = useRef<HTMLDivElement>(null);
  const rotation = shownTurn({ box, turn });
  useEffect(() => {
    let current = true;
    let layer: InstanceType<typeof pdfjs.TextLayer> | null = null;
    const build = ({ page: proxy, content }: ShownText) => {
      const element = host.current;
      if (!current || !element) return;
      const viewport = proxy.getViewport({ scale: 1, rotation });
      element.style.setProperty("--user-unit", String(proxy.userUnit));
      layer = new pdfjs.TextLayer({ textContentSource: content, container: element, viewport });
      layer.render().then(
        // What is copied over two pages begins a new line with the second.
        () => current && element.append(globalThis.document.createElement("br")),
        (error: unknown) => {
          if (current) console.error(`the text of page ${page} could not be laid out`, error);
        },
      );
    };
    const cancel = whenIdle(() => {
      textContentOf(document, page).then(
        (text) => text && build(text),
        (error: unknown) => console.error(`the text of page ${page} could not be read`, error),
      );
    });
    const element = host.current;
    return () => {
      current = false;
      cancel();
      layer?.cancel();
      element?.replaceChildren();
    };
  }, [document, page, rotation]);
  const style = { "--total-scale-factor": `calc(${scale} * var(--user-unit, 1))` } as CSSProperties;
  return <div ref={host} className="viewer-text" translate="no" data-text-page={page} style={style} />;
}

/** How long a page stays before its text is asked for, in milliseconds: pages that only pass by have theirs left alone. */
const rest = 200;
/** So often it waits again while pages are drawn; small pictures of hundreds of pages take longer than anybody waits. */
const mostRests = 5;

/** Runs something once nothing is being drawn, or after a second. Returns a function that gives it up. */
function whenIdle(run: () => void): () => void {
  let rests = 0;
  let timer = setTimeout(look, rest);
  function look() {
    rests += 1;
    if (drawQueue.busy && rests < mostRests) timer = setTimeout(look, rest);
    else run();
  }
  return () => clearTimeout(timer);
}
