import { type KeyboardEvent, memo, useMemo } from "react";
import { type PageView, rectToScreen, shownSize } from "../../../shared/annotation/geometry";
import { handlesOf } from "../../../shared/annotation/handles";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation } from "../../../shared/domain/annotation";
import { Icon } from "../../ui";
import "./mark-layer.css";
import { MarkOutline, MarkTint } from "./mark-shapes";
import { evidenceLine, meaningLine, spokenName } from "./words";

export interface MarkLayerProps {
  /** The page at one pixel a unit. */
  readonly view: PageView;
  /** The marks of the page, the last drawn last, with what is being changed as it is at the moment. */
  readonly annotations: readonly Annotation[];
  readonly selectedId: string | null;
  readonly readOnly: boolean;
  readonly flashing: { readonly id: string; readonly nonce: number } | null;
  readonly citedBy: (annotationId: string) => readonly string[];
  readonly onKey: (event: KeyboardEvent, annotation: Annotation) => void;
}

/** The marks of one page: tints that multiply with the scan, outlines that take the pointer and the keyboard, labels. */
export const MarkLayer = memo(function MarkLayer(props: MarkLayerProps) {
  const { view, annotations, selectedId, flashing } = props;
  const { width, height } = shownSize(view);
  const box = `0 0 ${width} ${height}`;
  const selected = annotations.find(({ id }) => id === selectedId);
  return (
    <>
      <svg className="viewer-tints" viewBox={box} preserveAspectRatio="none" aria-hidden="true">
        {annotations.map(({ id, mark, meaning }) => (
          <MarkTint key={id} view={view} mark={mark} meaning={meaning} />
        ))}
      </svg>
      <svg className="viewer-outlines" viewBox={box} preserveAspectRatio="none">
        <title>批注</title>
        {annotations.map((annotation) =>
          annotation.mark.tool === "note" ? null : (
            <DrawnMark key={annotation.id} {...props} annotation={annotation} />
          ),
        )}
      </svg>
      {annotations.map((annotation) => (
        <MarkTags key={annotation.id} {...props} annotation={annotation} />
      ))}
      {flashing && <Flash key={flashing.nonce} view={view} annotations={annotations} id={flashing.id} />}
      {selected && !props.readOnly && <Handles view={view} annotation={selected} />}
    </>
  );
});

interface OneProps extends MarkLayerProps {
  readonly annotation: Annotation;
}

function DrawnMark({ view, annotation, selectedId, citedBy, onKey }: OneProps) {
  const { id, mark, meaning } = annotation;
  const isSelected = id === selectedId;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand in a drawing
    <g
      role="button"
      tabIndex={0}
      aria-label={spokenName(annotation, citedBy(id))}
      aria-pressed={isSelected}
      data-mark={id}
      className={`viewer-mark viewer-${meaning} ${isSelected ? "viewer-mark-selected" : ""}`}
      onKeyDown={(event) => onKey(event, annotation)}
    >
      <MarkOutline view={view} mark={mark} />
    </g>
  );
}

/** The labels of a mark and, for a note, its pin: in pixels of the window, held to the page in percent. */
function MarkTags({ view, annotation, selectedId, citedBy, onKey }: OneProps) {
  const { id, mark, meaning } = annotation;
  const codes = citedBy(id);
  const evidence = evidenceLine(codes);
  const means = meaningLine(annotation);
  const place = useMemo(() => placeOf(view, annotation), [view, annotation]);
  const style = { [place.side]: `${place.share}%`, top: `${place.y}%` };
  if (mark.tool !== "note" && !evidence && !means) return null;
  const inside = place.y < 2 && mark.tool !== "note" ? "viewer-tags-inside" : "";
  return (
    <div
      className={`viewer-tags viewer-tags-${mark.tool} viewer-tags-${place.side} ${inside} viewer-${meaning}`}
      style={style}
    >
      {mark.tool === "note" && (
        <button
          type="button"
          className="viewer-pin"
          aria-label={spokenName(annotation, codes)}
          aria-pressed={id === selectedId}
          data-mark={id}
          onKeyDown={(event) => onKey(event, annotation)}
        >
          <Icon name="note" size={18} />
        </button>
      )}
      {evidence && <span className="viewer-tag viewer-tag-evidence">{evidence}</span>}
      {means && <span className="viewer-tag">{means}</span>}
    </div>
  );
}

/** Where the labels hang: over the mark's left end, or over its right end where they would run off the page. */
function placeOf(view: PageView, { mark }: Annotation) {
  const page = shownSize(view);
  const { x, y, width } = rectToScreen(view, boundsOf(mark));
  const onRight = x > page.width * 0.62;
  return {
    side: onRight ? "right" : "left",
    share: ((onRight ? page.width - x - width : x) / page.width) * 100,
    y: (y / page.height) * 100,
  } as const;
}

interface AreaProps {
  readonly view: PageView;
}

/** The part of the page a mark takes, in percent of the page as shown. */
function areaStyle(view: PageView, { mark }: Annotation) {
  const { width, height } = shownSize(view);
  const area = rectToScreen(view, boundsOf(mark));
  return {
    left: `${(area.x / width) * 100}%`,
    top: `${(area.y / height) * 100}%`,
    width: `${(area.width / width) * 100}%`,
    height: `${(area.height / height) * 100}%`,
  };
}

function Flash({ view, annotations, id }: AreaProps & Pick<MarkLayerProps, "annotations"> & { id: string }) {
  const annotation = annotations.find((each) => each.id === id);
  if (!annotation) return null;
  const pin = annotation.mark.tool === "note" ? "viewer-flash-pin" : "";
  return (
    <div
      className={`viewer-flash ${pin} viewer-${annotation.meaning}`}
      data-flash={id}
      style={areaStyle(view, annotation)}
    />
  );
}

function Handles({ view, annotation }: AreaProps & { readonly annotation: Annotation }) {
  return (
    <div className={`viewer-handles viewer-${annotation.meaning}`} style={areaStyle(view, annotation)}>
      {handlesOf(annotation.mark).map((handle) => (
        <span key={handle} className={`viewer-handle viewer-handle-${handle}`} data-handle={handle} />
      ))}
    </div>
  );
}
