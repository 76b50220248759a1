import { type KeyboardEvent, memo, useState } from "react";
import type { PageView } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { Icon } from "../../ui";
import type { Changing } from "./draft-marks";
import { MarkTags } from "./mark-tags";
import "./mark-controls.css";
import { areaOf, placeOf } from "./places";
import { Selection } from "./selection";
import { spokenName } from "./words";

/** So many marks of a page can be reached by Tab, and have labels; of more, those round the one in hand. */
const reach = 200;

export interface MarkControlsProps {
  /** The page at one pixel a unit, and how many pixels a unit has now. */
  readonly view: PageView;
  readonly scale: number;
  /** The marks of the page, the last drawn last. */
  readonly annotations: readonly Annotation[];
  readonly changing: Changing;
  readonly selected: readonly Annotation[];
  readonly readOnly: boolean;
  readonly flashing: { readonly id: string; readonly nonce: number } | null;
  readonly citedBy: (annotationId: string) => readonly string[];
  readonly onKey: (event: KeyboardEvent, annotation: Annotation) => void;
}

/** By what the marks of one page are reached: a button over each, its labels, and the handles of the selected one. */
export const MarkControls = memo(function MarkControls(props: MarkControlsProps) {
  const { view, annotations, changing, selected, flashing } = props;
  return (
    <>
      <MarkButtons {...props} />
      <Selection
        view={view}
        scale={props.scale}
        selected={asTheyAre(selected, changing)}
        withHandles={!props.readOnly}
      />
      {flashing && <Flash key={flashing.nonce} view={view} annotations={annotations} id={flashing.id} />}
    </>
  );
});

function asTheyAre(annotations: readonly Annotation[], changing: Changing): readonly Annotation[] {
  if (changing.size === 0) return annotations;
  return annotations.flatMap((annotation) => {
    const mark = changing.get(annotation.id);
    if (mark === null) return [];
    return [mark ? { ...annotation, mark } : annotation];
  });
}

function MarkButtons({ view, annotations, changing, selected, citedBy, onKey }: MarkControlsProps) {
  const [inHand, setInHand] = useState<string | null>(null);
  const isDense = annotations.length > reach;
  const around = isDense ? near(annotations, inHand ?? selected[0]?.id ?? null) : annotations;
  const chosen = new Set(selected.map(({ id }) => id));
  return around.map((annotation) => {
    const mark = changing.get(annotation.id);
    if (mark === null) return null;
    const isSelected = chosen.has(annotation.id);
    const codes = citedBy(annotation.id);
    return (
      <MarkControl
        key={annotation.id}
        view={view}
        annotation={annotation}
        mark={mark ?? annotation.mark}
        isSelected={isSelected}
        codes={codes.join("、")}
        withTags={!isDense || isSelected || codes.length > 0}
        onKey={onKey}
        onFocus={isDense ? setInHand : null}
      />
    );
  });
}

/** The marks round one of them, in their order; the first ones where none is in hand. */
function near(annotations: readonly Annotation[], id: string | null): readonly Annotation[] {
  const at = Math.max(
    0,
    annotations.findIndex((each) => each.id === id),
  );
  const from = Math.min(Math.max(0, at - reach / 2), Math.max(0, annotations.length - reach));
  return annotations.slice(from, from + reach);
}

interface MarkControlProps {
  readonly view: PageView;
  readonly annotation: Annotation;
  /** The mark as it is at the moment. */
  readonly mark: Annotation["mark"];
  readonly isSelected: boolean;
  /** The codes of what cites it, one text so that an equal list draws nothing anew. */
  readonly codes: string;
  readonly withTags: boolean;
  readonly onKey: (event: KeyboardEvent, annotation: Annotation) => void;
  readonly onFocus: ((id: string) => void) | null;
}

const MarkControl = memo(function MarkControl(props: MarkControlProps) {
  const { view, annotation, mark, isSelected, codes, withTags, onKey, onFocus } = props;
  const { id, meaning } = annotation;
  const name = spokenName(annotation, codes === "" ? [] : codes.split("、"));
  const isNote = mark.tool === "note";
  const style = mark.tool === "note" ? placeOf(view, mark.at) : areaOf(view, mark);
  return (
    <>
      <button
        type="button"
        className={`${isNote ? "viewer-pin" : "viewer-mark"} viewer-${meaning}`}
        style={style}
        aria-label={name}
        aria-pressed={isSelected}
        data-mark={id}
        data-tool={mark.tool}
        onKeyDown={(event) => onKey(event, annotation)}
        onFocus={() => onFocus?.(id)}
      >
        {isNote && <Icon name="note" size={18} />}
      </button>
      {withTags && <MarkTags view={view} annotation={annotation} mark={mark} codes={codes} />}
    </>
  );
});

function Flash({
  view,
  annotations,
  id,
}: Pick<MarkControlsProps, "view" | "annotations"> & { readonly id: string }) {
  const annotation = annotations.find((each) => each.id === id);
  if (!annotation) return null;
  const pin = annotation.mark.tool === "note" ? "viewer-flash-pin" : "";
  return (
    <div
      className={`viewer-flash ${pin} viewer-${annotation.meaning}`}
      data-flash={id}
      style={areaOf(view, annotation.mark)}
    />
  );
}
