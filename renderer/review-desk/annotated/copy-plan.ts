import type { Annotation, Meaning } from "../../../shared/domain/annotation";
import type { Application } from "../../../shared/domain/application";
import { citationsOf, type ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { materialTitle } from "../reading";

/** The meanings in the order they are offered. */
export const meanings: readonly Meaning[] = ["positive", "question", "deduction"];

/** The marks of a material that have one of the meanings, in the order they were made. */
export function marksOf(draft: ReviewDraft, materialId: string, chosen: ReadonlySet<Meaning>): Annotation[] {
  return Object.values(draft.annotations).filter(
    (annotation) => annotation.materialId === materialId && chosen.has(annotation.meaning),
  );
}

/** How many marks of each meaning a material has. */
export function countByMeaning(draft: ReviewDraft, materialId: string): Readonly<Record<Meaning, number>> {
  const count = { positive: 0, question: 0, deduction: 0 };
  for (const annotation of marksOf(draft, materialId, new Set(meanings))) count[annotation.meaning] += 1;
  return count;
}

/** The codes of what cites an annotation, as they are on screen: criteria by their code, gates as 资格1. */
export function citedBy(round: Round, draft: ReviewDraft, annotationId: string): string[] {
  const { criterionIds, gateIds } = citationsOf(draft, annotationId);
  const gates = gateIds.map((id) => `资格${round.gates.findIndex((gate) => gate.id === id) + 1}`);
  return [...criterionIds, ...gates];
}

/** Characters that file systems or mail programs do not take in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const unwelcome = /[\\/:*?"<>|\u0000-\u001f\s]+/gu;

/** The name offered for a copy: `带批注副本-SY2026-001-材料2_高级技师证书.pdf`. */
export function copyFileName(application: Application, materialId: string): string {
  return `带批注副本-${application.number}-${materialTitle(application, materialId)}`
    .replace(unwelcome, "_")
    .slice(0, 100)
    .concat(".pdf");
}
