import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { type PageBox, shownSize } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { clarityOf } from "../clarity/clarity-store";
import type { OpenedDocument } from "../document/opened-document";
import { drawQueue } from "../drawing/shared-queue";
import type { MarkingState } from "../props";
import type { ScrollerHandle } from "../scroller/page-scroller";
import type { ViewerSession } from "../session";
import { LensBar } from "./lens-bar";
import { lensSize, magnifications, placeOfLens, type Size } from "./lens-geometry";
import { LensMarks } from "./lens-marks";
import "./magnifier.css";
import { paintLens } from "./paint-lens";
import { SharpDrawing } from "./sharp-drawing";
import { drawnOf, type UnderLens, underLens } from "./under-lens";
import { useLensMoves } from "./use-lens-moves";

export interface MagnifierProps {
  readonly session: StoreApi<ViewerSession>;
  readonly document: OpenedDocument;
  readonly scroller: RefObject<ScrollerHandle | null>;
  readonly marking: MarkingState;
  readonly citedBy: (annotationId: string) => readonly string[];
  readonly byPage: ReadonlyMap<number, readonly Annotation[]>;
}

/** 放大镜: while it is in hand, a lens over the pages that shows what is under it larger and sharper. */
export function Magnifier(props: MagnifierProps) {
  const magnifying = useStore(clarityOf(props.session), (state) => state.magnifying);
  return magnifying ? <Lens {...props} /> : null;
}

function Lens(props: MagnifierProps) {
  const { session, document, scroller, marking } = props;
  const store = clarityOf(session);
  const lens = useRef<HTMLFieldSetElement>(null);
  const [times, setTimes] = useState<number>(2);
  // Anything that changes what is under the lens draws it anew.
  useStore(store, (state) => state.settings);
  const turns = useStore(session, (state) => state.turns);
  const close = () => store.setState({ magnifying: false });
  const { spot, pane, again } = useLensMoves({
    lens,
    scroller,
    onClose: close,
    onTimes: (by) => setTimes(stepped(times, by)),
  });
  const sharp = useSharp(document, again);
  const under = spot && scroller.current?.element ? underLens(scroller.current.element, spot.client) : null;
  const box = usePageBox(document, under?.page ?? null);
  const size = lensSize(pane ?? { width: 800, height: 500 });
  const turn = turns[under?.page ?? 0] ?? 0;
  const picture = useRef<HTMLCanvasElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const drawn = under ? drawnOf(under.paper) : null;
  useLayoutEffect(() => {
    if (!under || !box || !picture.current || !ground.current) return;
    const enlarged = { width: under.width * times, height: under.height * times };
    const part = sharp?.want({
      page: under.page,
      turn,
      scale: enlarged.width / shownSize({ box, turn, scale: 1 }).width,
      density: window.devicePixelRatio,
      size: enlarged,
      at: { x: under.at.x * times, y: under.at.y * times },
      lens: size,
    });
    paintLens(
      { under, times, size, drawn: drawnOf(under.paper), sharp: part ?? null },
      picture.current,
      ground.current,
    );
  });
  const beside = marking.tool !== "hand";
  const place = spot && pane ? placeOfLens(spot.inPane, size, pane, beside) : { left: 0, top: 0 };
  return (
    <>
      <fieldset
        ref={lens}
        className="lens"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by the arrow keys
        tabIndex={0}
        aria-label={`放大镜，${times} 倍，按方向键移动`}
        data-page={under?.page}
        style={{ ...place, ...size, visibility: spot && under ? "visible" : "hidden" }}
      >
        <div className="lens-face" aria-hidden="true" style={{ filter: drawn?.filter ?? "none" }}>
          <canvas ref={picture} />
          <canvas ref={ground} className="lens-ground" />
        </div>
        {under && box && (
          <LensMarks
            under={under}
            times={times}
            size={size}
            view={{ box, turn, scale: 1 }}
            annotations={props.byPage.get(under.page) ?? none}
            citedBy={props.citedBy}
          />
        )}
      </fieldset>
      <LensBar times={times} onTimes={(by) => setTimes(stepped(times, by))} onClose={close} />
    </>
  );
}

const none: readonly Annotation[] = [];

/** What painting the lens needs besides its canvases. */
export interface LensView {
  readonly under: UnderLens;
  readonly times: number;
  readonly size: Size;
}

function stepped(times: number, by: 1 | -1): number {
  const at = magnifications.indexOf(times) + by;
  return magnifications[Math.min(magnifications.length - 1, Math.max(0, at))] ?? times;
}

function useSharp(document: OpenedDocument, onDrawn: () => void): SharpDrawing | null {
  const [sharp, setSharp] = useState<SharpDrawing | null>(null);
  useEffect(() => {
    const made = new SharpDrawing(document, drawQueue, onDrawn);
    setSharp(made);
    return () => {
      setSharp(null);
      made.close();
    };
  }, [document, onDrawn]);
  return sharp;
}

function usePageBox(document: OpenedDocument, page: number | null): PageBox | null {
  const [known, setKnown] = useState<{ readonly page: number; readonly box: PageBox } | null>(null);
  useEffect(() => {
    if (page === null) return;
    let current = true;
    document.page(page).then(
      ({ box }) => current && setKnown({ page, box }),
      () => {}, // a page that cannot be had has nothing to enlarge
    );
    return () => {
      current = false;
    };
  }, [document, page]);
  return known?.page === page ? known.box : null;
}
