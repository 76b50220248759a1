import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import type { PrintedMark } from "../../forms";
import { listAnnotations, markWords } from "./listing";

/** Every mark of a draft for the printed list, in the order of materials and pages. */
export function printedMarks(
  round: Round,
  application: Application,
  draft: Pick<ReviewDraft, "annotations" | "gates" | "scores">,
): PrintedMark[] {
  return listAnnotations(round, application, draft).map(({ annotation, cited }) => ({
    annotation,
    drawn: markWords(annotation.mark).label,
    cited: cited.map(({ name }) => name),
  }));
}
