import type { Removal, RemovalNote } from "../../shared/domain/removal";
import { hexGroups } from "../../shared/domain/review-digest";

/** What the page of a removed round (清除记录) says. */
export interface RemovalData {
  readonly removal: RemovalNote;
  /** Of the signed note, lower-case hex. */
  readonly digest: string;
  /** Of the seat that removed it, in groups of four. */
  readonly fingerprint: string;
  readonly organisation: string;
}

/** One thing that was removed. */
export interface RemovedRow {
  readonly key: string;
  readonly kind: string;
  readonly what: string;
  /** ISO 8601. */
  readonly at: string;
  /** In groups of four. */
  readonly digest: string;
}

const isExperts = (removal: RemovalNote): removal is Removal => removal.format === 1;

/** Everything of the account that has a digest of its own, task packages first. */
export function removedRows(removal: RemovalNote): RemovedRow[] {
  const packages = removal.packages.map(({ revision, digest, importedAt }) => ({
    ...{ kind: "任务包", what: `第 ${revision} 版`, at: importedAt, digest },
  }));
  const bundles = isExperts(removal)
    ? removal.bundles.map(({ revision, digest, createdAt, saved }) => ({
        ...{ kind: "导出的评审包", at: createdAt, digest },
        what: `第 ${revision} 版${saved ? "" : "（不知是否保存）"}`,
      }))
    : removal.bundles.map(({ expertKid, revision, digest, receivedAt, counted }) => ({
        ...{ kind: "收到的评审包", at: receivedAt, digest },
        what: `第 ${revision} 版，${counted ? "计入" : "未计入"}，专家密钥 ${expertKid.slice(0, 8)}`,
      }));
  return [...packages, ...bundles].map((each, index) => ({
    ...each,
    ...{ key: String(index + 1), digest: hexGroups(each.digest).join(" ") },
  }));
}

/** How much went besides, in words. */
export function countWords(removal: RemovalNote): string {
  const { packages, bundles } = removal;
  if (!isExperts(removal))
    return `任务包 ${packages.length} 个，收到的评审包 ${bundles.length} 份及其台账记录，冲突决定 ${removal.decisions} 条，拒绝记录 ${removal.refusals} 条。`;
  const { applications, seals, unexported } = removal;
  const waiting = unexported > 0 ? `，其中 ${unexported} 份定稿没有导出` : "";
  return `任务包 ${packages.length} 个，申报 ${applications.length} 份的材料、评分、意见、批注和改动记录，定稿 ${seals.length} 次，导出 ${bundles.length} 次${waiting}。`;
}
