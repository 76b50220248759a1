import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { CaptureLayer } from "./capture/capture-layer";
import { CopyMark } from "./capture/copy-mark";
import { ClarityStage } from "./clarity/clarity-stage";
import type { OpenedDocument } from "./document/opened-document";
import { useFirstPage } from "./layout/use-page-boxes";
import { Magnifier } from "./magnifier/magnifier";
import { outcomeOfKey } from "./marks/key-outcome";
import { MarkBar } from "./marks/mark-bar";
import { NoteBar } from "./marks/note-bar";
import { PageMarks } from "./marks/page-marks";
import { noAnnotations, useByPage } from "./marks/use-by-page";
import { type Marking, useMarking } from "./marks/use-marking";
import { useOutline } from "./outline/use-outline";
import { usePreviews } from "./preview/use-previews";
import type { ViewerProps, ViewState } from "./props";
import { PageScroller, type ScrollerHandle, type ShownPage } from "./scroller/page-scroller";
import type { ViewerSession } from "./session";
import { FoundPlaces, useFound } from "./text/found-places";
import { TextLayer, worksWithText } from "./text/text-layer";
import { useTextKeys } from "./text/use-text-keys";
import { useTextPress } from "./text/use-text-press";
import { useKeptInSight, useRequests } from "./use-requests";

/** What the pages of an open document and their marks need. */
export interface MarkedPagesProps extends ViewerProps {
  readonly session: StoreApi<ViewerSession>;
  readonly document: OpenedDocument;
  readonly readOnly: boolean;
  readonly begin: Pick<ViewState, "page" | "offset">;
  readonly scroller: RefObject<ScrollerHandle | null>;
  readonly byKeyboard: RefObject<boolean>;
  readonly onMove: (page: number, offset: number) => void;
}

/** The pages of an open document with their marks, and the bar below for the selected one. */
export function MarkedPages(props: MarkedPagesProps) {
  const { document, session, begin, scroller, annotations, selectedIds, readOnly, marking } = props;
  const first = useFirstPage(document, begin.page);
  useEffect(() => {
    session.setState({ document, pageCount: document.pageCount });
    return () => session.setState({ document: null });
  }, [session, document]);
  const byPage = useByPage(annotations);
  const flashing = useRequests(props, first !== null);
  const found = useFound(props, first !== null);
  const [firstDrawn, setFirstDrawn] = useState(false);
  useOutline(session, document, firstDrawn);
  usePreviews(props.source, document, firstDrawn);
  const work = useMarking(props);
  const textInput = { ...props, meaning: marking.meaning };
  const takesText = useTextPress(textInput);
  useTextKeys(textInput);
  const selected = useMemo(() => {
    const chosen = new Set(selectedIds);
    return chosen.size === 0 ? noAnnotations : annotations.filter(({ id }) => chosen.has(id));
  }, [annotations, selectedIds]);
  useKeptInSight(selected.length === 1 ? selected[0] : undefined, props);
  if (!first) return null;
  const overlay = (shown: ShownPage) => (
    <PageMarks
      shown={shown}
      text={
        <>
          {worksWithText(marking.tool) && <TextLayer document={document} shown={shown} />}
          {found?.page === shown.page && <FoundPlaces found={found} shown={shown} />}
        </>
      }
      takesText={takesText}
      annotations={byPage.get(shown.page) ?? noAnnotations}
      selectedIds={selectedIds}
      readOnly={readOnly}
      tool={marking.tool}
      sign={marking.sign}
      meaning={marking.meaning}
      flashing={flashing}
      citedBy={props.citedBy}
      scroller={scroller}
      byKeyboard={props.byKeyboard}
      writing={work.writing?.page === shown.page ? work.writing : null}
      pendingNote={work.note?.page === shown.page ? work.note : null}
      onInk={work.onInk}
      onOutcome={work.onOutcome}
      onMarks={props.onMarks}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key of the scrolled area passes through here
    <div className="viewer-body" data-fit onKeyDown={(event) => placeByKey(event, props, work.onOutcome)}>
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
          onFirstPageDrawn={() => {
            setFirstDrawn(true);
            props.onFirstPageDrawn?.();
          }}
        />
        <ClarityStage session={session} />
        <Magnifier {...props} byPage={byPage} />
        {props.onRegion && <CaptureLayer {...{ session, document }} onRegion={props.onRegion} />}
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
        selected.length > 0 && (
          <MarkBar
            annotations={selected}
            readOnly={readOnly}
            actions={
              <>
                {props.selectionActions?.(selected)}
                {props.onRegion && selected.length === 1 && selected[0] && (
                  <CopyMark {...{ session, document }} annotation={selected[0]} onRegion={props.onRegion} />
                )}
              </>
            }
            onMarks={props.onMarks}
            onClose={() => props.onSelect([])}
          />
        )
      )}
    </div>
  );
}

/** Enter in the scrolled area puts a mark into the middle of what is in sight: arrows then move and size it. */
function placeByKey(event: KeyboardEvent, props: MarkedPagesProps, onOutcome: Marking["onOutcome"]): void {
  const { session, scroller, marking, readOnly } = props;
  if (event.key !== "Enter" || event.target !== scroller.current?.element || readOnly) return;
  const { page, turns } = session.getState();
  const seen = scroller.current.inSight(page);
  const opened = props.document.page(page);
  const { tool, sign } = marking;
  if (!seen || tool === "hand" || tool === "ink" || tool === "eraser") return;
  event.preventDefault();
  event.stopPropagation();
  opened.then(
    ({ box }) => {
      const outcome = outcomeOfKey(tool, sign, seen, { box, turn: turns[page] ?? 0, scale: 1 });
      if (outcome) onOutcome(page, outcome);
    },
    () => {}, // a page that cannot be had shows its card
  );
}
