import type { Inspection, SeenCard } from "../../shared/package/inspect";
import { type Refusal, refusalSentence } from "../../shared/refusal";
import type { InputError } from "./input";
import type { Report } from "./report-schema";
import type { Accepted } from "./verify-files";

/** The object of `--json` for a file that was accepted. */
export function acceptedObject(file: string, accepted: Accepted): Report {
  if (accepted.kind === "card") {
    const { kid, fingerprint, payload } = accepted.card;
    return { file, ok: true, kind: "card", kid, fingerprint, card: payload, checked: ["signature"] };
  }
  const { digest, files } = accepted;
  if (accepted.kind === "review") {
    const { bundleId, claims } = accepted;
    const checked: ["signature", "files", "contents"] = ["signature", "files", "contents"];
    return { file, ok: true, kind: "review", bundleId, digest, claims, checked, files };
  }
  const { packageId, claims, contents } = accepted;
  const opened = contents ? (["contents"] as const) : ([] as const);
  return {
    ...{ file, ok: true, kind: "task", packageId, digest, claims },
    ...{ checked: ["signature", "files", ...opened], files },
    ...(contents?.plaintext ? { plaintext: contents.plaintext } : {}),
  };
}

/** The object of `--json` for a file that was refused; `at` is the file inside, where there is one. */
export function refusedObject(file: string, refusal: Refusal): Report {
  const message = refusalSentence({ file, ...refusal });
  return { file, ok: false, code: refusal.code, ...(refusal.file ? { at: refusal.file } : {}), message };
}

/** The object of `--json` for a file that gave no verdict. */
export const unjudgedObject = (file: string, { code, message }: InputError): Report => ({
  ...{ file, ok: false, code, message },
});

/** The object of `--json` for what lies in a file, unverified. */
export const inspectedObject = (file: string, seen: Inspection): Report => ({ file, ok: true, ...seen });

const roleWords = { bureau: "区局", expert: "专家" } as const;

/** What is said about a file that was accepted. */
export function acceptedLine(file: string, accepted: Accepted): string {
  if (accepted.kind === "card") {
    const { payload, fingerprint } = accepted.card;
    const role = roleWords[payload.role];
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

/** Everything that a card says, a line each, and what its signature is worth. */
export function cardDetails(file: string, { payload, kid, fingerprint }: SeenCard): string[] {
  return [
    `${file}（身份卡，自身签名成立；持卡人是谁须当面或电话核对指纹）`,
    `  身份      ${roleWords[payload.role]}`,
    `  姓名      ${payload.name}`,
    `  单位      ${payload.organisation}`,
    `  职务      ${payload.title}`,
    `  指纹      ${fingerprint}`,
    `  密钥编号  ${kid}`,
    `  加密收件  ${payload.recipient}`,
    `  制卡时间  ${payload.createdAt}`,
  ];
}

/** What lies in a file, unverified, a line each. */
export const inspectedLines = (file: string, seen: Inspection): string[] => [
  `${file}（以下内容未经核验）`,
  ...linesOf(seen),
];

function linesOf(seen: Inspection): string[] {
  if (seen.container === "jws") return cardLines(seen.card);
  if (seen.container === "age") {
    const size = seen.plaintextBytes === null ? "长度不合规范" : `内容 ${seen.plaintextBytes} 字节`;
    return [`  加密文件：${seen.stanzas.join("、")}，${size}`, ...(seen.inside ? linesOf(seen.inside) : [])];
  }
  const signature = seen.signature
    ? [
        `  签名密钥 ${seen.signature.kid}`,
        `  摘要 ${seen.signature.digest}`,
        `  声明 ${JSON.stringify(seen.signature.claims)}`,
      ]
    : ["  没有可读的签名"];
  const entries = seen.entries.map((each) => `  ${String(each.bytes).padStart(12)}  ${each.name}`);
  return [...signature, ...(seen.card ? cardLines(seen.card) : ["  没有可读的身份卡"]), ...entries];
}

function cardLines({ payload, fingerprint }: SeenCard): string[] {
  const role = roleWords[payload.role];
  return [
    `  身份卡：${role}，${payload.name}，${payload.organisation}，${payload.title}`,
    `  指纹 ${fingerprint}`,
  ];
}
