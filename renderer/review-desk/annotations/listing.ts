import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation, Mark, Meaning, StampSign } from "../../../shared/domain/annotation";
import type { Application } from "../../../shared/domain/application";
import type { ReviewDraft } from "../../../shared/domain/draft";
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

const signWords: Record<StampSign, { readonly label: string; readonly icon: IconName }> = {
  tick: { label: "图章 勾", icon: "sign-tick" },
  cross: { label: "图章 叉", icon: "sign-cross" },
  query: { label: "图章 问", icon: "sign-query" },
};

/** What a mark is, by name and icon; a stamp by what it says. */
export function markWords(mark: Mark): { readonly label: string; readonly icon: IconName } {
  return mark.tool === "stamp" ? signWords[mark.sign] : toolWords[mark.tool];
}

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

/** What the list shows and in what order. */
export interface ListFilter {
  /** Searched in the words of the mark, every one of them; empty for all. */
  readonly words: string;
  readonly meaning: Meaning | null;
  readonly tool: Mark["tool"] | null;
  /** `cited` by anything, `uncited`, or the name of what cites it (A1, 资格2). */
  readonly evidence: string | null;
  readonly materialId: string | null;
  /** By place in the dossier, or the newest first. */
  readonly order: "page" | "time";
}

/** Everything, in the order of the dossier. */
export const wholeList: ListFilter = {
  words: "",
  meaning: null,
  tool: null,
  evidence: null,
  materialId: null,
  order: "page",
};

/** Every annotation of a draft, in the order of the dossier: material, page, then from top to bottom. */
export function listAnnotations(
  round: Round,
  application: Application,
  draft: Pick<ReviewDraft, "annotations" | "gates" | "scores">,
): readonly ListedAnnotation[] {
  const order = new Map(application.materials.map((material, index) => [material.id, index]));
  const rank = (annotation: Annotation) => order.get(annotation.materialId) ?? application.materials.length;
  const citers = citersOf(round, draft);
  return Object.values(draft.annotations)
    .map((annotation) => ({ annotation, cited: citers.get(annotation.id) ?? nobody }))
    .sort(
      ({ annotation: one }, { annotation: other }) =>
        rank(one) - rank(other) || one.page - other.page || boundsOf(one.mark).y - boundsOf(other.mark).y,
    );
}

const nobody: readonly CitedBy[] = [];

/** What cites each annotation, by its id, in the order of the sheet. */
function citersOf(round: Round, { gates, scores }: Pick<ReviewDraft, "gates" | "scores">) {
  const citers = new Map<string, CitedBy[]>();
  const add = (evidence: readonly string[] | undefined, citer: CitedBy) => {
    for (const id of evidence ?? []) citers.set(id, [...(citers.get(id) ?? []), citer]);
  };
  for (const [index, { id }] of round.gates.entries())
    add(gates[id]?.evidence, { name: `资格${index + 1}`, kind: "gate", id });
  for (const { id } of round.rubric.criteria) add(scores[id]?.evidence, { name: id, kind: "criterion", id });
  return citers;
}

/** The annotations that fit the filter, in its order. */
export function filterList(
  all: readonly ListedAnnotation[],
  filter: ListFilter,
): readonly ListedAnnotation[] {
  const words = filter.words.toLowerCase().split(/\s+/u).filter(Boolean);
  const shown = all.filter((listed) => fits(listed, filter, words));
  if (filter.order === "page") return shown;
  return shown.sort((one, other) => timeOf(other) - timeOf(one));
}

function timeOf({ annotation: { created, modified } }: ListedAnnotation): number {
  return Date.parse(modified ?? created);
}

function fits(
  { annotation, cited }: ListedAnnotation,
  filter: ListFilter,
  words: readonly string[],
): boolean {
  const { meaning, tool, evidence, materialId } = filter;
  if (meaning !== null && annotation.meaning !== meaning) return false;
  if (tool !== null && annotation.mark.tool !== tool) return false;
  if (materialId !== null && annotation.materialId !== materialId) return false;
  if (evidence === "cited" && cited.length === 0) return false;
  if (evidence === "uncited" && cited.length > 0) return false;
  if (evidence !== null && evidence !== "cited" && evidence !== "uncited")
    if (!cited.some(({ name }) => name === evidence)) return false;
  const text = annotation.text.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Whether anything is left out. */
export function isFiltered(filter: ListFilter): boolean {
  return Object.entries(filter).some(
    ([key, value]) => key !== "order" && value !== wholeList[key as "words"],
  );
}
