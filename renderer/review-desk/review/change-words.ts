import type { Annotation } from "../../../shared/domain/annotation";
import type { GateDraft, GateVerdict, ScoreDraft } from "../../../shared/domain/draft";
import type { ChangeEntry, Edit } from "../../../shared/domain/history";
import type { Round } from "../../../shared/domain/round";
import { pointsWords } from "../../../shared/rules/scoring";

/** 符合, 不符合, 存疑. */
export const verdictWords: Record<GateVerdict, string> = { met: "符合", unmet: "不符合", doubtful: "存疑" };

/** What an entry of the history changed, in a few words: `A1 评分 9.0 → 9.5`. */
export function changeWords(entry: ChangeEntry, round: Round): string {
  if (entry.kind === "point") return `留存版本“${entry.name ?? ""}”`;
  if (entry.restores !== undefined) return `回到以前的版本（${entry.edits.length} 处改动）`;
  const annotations = entry.edits.filter((edit) => edit.on === "annotation");
  if (annotations.length > 1) return severalWords(annotations);
  const annotation = annotations[0];
  const main = annotation ?? entry.edits.at(-1);
  return main ? editWords(main, round) : "改动";
}

function editWords(edit: Edit, round: Round): string {
  switch (edit.on) {
    case "score":
      return `${edit.id} ${scoreWords(edit.before, edit.after)}`;
    case "gate":
      return `资格“${gateTitle(round, edit.id)}”${gateWords(edit.before, edit.after)}`;
    case "recommendation":
      return `推荐结论 ${edit.before || "未选"} → ${edit.after || "未选"}`;
    case "opinion":
      return `专家评估意见的修改（${characters(edit.after)} 字）`;
    case "annotation":
      return annotationWords(edit.before, edit.after);
  }
}

const gateTitle = (round: Round, id: string) => round.gates.find((gate) => gate.id === id)?.title ?? id;

function scoreWords(before: ScoreDraft, after: ScoreDraft): string {
  if (before.count !== after.count) return `计数 ${given(before.count)} → ${given(after.count)}`;
  if (before.points !== after.points) return `评分 ${scored(before.points)} → ${scored(after.points)}`;
  if (before.level !== after.level) return `档次 ${before.level ?? "未选"} → ${after.level ?? "未选"}`;
  return evidenceOrComment(before, after);
}

function gateWords(before: GateDraft, after: GateDraft): string {
  if (before.verdict === after.verdict) return evidenceOrComment(before, after);
  const words = (verdict: GateVerdict | null) => (verdict ? verdictWords[verdict] : "未判断");
  return ` ${words(before.verdict)} → ${words(after.verdict)}`;
}

type Cited = Pick<ScoreDraft, "evidence" | "comment">;

function evidenceOrComment(before: Cited, after: Cited): string {
  if (before.evidence.length < after.evidence.length) return "引用依据";
  if (before.evidence.length > after.evidence.length) return "取消一处依据";
  return "评语的修改";
}

function severalWords(edits: readonly Extract<Edit, { on: "annotation" }>[]): string {
  const done = edits.every(({ before }) => !before)
    ? "新增"
    : edits.every(({ after }) => !after)
      ? "删除"
      : "修改";
  return `${done} ${edits.length} 处批注`;
}

function annotationWords(before: Annotation | null, after: Annotation | null): string {
  const page = (after ?? before)?.page ?? 1;
  if (!before) return `第 ${page} 页新增批注`;
  return after ? `第 ${page} 页修改批注` : `第 ${page} 页删除批注`;
}

const given = (count: number | null) => (count === null ? "未填" : String(count));
const scored = (points: number | null) => (points === null ? "未评" : pointsWords(points));
const characters = (text: string) => [...text.replace(/\s/gu, "")].length;
