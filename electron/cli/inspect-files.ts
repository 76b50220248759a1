import { basename } from "node:path";
import { type Inspection, inspect, type SeenCard } from "../../shared/package/inspect";
import { refusalSentence } from "../../shared/refusal";
import type { CliRequest } from "./arguments";
import { withFile } from "./file-source";
import { refusedObject } from "./report";
import type { CliOutput } from "./run";
import { readIdentities } from "./secrets";

/** Lists what lies in each file, none of it verified. Returns whether all could be read. */
export async function inspectFiles(request: CliRequest, output: CliOutput): Promise<boolean> {
  const [identity] = await readIdentities(request.identity);
  let readable = true;
  for (const path of request.files) {
    const file = basename(path);
    const seen = await withFile(path, (source) => inspect(source, identity));
    readable &&= seen.ok;
    if (request.json)
      output.print(
        JSON.stringify(seen.ok ? { file, ok: true, ...seen.value } : refusedObject(file, seen.refusal)),
      );
    else if (seen.ok)
      for (const line of [`${file}（以下内容未经核验）`, ...linesOf(seen.value)]) output.print(line);
    else output.print(`拒绝 ${seen.refusal.code} ${file}：${refusalSentence({ file, ...seen.refusal })}`);
  }
  return readable;
}

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
  const role = payload.role === "bureau" ? "区局" : "专家";
  return [
    `  身份卡：${role}，${payload.name}，${payload.organisation}，${payload.title}`,
    `  指纹 ${fingerprint}`,
  ];
}
