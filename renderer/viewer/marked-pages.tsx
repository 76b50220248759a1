import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { Annotation } from "../../shared/domain/annotation";
import type { OpenedDocument } from "./document/opened-document";
import { useFirstPage } from "./layout/use-page-boxes";
import { outcomeOfKey } from "./marks/key-outcome";
import { MarkBar, NoteBar } from "./marks/mark-bar";
import { PageMarks } from "./marks/page-marks";
import { type Marking, useMarking } from "./marks/use-marking";
import { useOutline } from "./outline/use-outline";
import type { ViewerProps, ViewState } from "./props";
import { PageScroller, type ScrollerHandle, type ShownPage } from "./scroller/page-scroller";
import type { ViewerSession } from "./session";
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
  const { document, session, begin, scroller, annotations, selectedId, readOnly, marking } = props;
  const first = useFirstPage(document, begin.page);
  useEffect(() => {
    session.setState({ document, pageCount: document.pageCount });
    return () => session.setState({ document: null });
  }, [session, document]);
  const byPage = useMemo(() => grouped(annotations), [annotations]);
  const flashing = useRequests(props, first !== null);
  const [firstDrawn, setFirstDrawn] = useState(false);
  useOutline(session, document, firstDrawn);
  const work = useMarking(props);
  const selected = annotations.find(({ id }) => id === selectedId);
  useKeptInSight(selected, props);
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

/** Enter in the scrolled area puts a mark into the middle of what is in sight: arrows then move and size it. */
function placeByKey(event: KeyboardEvent, props: MarkedPagesProps, onOutcome: Marking["onOutcome"]): void {
  const { session, scroller, marking, readOnly } = props;
  if (event.key !== "Enter" || event.target !== scroller.current?.element || readOnly) return;
  const { page, turns } = session.getState();
  const seen = scroller.current.inSight(page);
  const opened = props.document.page(page);
  if (!seen || marking.tool === "hand" || marking.tool === "ink") return;
  event.preventDefault();
  event.stopPropagation();
  const { tool } = marking;
  opened.then(
    ({ box }) => onOutcome(page, outcomeOfKey(tool, seen, { box, turn: turns[page] ?? 0, scale: 1 })),
    () => {}, // a page that cannot be had shows its card
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
