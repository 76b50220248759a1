import type { PageView } from "../../../shared/annotation/geometry";
import { shownSize } from "../../../shared/annotation/geometry";
import type { Annotation, Mark, Meaning } from "../../../shared/domain/annotation";
import { eraserRadius, type Shown } from "./gesture";
import { MarkDrawing } from "./mark-drawing";
import { MarkBlock, MarkLine, MarkTint } from "./mark-shapes";
import type { Writing } from "./use-handwriting";

/** What annotations look like while they are changed, by their id; `null` for one that is being erased. */
export type Changing = ReadonlyMap<string, Mark | null>;

interface DraftMarksProps {
  /** The page at one pixel a unit, and how many pixels a unit has now. */
  readonly view: PageView;
  readonly scale: number;
  readonly meaning: Meaning;
  readonly annotations: readonly Annotation[];
  readonly changing: Changing;
  readonly shown: Shown | null;
  readonly writing: Writing | null;
}

/** What is drawn and not yet an annotation, and annotations while they are moved: all that changes under the hand. */
export function DraftMarks(props: DraftMarksProps) {
  const { view, meaning, changing, shown, writing } = props;
  const fresh = shown?.fresh ?? null;
  const written = writing && ({ tool: "ink", strokes: writing.strokes } as const);
  const isEmpty = !fresh && !written && changing.size === 0 && !shown?.band && !shown?.eraser;
  if (isEmpty) return null;
  const moved = movedOf(props);
  return (
    <>
      <MarkDrawing view={view} className="viewer-tints viewer-new">
        <MarkBlock view={view} marks={moved} part="tint" />
        {written && <MarkTint view={view} mark={written} meaning={meaning} />}
        {fresh && <MarkTint view={view} mark={fresh} meaning={meaning} />}
      </MarkDrawing>
      <MarkDrawing view={view} className="viewer-lines viewer-new">
        <MarkBlock view={view} marks={moved} part="line" />
        {fresh && <MarkLine view={view} mark={fresh} meaning={meaning} />}
      </MarkDrawing>
      <Band {...props} />
      <Eraser {...props} />
    </>
  );
}

function movedOf({ annotations, changing }: DraftMarksProps): readonly Annotation[] {
  if (changing.size === 0) return [];
  return annotations.flatMap((annotation) => {
    const mark = changing.get(annotation.id);
    return mark ? [{ ...annotation, mark }] : [];
  });
}

function Band({ view, shown }: DraftMarksProps) {
  if (!shown?.band) return null;
  return (
    <MarkDrawing view={view} className="viewer-lines viewer-band">
      <MarkLine view={view} mark={{ tool: "rectangle", rect: shown.band }} meaning="positive" />
    </MarkDrawing>
  );
}

function Eraser({ view, scale, shown }: DraftMarksProps) {
  if (!shown?.eraser) return null;
  const page = shownSize(view);
  const style = {
    left: `${(shown.eraser.x / (page.width * scale)) * 100}%`,
    top: `${(shown.eraser.y / (page.height * scale)) * 100}%`,
    width: eraserRadius * 2,
    height: eraserRadius * 2,
  };
  return <div className="viewer-eraser" style={style} aria-hidden="true" />;
}
