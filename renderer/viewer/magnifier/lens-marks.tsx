import type { PageView } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { MarkTags } from "../marks/mark-tags";
import { StaticMarks } from "../marks/static-marks";
import type { Size } from "./lens-geometry";
import type { UnderLens } from "./under-lens";

export interface LensMarksProps {
  readonly under: UnderLens;
  readonly times: number;
  readonly size: Size;
  readonly view: PageView;
  readonly annotations: readonly Annotation[];
  readonly citedBy: (annotationId: string) => readonly string[];
}

/** The marks of the page under the lens, as large as the lens shows it. To look at only. */
export function LensMarks({ under, times, size, view, annotations, citedBy }: LensMarksProps) {
  const { at, width, height, angle } = under;
  const atOne = { ...view, scale: 1 };
  return (
    <div
      className="lens-marks"
      inert
      style={{
        left: size.width / 2 - at.x * times,
        top: size.height / 2 - at.y * times,
        width: width * times,
        height: height * times,
        transform: angle === 0 ? "none" : `rotate(${angle}deg)`,
        transformOrigin: `${at.x * times}px ${at.y * times}px`,
      }}
    >
      <StaticMarks view={atOne} annotations={annotations} />
      {annotations.map((annotation) => (
        <MarkTags
          key={annotation.id}
          view={atOne}
          annotation={annotation}
          mark={annotation.mark}
          codes={citedBy(annotation.id).join("、")}
        />
      ))}
    </div>
  );
}
