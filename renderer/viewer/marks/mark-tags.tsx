import type { PageView } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { labelPlaceOf } from "./places";
import { evidenceLine, meaningLine } from "./words";

interface MarkTagsProps {
  readonly view: PageView;
  readonly annotation: Annotation;
  readonly mark: Annotation["mark"];
  /** The codes of what cites it, in one text. */
  readonly codes: string;
}

/** The labels of a mark: in pixels of the window, held to the page in percent. Its button speaks them. */
export function MarkTags({ view, annotation, mark, codes }: MarkTagsProps) {
  const evidence = evidenceLine(codes === "" ? [] : [codes]);
  const means = meaningLine(annotation);
  if (!evidence && !means) return null;
  const { side, share, y } = labelPlaceOf(view, mark);
  const inside = y < 2 && mark.tool !== "note" ? "viewer-tags-inside" : "";
  return (
    <div
      className={`viewer-tags viewer-tags-${mark.tool} viewer-tags-${side} ${inside} viewer-${annotation.meaning}`}
      style={{ [side]: `${share}%`, top: `${y}%` }}
      aria-hidden="true"
    >
      {evidence && <span className="viewer-tag viewer-tag-evidence">{evidence}</span>}
      {means && <span className="viewer-tag">{means}</span>}
    </div>
  );
}
