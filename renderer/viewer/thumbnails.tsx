import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { type PageBox, type PageView, shownSize, type Turn } from "../../shared/annotation/geometry";
import type { Annotation } from "../../shared/domain/annotation";
import type { OpenedDocument } from "./document/opened-document";
import { drawOrder } from "./drawing/draw-queue";
import { type DrawTarget, PageDrawer } from "./drawing/page-drawer";
import { drawQueue } from "./drawing/shared-queue";
import { MarkDrawing } from "./marks/mark-drawing";
import { MarkBlock } from "./marks/mark-shapes";
import { noAnnotations, useByPage } from "./marks/use-by-page";
import { previewsOf } from "./preview/previews";
import type { ThumbnailsProps } from "./props";
import { PageCanvas } from "./scroller/page-canvas";
import { usePaneSize } from "./scroller/use-pane-size";
import { jumpTo, sessionOf } from "./session";
import { useThumbnailKeys } from "./thumbnail-keys";
import "./thumbnails.css";
import { useUnhurriedPage } from "./unhurried-page";

/** Width of a picture and height of its place, in CSS pixels; its place also holds the number. */
const pictureWidth = 70;
const pictureHeight = 99;
const rowHeight = pictureHeight + 30;
/** Small pictures are cheap: 300 of them are some 10 MB. */
const limit = { pages: 300, pixels: 20_000_000 };

/** Small pictures of all pages of the document that a `Viewer` with the same source shows. */
export function Thumbnails({ source, annotations }: ThumbnailsProps) {
  const session = sessionOf(source);
  const document = useStore(session, (state) => state.document);
  return document && <Pictures key={document.pageCount} {...{ source, annotations, document }} />;
}

interface PicturesProps extends ThumbnailsProps {
  readonly document: OpenedDocument;
}

function Pictures({ source, annotations, document }: PicturesProps) {
  const session = sessionOf(source);
  const current = useUnhurriedPage(session, drawQueue);
  const turns = useStore(session, (state) => state.turns);
  const labels = useStore(session, (state) => state.labels);
  const scroller = useRef<HTMLElement>(null);
  const pane = usePaneSize(scroller);
  const perRow = Math.max(1, Math.floor(((pane?.width ?? 0) + 4) / (pictureWidth + 12)));
  const rows = useVirtualizer({
    count: Math.ceil(document.pageCount / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 1,
  });
  const items = rows.getVirtualItems();
  const first = (items[0]?.index ?? 0) * perRow + 1;
  const last = Math.min(document.pageCount, ((items.at(-1)?.index ?? -1) + 1) * perRow);
  const shown = useMemo(
    () => Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index),
    [first, last],
  );
  const boxes = useBoxes(document, shown);
  const drawer = useThumbnailDrawer(document, shown, boxes, turns);
  const byPage = useByPage(annotations);
  const keys = useThumbnailKeys({
    ...{ scroller, current, perRow },
    pageCount: document.pageCount,
    reveal: (page) => rows.scrollToIndex(Math.floor((page - 1) / perRow), { align: "auto" }),
  });
  const { isWalking } = keys;
  const currentRow = Math.floor((current - 1) / perRow);
  useEffect(() => {
    // A picture walked to must not go out of sight, and out of being, from under the focus.
    if (pane && !isWalking) rows.scrollToIndex(currentRow, { align: "auto" });
  }, [rows, currentRow, pane, isWalking]);
  const stop = keys.stop < first || keys.stop > last ? first : keys.stop;
  return (
    <section
      ref={scroller}
      className="viewer-thumbnails"
      aria-label="本件缩略图"
      onKeyDown={keys.onKeyDown}
      onBlur={keys.onBlur}
    >
      <div className="viewer-thumbnails-sheet" style={{ height: rows.getTotalSize() }}>
        {items.map((row) => (
          <div key={row.key} className="viewer-thumbnails-row" style={{ top: row.start }}>
            {shown.slice(row.index * perRow + 1 - first, (row.index + 1) * perRow + 1 - first).map((page) => (
              <Picture
                key={page}
                page={page}
                box={boxes.get(page)}
                turn={turns[page] ?? 0}
                drawer={drawer}
                isCurrent={page === current}
                own={byPage.get(page) ?? noAnnotations}
                isStop={page === stop}
                label={labels?.[page - 1]}
                onGo={() => jumpTo(session, page)}
              />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

interface PictureProps {
  readonly page: number;
  readonly box: PageBox | undefined;
  readonly turn: Turn;
  readonly drawer: PageDrawer | null;
  readonly isCurrent: boolean;
  /** The marks of this page; the same list while they stay the same. */
  readonly own: readonly Annotation[];
  /** The one that the Tab key stops at. */
  readonly isStop: boolean;
  /** The page's name in the file, where it is another than its number. */
  readonly label: string | undefined;
  readonly onGo: () => void;
}

function Picture({ page, box, turn, drawer, isCurrent, isStop, label, own, onGo }: PictureProps) {
  const named = label !== undefined && label !== String(page) ? label : null;
  const size = box && pictureSize(box, turn);
  return (
    <button
      type="button"
      className="viewer-thumbnail"
      aria-label={`第 ${page} 页${own.length > 0 ? `，${own.length} 处批注` : ""}`}
      aria-current={isCurrent ? "page" : undefined}
      tabIndex={isStop ? 0 : -1}
      data-thumbnail={page}
      onClick={onGo}
    >
      <span className="viewer-thumbnail-place">
        {box && size && drawer && (
          <span className="viewer-thumbnail-picture" style={{ width: size.width, height: size.height }}>
            <PageCanvas drawer={drawer} page={page} turn={turn} aspect={size.width / size.height} plain />
            <SmallMarks box={box} turn={turn} annotations={own} />
          </span>
        )}
      </span>
      <span className="viewer-thumbnail-number">
        {page}
        {named && <span translate="no">（{named}）</span>}
      </span>
    </button>
  );
}

interface SmallMarksProps {
  readonly box: PageBox;
  readonly turn: Turn;
  readonly annotations: readonly Annotation[];
}

const SmallMarks = memo(function SmallMarks({ box, turn, annotations }: SmallMarksProps) {
  const view = useMemo<PageView>(() => ({ box, turn, scale: 1 }), [box, turn]);
  return (
    <MarkDrawing view={view} className="viewer-tints viewer-thumbnail-marks">
      <MarkBlock view={view} marks={annotations} part="tint" />
      <MarkBlock view={view} marks={annotations} part="line" />
    </MarkDrawing>
  );
});

function pictureSize(box: PageBox, turn: Turn) {
  const whole = shownSize({ box, turn, scale: 1 });
  const scale = Math.min(pictureWidth / whole.width, pictureHeight / whole.height);
  return {
    width: Math.max(1, Math.round(whole.width * scale)),
    height: Math.max(1, Math.round(whole.height * scale)),
    scale,
  };
}

/** The boxes of the pages shown, as far as they are known; a page that cannot be had has none. */
function useBoxes(document: OpenedDocument, shown: readonly number[]): ReadonlyMap<number, PageBox> {
  const [boxes, setBoxes] = useState<ReadonlyMap<number, PageBox>>(new Map());
  useEffect(() => {
    let current = true;
    for (const page of shown) {
      const keep = (box: PageBox) =>
        current && setBoxes((before) => (before.get(page) === box ? before : new Map(before).set(page, box)));
      document.page(page).then(
        ({ box }) => keep(box),
        () => {}, // the page itself shows its card
      );
    }
    return () => {
      current = false;
    };
  }, [document, shown]);
  return boxes;
}

function useThumbnailDrawer(
  document: OpenedDocument,
  shown: readonly number[],
  boxes: ReadonlyMap<number, PageBox>,
  turns: Readonly<Record<number, Turn>>,
): PageDrawer | null {
  const [drawer, setDrawer] = useState<PageDrawer | null>(null);
  useEffect(() => {
    const borrow = previewsOf(document).lend;
    const made = new PageDrawer(document, drawQueue, { limit, borrow });
    setDrawer(made);
    return () => {
      setDrawer(null);
      made.close();
    };
  }, [document]);
  useEffect(() => {
    const density = window.devicePixelRatio;
    const targets = shown.flatMap((page, index): DrawTarget[] => {
      const box = boxes.get(page);
      if (!box) return [];
      const turn = turns[page] ?? 0;
      const { width, height, scale } = pictureSize(box, turn);
      const priority = drawOrder.thumbnail + index;
      const pixels = { width: Math.round(width * density), height: Math.round(height * density) };
      return [{ page, turn, ...pixels, scale: scale * density, priority, visible: null }];
    });
    drawer?.setTargets(targets);
  }, [drawer, shown, boxes, turns]);
  return drawer;
}
