import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { type PageBox, rectToScreen, type Turn } from "../../../shared/annotation/geometry";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation } from "../../../shared/domain/annotation";
import { DocumentLoader } from "../document/document-loader";
import type { OpenedDocument } from "../document/opened-document";
import { newCanvas } from "../drawing/canvases";
import { drawOrder } from "../drawing/draw-queue";
import { drawQueue } from "../drawing/shared-queue";
import { MarkTint } from "../marks/mark-shapes";
import { sessionOf } from "../session";
import type { MaterialSource } from "../source";
import { regionOf } from "./region";
import { keepRegion, keptRegion } from "./region-cache";
import "./region-picture.css";

export interface RegionPictureProps {
  /** The material that the annotation is on; a viewer that has it open lends its document. */
  readonly source: MaterialSource;
  readonly annotation: Annotation;
  /** As the reader turned the page. */
  readonly turn: Turn;
  /** In CSS pixels. */
  readonly room: { readonly width: number; readonly height: number };
}

/** A small picture of what a mark marks, drawn when nothing more urgent is. */
export function RegionPicture(props: RegionPictureProps) {
  const open = useStore(sessionOf(props.source), (state) => state.document);
  if (open) return <Picture {...props} document={open} />;
  return (
    <DocumentLoader source={props.source}>
      {(document) => <Picture {...props} document={document} />}
    </DocumentLoader>
  );
}

type PictureProps = RegionPictureProps & { readonly document: OpenedDocument };

function Picture({ source, document, annotation, turn, room }: PictureProps) {
  const [box, setBox] = useState<PageBox | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    document.page(annotation.page).then(
      (page) => current && setBox(page.box),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [document, annotation.page]);
  if (failed) return <p className="viewer-region-wait">这一页无法显示。</p>;
  if (!box) return <p className="viewer-region-wait">正在取图…</p>;
  return <Drawn {...{ source, document, annotation, turn, room, box }} />;
}

function Drawn({ source, document, annotation, turn, room, box }: PictureProps & { readonly box: PageBox }) {
  const { mark, page } = annotation;
  const region = useMemo(() => regionOf(mark, box, turn, room), [mark, box, turn, room]);
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"waiting" | "drawn" | "failed">("waiting");
  useEffect(() => {
    const place = host.current;
    const key = `${source.materialId} ${page} ${turn} ${window.devicePixelRatio} ${JSON.stringify(region)}`;
    const show = (canvas: HTMLCanvasElement) => {
      place?.replaceChildren(canvas);
      setState("drawn");
    };
    const kept = keptRegion(key);
    if (kept) return show(kept.canvas);
    const owner = {};
    const { area } = region;
    const scale = region.scale * window.devicePixelRatio;
    const start = (onStep: (goOn: () => void) => void) => {
      const canvas = newCanvas(Math.round(area.width * scale), Math.round(area.height * scale));
      let cancel = () => {};
      const run = async () => {
        const opened = await document.page(page);
        const offset = { x: area.x * scale, y: area.y * scale };
        const drawing = opened.draw({ canvas, turn, scale, offset, onStep });
        cancel = () => drawing.cancel();
        await drawing.done;
        keepRegion(key, { canvas });
        show(canvas);
      };
      return { done: run(), cancel: () => cancel() };
    };
    const job = {
      key,
      priority: drawOrder.cover,
      start: (onStep: (goOn: () => void) => void) => {
        const drawing = start(onStep);
        drawing.done.catch(() => setState("failed")); // cancelled with its component, or a page that cannot be drawn
        return drawing;
      },
    };
    drawQueue.want(owner, [job]);
    return () => drawQueue.want(owner, []);
  }, [source, document, page, turn, region]);
  const { x, y, width, height } = region.area;
  const view = { box, turn, scale: 1 };
  return (
    <div
      className="viewer-region"
      data-drawn={state === "drawn"}
      style={{ width: width * region.scale, height: height * region.scale }}
    >
      <div ref={host} className="viewer-region-face" />
      <svg
        className={`viewer-tints viewer-region-mark viewer-${annotation.meaning}`}
        viewBox={`${x} ${y} ${width} ${height}`}
        aria-hidden="true"
      >
        <MarkTint view={view} mark={mark} meaning={annotation.meaning} />
        {mark.tool !== "ink" && (
          <rect className="viewer-region-line" {...rectToScreen(view, boundsOf(mark))} />
        )}
      </svg>
      {state === "waiting" && <span className="viewer-region-wait">正在取图…</span>}
      {state === "failed" && <span className="viewer-region-wait">这一页无法显示。</span>}
    </div>
  );
}
