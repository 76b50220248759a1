import { hexGroups } from "../../../shared/domain/review-digest";
import type { ExportedBundle } from "../ports";

/** 评审包第 1 次（摘要 3f2a 91c0 …）、第 2 次（…）. One of which nobody knows whether it was written says so. */
export function bundlesWords(bundles: readonly ExportedBundle[]): string {
  const words = bundles.map(({ revision, digest, saved }) => {
    const unsure = saved ? "" : "，是否写成没有记录";
    return `第 ${revision} 次（摘要 ${hexGroups(digest, 16).join(" ")}${unsure}）`;
  });
  return `评审包${words.join("、")}`;
}
