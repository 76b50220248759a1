import { useLayoutEffect, useRef, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { takeKeys, useIsActive, useOnScreen } from "./active-viewer";
import { useCaptureItems } from "./capture/use-capture-items";
import { useClarity } from "./clarity/use-clarity";
import { DocumentLoader } from "./document/document-loader";
import { MarkedPages } from "./marked-pages";
import { useMarkKeys } from "./marks/use-mark-keys";
import { OutlinePanel } from "./outline/outline-panel";
import type { ViewerProps } from "./props";
import type { ScrollerHandle } from "./scroller/page-scroller";
import { sessionOf, type ViewerSession } from "./session";
import { focusPageField } from "./toolbar/page-field";
import type { ToolbarItem } from "./toolbar/toolbar-item";
import { ViewerToolbar } from "./toolbar/viewer-toolbar";
import { useLink } from "./use-link";
import { usePlace } from "./use-place";
import { keepScrollKeys, useKeyboardFocus, useViewerKeys } from "./use-viewer-keys";
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
  const { session, source, title, marking, initialView } = props;
  const readOnly = props.readOnly ?? false;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<ScrollerHandle>(null);
  const [outlined, setOutlined] = useState(false);
  const byKeyboard = useKeyboardFocus(root);
  const [begin] = useState({ page: initialView?.page ?? 1, offset: initialView?.offset ?? 0 });
  useBeginning(props, begin.page);
  useClarity(session, initialView?.clarity);
  const tellPlace = usePlace(session, props.onViewChange);
  const tellLink = useLink(session, scroller, props.together);
  useOnScreen(session);
  const toggleOutline = () => setOutlined(!outlined);
  useViewerKeys({
    ...props,
    readOnly,
    scroller,
    onPageField: () => focusPageField(root),
    onOutline: toggleOutline,
  });
  useMarkKeys({ ...props, readOnly });
  const capture = useCaptureItems(session, props.onRegion !== undefined);
  const used = () => takeKeys(session);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the scrolled area pass through here
    <div
      ref={root}
      className="viewer"
      data-active={useIsActive(session)}
      onPointerDownCapture={used}
      onFocusCapture={used}
      onKeyDown={(event) => keepScrollKeys(event, byKeyboard.current)}
    >
      <ViewerToolbar
        session={session}
        marking={marking}
        readOnly={readOnly}
        onZoom={(zoom) => scroller.current?.zoomTo(zoom)}
        outlined={outlined}
        onOutline={toggleOutline}
        more={[...capture, ...(props.toolbarItems ?? noItems)]}
        end={props.toolbarEnd}
      />
      <div className="viewer-below">
        {outlined && <OutlinePanel session={session} onClose={() => setOutlined(false)} />}
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
              onMove={(page, offset) => {
                tellPlace(page, offset);
                tellLink(page, offset);
              }}
            />
          )}
        </DocumentLoader>
      </div>
    </div>
  );
}

const noItems: readonly ToolbarItem[] = [];

/** Sets the session to where reading begins: before the document is there, and not while rendering, since the thumbnails listen to the same session. */
function useBeginning({ session, initialView, pagesHint }: OpenProps, page: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to begin is only asked once
  useLayoutEffect(() => {
    const { zoom = "width", turns = {}, single = false } = initialView ?? {};
    const unknown = { document: null, jump: null, labels: null, outline: null };
    session.setState({ ...unknown, page, pageCount: pagesHint, zoom, turns, single });
  }, [session]);
}
