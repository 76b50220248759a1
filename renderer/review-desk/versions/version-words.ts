import type { GateDraft, ScoreDraft } from "../../../shared/domain/draft";
import type { Version } from "../../../shared/rules/versions";
import { savedWords } from "../inbox";
import { pointsWords, verdictWords } from "../review";

/** What a version is called: 第 1 次定稿, 带入第 2 版任务包, 昨天 16:20 的评审. */
export function versionName({ cause, at, seq }: Version, now: string): string {
  switch (cause.kind) {
    case "seal":
      return `第 ${cause.seal.number} 次定稿`;
    case "reopening":
      return `第 ${cause.number} 次定稿后重新打开`;
    case "carrying":
      return cause.from === cause.to ? "改用另一份任务包" : `带入第 ${cause.to} 版任务包`;
    case "return":
      return "区局退回";
    case "session":
      return `${savedWords(at, now)} 的评审`;
    case "named":
      return cause.name;
    case "beginning":
      return "开始之前";
    case "change":
      return `第 ${seq} 次改动之后`;
  }
}

/** What else there is to say of a version; empty where nothing is. */
export function versionNote({ cause }: Version, now: string): string {
  switch (cause.kind) {
    case "seal":
      return sealNote(cause.seal);
    case "reopening":
      return `理由：${cause.reason}`;
    case "carrying":
      return `原在第 ${cause.from} 版任务包中评审`;
    case "return":
      return `随第 ${cause.revision} 版任务包退回：${cause.note}`;
    case "session":
      return `${savedWords(cause.since, now)} 起，${cause.changes} 次改动`;
    case "named":
      return "自己留存的版本";
    case "beginning":
      return "空白的评审表";
    case "change":
      return "从全部改动中选出";
  }
}

/** When a version was made, beside its name; empty where the name says so. */
export function versionTime({ cause, at }: Version, now: string): string {
  return cause.kind === "session" || cause.kind === "beginning" ? "" : savedWords(at, now);
}

function sealNote({
  state,
  total,
  bundles,
}: Extract<Version["cause"], { readonly kind: "seal" }>["seal"]): string {
  const result = state === "recused" ? "回避声明" : `合计 ${pointsWords(total ?? 0)} 分`;
  return bundles.length === 0 ? result : `${result}，已随第 ${bundles.join("、")} 次导出的评审包送出`;
}

/** What of a score is different, besides its comment, a phrase each: 评分 9.0 → 9.5. */
export function scoreChanges(before: ScoreDraft, after: ScoreDraft): string[] {
  return [
    ...changed("核定数", before.count, after.count, String),
    ...changed("评分", before.points, after.points, pointsWords),
    ...changed("档次", before.level, after.level, String),
    ...evidenceChanges(before.evidence, after.evidence),
  ];
}

/** What of a gate is different, besides its comment. */
export function gateChanges(before: GateDraft, after: GateDraft): string[] {
  return [
    ...changed("判断", before.verdict, after.verdict, (verdict) => verdictWords[verdict]),
    ...evidenceChanges(before.evidence, after.evidence),
  ];
}

function changed<Value>(
  label: string,
  before: Value | null,
  after: Value | null,
  words: (value: Value) => string,
): string[] {
  if (before === after) return [];
  const shown = (value: Value | null) => (value === null ? "空" : words(value));
  return [`${label} ${shown(before)} → ${shown(after)}`];
}

function evidenceChanges(before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((id) => !before.includes(id)).length;
  const removed = before.filter((id) => !after.includes(id)).length;
  if (added + removed === 0) return before.join() === after.join() ? [] : ["依据的次序有变"];
  return [
    [added > 0 ? `依据增加 ${added} 处` : "", removed > 0 ? `依据取消 ${removed} 处` : ""]
      .filter(Boolean)
      .join("，"),
  ];
}
