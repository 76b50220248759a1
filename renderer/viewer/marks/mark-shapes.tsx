import { memo } from "react";
import { type PageView, rectToScreen, shownSize, toScreen } from "../../../shared/annotation/geometry";
import type { Mark, Meaning } from "../../../shared/domain/annotation";
import { inkPath } from "./ink-path";

export interface MarkShapeProps {
  /** The page at one pixel a unit: the drawing's own coordinates, so that zooming changes nothing in it. */
  readonly view: PageView;
  readonly mark: Mark;
}

/** The translucent body of a mark, which lies over the scan as ink on paper does. */
export const MarkTint = memo(function MarkTint({
  view,
  mark,
  meaning,
}: MarkShapeProps & { meaning: Meaning }) {
  if (mark.tool === "note") return null;
  const tint = `viewer-tint viewer-tint-${mark.tool} viewer-${meaning}`;
  if (mark.tool === "ink") return <InkPaths view={view} mark={mark} className={tint} />;
  if (!("rect" in mark)) return null;
  return <rect className={tint} {...rectToScreen(view, mark.rect)} />;
});

/** The line round a mark, which also takes the pointer. */
export const MarkOutline = memo(function MarkOutline({ view, mark }: MarkShapeProps) {
  if (mark.tool === "note") return null;
  if (mark.tool === "ink") return <InkPaths view={view} mark={mark} className="viewer-outline-ink" />;
  if (!("rect" in mark)) return null;
  return <rect className={`viewer-outline-${mark.tool}`} {...rectToScreen(view, mark.rect)} />;
});

interface InkProps {
  readonly view: PageView;
  readonly mark: Extract<Mark, { tool: "ink" }>;
  readonly className: string;
}

function InkPaths({ view, mark, className }: InkProps) {
  const { width, height } = shownSize(view);
  const paths = mark.strokes.map((stroke) =>
    inkPath(
      stroke.map((point) => toScreen(view, point)),
      Math.min(width, height),
    ),
  );
  return <path className={className} d={paths.join("")} />;
}
