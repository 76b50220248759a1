import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation, Mark, Meaning } from "../../../shared/domain/annotation";
import type { Application } from "../../../shared/domain/application";
import { citationsOf, type ReviewDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import type { IconName } from "../../ui/icon";
import type { TagTone } from "../../ui/tag";

/** 肯定, 疑问, 扣分, with the tone of each. */
export const meaningWords: Record<Meaning, { readonly label: string; readonly tone: TagTone }> = {
  positive: { label: "肯定", tone: "green" },
  question: { label: "疑问", tone: "orange" },
  deduction: { label: "扣分", tone: "violet" },
};

/** The tools by name and icon. */
export const toolWords: Record<Mark["tool"], { readonly label: string; readonly icon: IconName }> = {
  rectangle: { label: "矩形", icon: "rectangle" },
  ellipse: { label: "椭圆", icon: "ellipse" },
  arrow: { label: "箭头", icon: "arrow" },
  line: { label: "直线", icon: "line" },
  passage: { label: "文字划线", icon: "passage" },
  stamp: { label: "图章", icon: "stamp" },
  highlight: { label: "划线", icon: "highlight" },
  ink: { label: "手写", icon: "ink" },
  note: { label: "便签", icon: "note" },
};

/** One annotation as the list shows it. `cited` names what cites it, in the order of the sheet. */
export interface ListedAnnotation {
  readonly annotation: Annotation;
  readonly cited: readonly CitedBy[];
}

/** What cites an annotation: its code and where the sheet shows it. */
export interface CitedBy {
  readonly name: string;
  readonly kind: "gate" | "criterion";
  readonly id: string;
}

/** What the list shows. */
export type AnnotationFilter = "all" | Meaning | "uncited";

/** The annotations that fit the filter, in the order of the dossier: material, page, then from top to bottom. */
export function listAnnotations(
  round: Round,
  application: Application,
  draft: ReviewDraft,
  filter: AnnotationFilter,
): ListedAnnotation[] {
  const order = new Map(application.materials.map((material, index) => [material.id, index]));
  const rank = (annotation: Annotation) => order.get(annotation.materialId) ?? application.materials.length;
  return Object.values(draft.annotations)
    .map((annotation) => ({ annotation, cited: citedBy(round, draft, annotation.id) }))
    .filter((listed) => fits(listed, filter))
    .sort(
      ({ annotation: one }, { annotation: other }) =>
        rank(one) - rank(other) || one.page - other.page || topOf(one.mark) - topOf(other.mark),
    );
}

function fits({ annotation, cited }: ListedAnnotation, filter: AnnotationFilter): boolean {
  if (filter === "all") return true;
  return filter === "uncited" ? cited.length === 0 : annotation.meaning === filter;
}

function citedBy(round: Round, draft: ReviewDraft, annotationId: string): CitedBy[] {
  const { gateIds, criterionIds } = citationsOf(draft, annotationId);
  const gates = round.gates.flatMap(({ id }, index): CitedBy[] =>
    gateIds.includes(id) ? [{ name: `资格${index + 1}`, kind: "gate", id }] : [],
  );
  const criteria = round.rubric.criteria.flatMap(({ id }): CitedBy[] =>
    criterionIds.includes(id) ? [{ name: id, kind: "criterion", id }] : [],
  );
  return [...gates, ...criteria];
}

/** The upper edge of a mark, in percent of the page. */
function topOf(mark: Mark): number {
  return boundsOf(mark).y;
}
