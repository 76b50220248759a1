import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { rectToScreen, shownSize } from "../../shared/annotation/geometry";
import { boundsOf } from "../../shared/annotation/marks";
import type { Annotation } from "../../shared/domain/annotation";
import { DocumentLoader } from "./document/document-loader";
import type { OpenedDocument } from "./document/opened-document";
import { useFirstPage } from "./layout/use-page-boxes";
import { MarkBar, NoteBar } from "./marks/mark-bar";
import { PageMarks } from "./marks/page-marks";
import { useMarking } from "./marks/use-marking";
import type { ViewerProps, ViewState } from "./props";
import { PageScroller, type ScrollerHandle, type ShownPage } from "./scroller/page-scroller";
import { jumpTo, sessionOf, type ViewerSession } from "./session";
import { ViewerToolbar } from "./toolbar/viewer-toolbar";
import { keepScrollKeys, turnPage, useKeyboardFocus, useViewerKeys } from "./use-viewer-keys";
import "./viewer.css";

/** The flash is over after this time, in milliseconds; as long as its animation. */
const flashTime = 1_600;
/** The desk hears of the reader's place at most this often, in milliseconds. */
const tellEvery = 200;

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
  useState(() =>
    session.setState({
      document: null,
      page: begin.page,
      pageCount: pagesHint,
      zoom: initialView?.zoom ?? "width",
      turns: initialView?.turns ?? {},
    }),
  );
  const tellPlace = usePlace(session, props.onViewChange);
  useViewerKeys({ ...props, readOnly, scroller });
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
          <Pages
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

interface PagesProps extends OpenProps {
  readonly document: OpenedDocument;
  readonly readOnly: boolean;
  readonly begin: Pick<ViewState, "page" | "offset">;
  readonly scroller: React.RefObject<ScrollerHandle | null>;
  readonly byKeyboard: React.RefObject<boolean>;
  readonly onMove: (page: number, offset: number) => void;
}

function Pages(props: PagesProps) {
  const { document, session, begin, scroller, annotations, selectedId, readOnly, marking } = props;
  const first = useFirstPage(document, begin.page);
  useEffect(() => {
    session.setState({ document, pageCount: document.pageCount });
    return () => session.setState({ document: null });
  }, [session, document]);
  const byPage = useMemo(() => grouped(annotations), [annotations]);
  const flashing = useRequests(props, first !== null);
  const work = useMarking(props);
  const selected = annotations.find(({ id }) => id === selectedId);
  if (!first) return null;
  const overlay = (shown: ShownPage) => (
    <PageMarks
      shown={shown}
      annotations={byPage.get(shown.page) ?? noAnnotations}
      selectedId={selectedId}
      readOnly={readOnly}
      tool={marking.tool}
      meaning={marking.meaning}
      flashing={flashing}
      citedBy={props.citedBy}
      scroller={scroller}
      byKeyboard={props.byKeyboard}
      writing={work.writing?.page === shown.page ? work.writing : null}
      pendingNote={work.note?.page === shown.page ? work.note : null}
      onOutcome={work.onOutcome}
      onChange={props.onChange}
      onDelete={props.onDelete}
      onSelect={props.onSelect}
    />
  );
  return (
    <div className="viewer-body" data-fit>
      <div className="viewer-stage">
        <PageScroller
          handle={scroller}
          document={document}
          session={session}
          first={first}
          offset={begin.offset}
          label={props.title}
          overlay={overlay}
          onMove={props.onMove}
          onFirstPageDrawn={props.onFirstPageDrawn}
        />
      </div>
      {work.note ? (
        <NoteBar
          key={work.note.id}
          page={work.note.page}
          meaning={marking.meaning}
          onMeaning={marking.onMeaning}
          onDone={work.finishNote}
          onCancel={work.cancelNote}
        />
      ) : (
        selected && (
          <MarkBar
            annotation={selected}
            readOnly={readOnly}
            actions={props.selectionActions?.(selected)}
            onChange={props.onChange}
            onDelete={() => props.onDelete(selected.id)}
            onClose={() => props.onSelect(null)}
          />
        )
      )}
    </div>
  );
}

const noAnnotations: readonly Annotation[] = [];

function grouped(annotations: readonly Annotation[]): Map<number, Annotation[]> {
  const pages = new Map<number, Annotation[]>();
  for (const annotation of annotations) {
    const page = pages.get(annotation.page);
    if (page) page.push(annotation);
    else pages.set(annotation.page, [annotation]);
  }
  return pages;
}

/** Answers the desk's requests to go somewhere, once the pages are there (`ready`); returns the mark that flashes now. */
function useRequests({ flash, goTo, annotations, session, scroller, document }: PagesProps, ready: boolean) {
  const [flashing, setFlashing] = useState<{ id: string; nonce: number } | null>(null);
  const latest = useRef(annotations);
  useEffect(() => {
    latest.current = annotations;
  });
  useEffect(() => {
    const annotation = latest.current.find(({ id }) => id === flash?.annotationId);
    if (!ready || !flash || !annotation) return;
    let current = true;
    let timer = 0;
    showMark(annotation, document, session, scroller.current).then(() => {
      if (!current) return;
      setFlashing({ id: annotation.id, nonce: flash.nonce });
      timer = window.setTimeout(() => setFlashing(null), flashTime);
    });
    return () => {
      current = false;
      clearTimeout(timer);
      setFlashing(null);
    };
  }, [flash, document, session, scroller, ready]);
  useEffect(() => {
    if (ready && goTo) jumpTo(session, goTo.page);
  }, [goTo, session, ready]);
  return flashing;
}

async function showMark(
  annotation: Annotation,
  document: OpenedDocument,
  session: StoreApi<ViewerSession>,
  scroller: ScrollerHandle | null,
): Promise<void> {
  // A page that cannot be had is gone to all the same: its card says why nothing shows.
  const opened = await document.page(annotation.page).catch(() => null);
  const turn = session.getState().turns[annotation.page] ?? 0;
  if (!opened) return jumpTo(session, annotation.page);
  const view = { box: opened.box, turn, scale: 1 };
  const { width, height } = shownSize(view);
  const { x, y, ...size } = rectToScreen(view, boundsOf(annotation.mark));
  const area = { x: x / width, y: y / height, width: size.width / width, height: size.height / height };
  await scroller?.reveal(annotation.page, area);
}

/** Tells the desk where the reader is, not more often than it can use, and once more at the end. */
function usePlace(session: StoreApi<ViewerSession>, tell: ViewerProps["onViewChange"]) {
  const zoom = useStore(session, (state) => state.zoom);
  const turns = useStore(session, (state) => state.turns);
  const place = useRef<Pick<ViewState, "page" | "offset"> | null>(null);
  const timer = useRef(0);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  const [say] = useState(() => () => {
    clearTimeout(timer.current);
    timer.current = 0;
    const { zoom: nowZoom, turns: nowTurns } = session.getState();
    if (place.current) latest.current?.({ ...place.current, zoom: nowZoom, turns: nowTurns });
  });
  const [later] = useState(() => () => {
    timer.current ||= window.setTimeout(say, tellEvery);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom or turn is another view
  useEffect(() => later(), [zoom, turns, later]);
  useEffect(() => say, [say]);
  const [move] = useState(() => (page: number, offset: number) => {
    place.current = { page, offset };
    later();
  });
  return move;
}
