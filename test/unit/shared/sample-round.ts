import type { Annotation } from "../../../shared/domain/annotation";
import { emptyDraft, type ReviewDraft } from "../../../shared/domain/draft";
import { editGate, editScore, editText, putAnnotation } from "../../../shared/domain/edits";
import { applyEdit, type Edit } from "../../../shared/domain/history";
import { type Criterion, type Round, roundSchema } from "../../../shared/domain/round";

/** A small round that passes the schema: two scored criteria with four levels and one by count, two gates. */
export const sampleRound: Round = roundSchema.parse({
  format: 1,
  id: "round-2026",
  revision: 1,
  title: "样例批次",
  year: 2026,
  regulation: { title: "样例办法", version: "征求意见稿" },
  quota: 5,
  deadline: "2026-10-20",
  instructions: "",
  rubric: {
    id: "rubric-1",
    title: "样例评分表",
    total: 30,
    step: 0.5,
    passLine: null,
    criteria: [
      {
        id: "A1",
        group: "技能大师（领办人）",
        title: "技能等级与一线履历",
        max: 10,
        articles: ["4(1)"],
        evidence: ["等级证书"],
        scoring: { kind: "points" },
        levels: [
          { label: "优", min: 9, max: 10, text: "高级技师及以上" },
          { label: "良", min: 7.5, max: 8.5, text: "高级技师，或技师且满10年" },
          { label: "中", min: 6, max: 7, text: "技师" },
          { label: "差", min: 0, max: 5.5, text: "证明不足" },
        ],
      },
      {
        id: "B1",
        group: "所在单位",
        title: "制度",
        max: 8,
        articles: ["4(2)"],
        evidence: ["制度文本"],
        scoring: { kind: "points" },
        levels: [
          { label: "优", min: 7.5, max: 8, text: "齐全" },
          { label: "良", min: 6, max: 7, text: "较齐全" },
          { label: "中", min: 5, max: 5.5, text: "有主要制度" },
          { label: "差", min: 0, max: 4.5, text: "缺失" },
        ],
      },
      {
        id: "D2",
        group: "工作方向与预期作用",
        title: "名师带徒",
        max: 12,
        articles: ["12(2)"],
        evidence: ["培训计划"],
        scoring: { kind: "count", unit: "人次", target: 100, perMissing: 0.5, capMissing: 20 },
        levels: [],
      },
    ],
  },
  gates: [
    { id: "G1", title: "等级", article: "4(1)" },
    { id: "G2", title: "成员", article: "4(2)" },
  ],
  recommendations: ["推荐", "不推荐"],
  privacy: { blind: false, maskIdentity: true },
});

/** The criterion of the sample round with this id; fails the test where there is none. */
export function criterion(id: string): Criterion {
  const found = sampleRound.rubric.criteria.find((each) => each.id === id);
  if (!found) throw new Error(`the sample round has no criterion ${id}`);
  return found;
}

/** An annotation id made from a small number, a lower-case UUID. */
export function annotationId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** A rectangle on the first page of material `m1`. */
export function sampleAnnotation(number: number, text = ""): Annotation {
  return {
    id: annotationId(number),
    materialId: "m1",
    page: 1,
    mark: { tool: "rectangle", rect: { x: 10, y: 10, width: 20, height: 5 } },
    meaning: "positive",
    text,
    created: "2026-10-08T09:00:00+08:00",
  };
}

/** The draft after edits that are each made for the draft so far. */
export function drafted(...changes: ((draft: ReviewDraft) => Edit)[]): ReviewDraft {
  return changes.reduce((draft, change) => applyEdit(draft, change(draft)), emptyDraft(sampleRound));
}

/** A draft without a gap, not even an advice: each criterion cites the one annotation. */
export function finishedDraft(): ReviewDraft {
  const mark = sampleAnnotation(1);
  const evidence = [mark.id];
  return drafted(
    (draft) => putAnnotation(draft, mark),
    (draft) => editGate(draft, "G1", { verdict: "met", evidence }),
    (draft) => editGate(draft, "G2", { verdict: "doubtful", comment: "一名成员合同期限不清" }),
    (draft) => editScore(draft, "A1", { level: "优", points: 9.5, evidence }),
    (draft) => editScore(draft, "B1", { level: "良", points: 6.5, evidence }),
    (draft) => editScore(draft, "D2", { count: 90, points: 7, comment: "三份合同无签名，未计", evidence }),
    (draft) => editText(draft, "recommendation", "推荐"),
    (draft) => editText(draft, "opinion", "领办人技艺突出，制度较为齐全，带徒计划略有不足，建议推荐。"),
  );
}
