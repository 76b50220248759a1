import { useLayoutEffect, useRef, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { DocumentLoader } from "./document/document-loader";
import { MarkedPages } from "./marked-pages";
import { useMarkKeys } from "./marks/use-mark-keys";
import type { ViewerProps } from "./props";
import type { ScrollerHandle } from "./scroller/page-scroller";
import { sessionOf, type ViewerSession } from "./session";
import { ViewerToolbar } from "./toolbar/viewer-toolbar";
import { usePlace } from "./use-place";
import { keepScrollKeys, turnPage, useKeyboardFocus, useViewerKeys } from "./use-viewer-keys";
import "./viewer.css";

/** The scan of one material with its tools and marks. It fills the box it stands in. */
export function Viewer(props: ViewerProps) {
  const session = sessionOf(props.source);
  return <OpenViewer key={keyOf(props.source)} {...props} session={session} />;
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** A key of its own for each source, so that nothing of one document stays when another is shown. */
function keyOf(source: object): number {
  const key = keys.get(source) ?? ++lastKey;
  keys.set(source, key);
  return key;
}

interface OpenProps extends ViewerProps {
  readonly session: StoreApi<ViewerSession>;
}

function OpenViewer(props: OpenProps) {
  const { session, source, title, pagesHint, marking, initialView, toolbarEnd } = props;
  const readOnly = props.readOnly ?? false;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<ScrollerHandle>(null);
  const byKeyboard = useKeyboardFocus(root);
  const [begin] = useState({ page: initialView?.page ?? 1, offset: initialView?.offset ?? 0 });
  // Before the document is there, and not while rendering: the thumbnails listen to the same session.
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to begin is only asked once
  useLayoutEffect(() => {
    const { zoom = "width", turns = {} } = initialView ?? {};
    session.setState({ document: null, page: begin.page, pageCount: pagesHint, zoom, turns, jump: null });
  }, [session]);
  const tellPlace = usePlace(session, props.onViewChange);
  useViewerKeys({ ...props, readOnly, scroller });
  useMarkKeys({ ...props, readOnly });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the scrolled area pass through here
    <div ref={root} className="viewer" onKeyDown={(event) => keepScrollKeys(event, byKeyboard.current)}>
      <ViewerToolbar
        session={session}
        marking={marking}
        readOnly={readOnly}
        onZoom={(zoom) => scroller.current?.zoomTo(zoom)}
        onTurn={() => turnPage(session)}
        end={toolbarEnd}
      />
      <DocumentLoader source={source}>
        {(document) => (
          <MarkedPages
            {...props}
            document={document}
            title={title}
            readOnly={readOnly}
            begin={begin}
            scroller={scroller}
            byKeyboard={byKeyboard}
            onMove={tellPlace}
          />
        )}
      </DocumentLoader>
    </div>
  );
}
