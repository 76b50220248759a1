import { memo, useMemo, useRef } from "react";
import type { PageView } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { MarkDrawing } from "./mark-drawing";
import { blocksOf, MarkBlock } from "./mark-shapes";

export interface StaticMarksProps {
  /** The page at one pixel a unit. */
  readonly view: PageView;
  /** The marks of the page that nobody is changing, the last drawn last. */
  readonly annotations: readonly Annotation[];
}

/** The marks of one page as they stand: two drawings of few paths, not touched while something new is drawn over them. */
export const StaticMarks = memo(function StaticMarks({ view, annotations }: StaticMarksProps) {
  const blocks = useBlocks(annotations);
  if (annotations.length === 0) return null;
  return (
    <>
      <MarkDrawing view={view} className="viewer-tints">
        {blocks.map((block) => (
          <MarkBlock key={block[0]?.id} view={view} marks={block} part="tint" />
        ))}
      </MarkDrawing>
      <MarkDrawing view={view} className="viewer-lines">
        {blocks.map((block) => (
          <MarkBlock key={block[0]?.id} view={view} marks={block} part="line" />
        ))}
      </MarkDrawing>
    </>
  );
});

function useBlocks(annotations: readonly Annotation[]) {
  const last = useRef<readonly (readonly Annotation[])[]>([]);
  return useMemo(() => {
    last.current = blocksOf(annotations, last.current);
    return last.current;
  }, [annotations]);
}
