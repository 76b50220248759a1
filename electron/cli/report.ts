import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { Accepted } from "./verify-files";

/** The object of `--json` for a file that was accepted. */
export function acceptedObject(file: string, accepted: Accepted): Record<string, unknown> {
  if (accepted.kind === "card") {
    const { kid, fingerprint, payload } = accepted.card;
    return { file, ok: true, kind: "card", kid, fingerprint, card: payload, checked: ["signature"] };
  }
  const { kind, digest, claims, checked, files } = accepted;
  const id = kind === "task" ? { packageId: accepted.packageId } : { bundleId: accepted.bundleId };
  const plaintext = kind === "task" && accepted.contents?.plaintext;
  return { file, ok: true, kind, ...id, digest, claims, checked, files, ...(plaintext ? { plaintext } : {}) };
}

/** The object of `--json` for a file that was refused; `at` is the file inside, where there is one. */
export function refusedObject(file: string, refusal: Refusal): Record<string, unknown> {
  const message = refusalSentence({ file, ...refusal });
  return { file, ok: false, code: refusal.code, ...(refusal.file ? { at: refusal.file } : {}), message };
}

/** What is said about a file that was accepted. */
export function acceptedLine(file: string, accepted: Accepted): string {
  if (accepted.kind === "card") {
    const { payload, fingerprint } = accepted.card;
    const role = payload.role === "bureau" ? "区局" : "专家";
    return `通过 ${file}：${role}身份卡，${payload.name}（${payload.organisation}），指纹 ${fingerprint}`;
  }
  const parts = accepted.checked.map(
    (each) => ({ signature: "签名", files: "文件", contents: "内容" })[each],
  );
  const checked = `已核验${parts.join("、")}${parts.length < 3 ? "；未给出密钥，内容未核验" : ""}`;
  const { round } = accepted.claims;
  const what =
    accepted.kind === "task"
      ? `任务包，批次 ${round.id} 第 ${round.revision} 版，申报 ${accepted.claims.applications.length} 份`
      : `评审包，${accepted.claims.expert.name}，第 ${accepted.claims.revision} 版，评审 ${accepted.reviews.length} 份`;
  return `通过 ${file}：${what}，摘要 ${accepted.digest}，${checked}`;
}
