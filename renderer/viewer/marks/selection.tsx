import { type PageView, rectToScreen } from "../../../shared/annotation/geometry";
import { type BoxHandle, type Handle, handlesOf } from "../../../shared/annotation/handles";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation, Mark } from "../../../shared/domain/annotation";
import { areaOf, placeOf } from "./places";

interface SelectionProps {
  /** The page at one pixel a unit, and how many pixels a unit has now. */
  readonly view: PageView;
  readonly scale: number;
  readonly selected: readonly Annotation[];
  readonly withHandles: boolean;
}

/** A frame round each selected mark and, for one alone, the handles that pull it. */
export function Selection({ view, scale, selected, withHandles }: SelectionProps) {
  const [single] = selected;
  return (
    <>
      {selected.map(({ id, mark, meaning }) =>
        mark.tool === "note" ? null : (
          <div key={id} className={`viewer-selected viewer-${meaning}`} style={areaOf(view, mark)} />
        ),
      )}
      {single && selected.length === 1 && withHandles && (
        <Handles view={view} scale={scale} annotation={single} />
      )}
    </>
  );
}

/** A side shorter than this has no handle in its middle: the corners need the room. */
const roomForMiddle = 64;

interface HandlesProps {
  readonly view: PageView;
  readonly scale: number;
  readonly annotation: Annotation;
}

function Handles({ view, scale, annotation }: HandlesProps) {
  const { mark, meaning } = annotation;
  if (mark.tool === "arrow" || mark.tool === "line") {
    return (["from", "to"] as const).map((end) => (
      <span
        key={end}
        className={`viewer-handle viewer-handle-end viewer-${meaning}`}
        data-handle={end}
        style={placeOf(view, mark[end])}
      />
    ));
  }
  return (
    <div className={`viewer-handles viewer-${meaning}`} style={areaOf(view, mark)}>
      {shownHandles(view, scale, mark).map((handle) => (
        <span key={handle} className={`viewer-handle viewer-handle-${handle}`} data-handle={handle} />
      ))}
    </div>
  );
}

/** The handles that have room beside each other, so that each can be hit, with a finger too. */
function shownHandles(view: PageView, scale: number, mark: Mark): readonly Handle[] {
  const { width, height } = rectToScreen(view, boundsOf(mark));
  const middles: readonly BoxHandle[] = [
    ...(width * scale < roomForMiddle ? (["n", "s"] as const) : []),
    ...(height * scale < roomForMiddle ? (["e", "w"] as const) : []),
  ];
  return handlesOf(mark).filter((handle) => !middles.some((each) => each === handle));
}
