/** The codes of package-format.md ("Limits and refusals"), in the order of the checks that give them. */
export const packageRefusalCodes = [
  "not-a-package",
  "archive-malformed",
  "archive-limit",
  "name-forbidden",
  "file-missing",
  "signature-missing",
  "header-forbidden",
  "signature-malformed",
  "signer-unknown",
  "signature-invalid",
  "signer-role",
  "card-invalid",
  "format-unsupported",
  "claims-invalid",
  "digest-mismatch",
  "file-unlisted",
  "bag-invalid",
  "wrong-recipient",
  "decrypt-failed",
  "schema-invalid",
  "cross-check",
  "wrong-round",
  "wrong-task",
] as const;

/** Codes of the program itself, which no package gives. */
export const localRefusalCodes = [
  "cancelled",
  "no-space",
  "storage-failed",
  "wrong-passphrase",
  "too-soon",
  "conflict",
  "superseded",
  "no-printer",
  "print-failed",
  "reason-missing",
  "materials-missing",
  "not-a-backup",
  "backup-damaged",
  "not-a-key-file",
  "seat-here",
  "card-missing",
  "handed-over",
  "internal",
] as const;

/** A stable name of why something was refused. Codes are never renamed: other programs read them. */
export type RefusalCode = (typeof packageRefusalCodes)[number] | (typeof localRefusalCodes)[number];

/** Why something was refused. `file` is a name inside the package or of the file itself; `detail` is for the log, in English. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly file?: string;
  readonly detail?: string;
}

/** What an operation gives that can be refused. Results cross processes and workers; exceptions do not. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** The result that carries `value`. */
export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The result that says no, with its code, the file it is about and a detail for the log. */
export function refuse(code: RefusalCode, file?: string, detail?: string): Result<never> {
  return {
    ok: false,
    refusal: { code, ...(file === undefined ? {} : { file }), ...(detail === undefined ? {} : { detail }) },
  };
}

/** What each code says: `what` goes wrong with the named file, then what to do. */
const sentences: Record<RefusalCode, (file: string) => string> = {
  "not-a-package": (f) => `${f}不是任务包、评审包或身份卡，请核对是否选错了文件。`,
  "archive-malformed": (f) => `${f}的压缩结构不合规范，可能在传送中损坏，请向发送方重新索取。`,
  "archive-limit": (f) => `${f}超出了允许的大小或数量，未予打开，请联系发送方核实。`,
  "name-forbidden": (f) => `包内文件名${f}不合规范，整个文件未予打开，请联系发送方核实来源。`,
  "file-missing": (f) => `包内缺少${f}，文件不完整，请向发送方重新索取。`,
  "signature-missing": (f) => `${f}没有签名，无法确认是谁制作的，请向发送方重新索取。`,
  "header-forbidden": (f) => `${f}的签名头含有不允许的内容，请勿采用，并联系发送方核实来源。`,
  "signature-malformed": (f) => `${f}的签名写法不合规范，请向发送方重新索取。`,
  "signer-unknown": (f) => `${f}的签名人不在已接受的身份卡之列，请先导入对方身份卡并当面或电话核对指纹。`,
  "signature-invalid": (f) => `${f}的签名与内容不符，内容可能被改动，请勿采用，并向发送方重新索取。`,
  "signer-role": (f) => `${f}由身份不符的人签名，此类文件不能由其签发，请联系发送方核实。`,
  "card-invalid": (f) => `身份卡${f}无效或与已接受的身份卡相矛盾，请当面或电话核对后重新索取。`,
  "format-unsupported": (f) => `${f}的格式版本本程序不认识，请更新程序后再打开。`,
  "claims-invalid": (f) => `${f}的签名声明内容不合规范，请联系发送方用本程序重新制作。`,
  "digest-mismatch": (f) => `${f}的内容与签名时的摘要不符，可能被改动或损坏，请向发送方重新索取。`,
  "file-unlisted": (f) => `包内多出未列入清单的文件${f}，请勿采用，并联系发送方核实来源。`,
  "bag-invalid": (f) => `${f}的清单信息不合规范，请联系发送方重新制作。`,
  "wrong-recipient": (f) => `${f}不是发给您的，请与发送方核对收件人后重新索取。`,
  "decrypt-failed": (f) => `${f}无法解密，内容已损坏或被改动，请向发送方重新索取。`,
  "schema-invalid": (f) => `${f}的内容不合规定格式，请联系发送方用本程序重新制作。`,
  "cross-check": (f) => `${f}与包内其他内容互相矛盾，未予采用，请联系发送方核实后重新制作。`,
  "wrong-round": (f) => `${f}属于另一个评审批次，请核对批次后选择正确的文件。`,
  "wrong-task": (f) => `${f}对应的不是当前的任务包，请核对任务包版本后重新导出。`,
  cancelled: () => "操作已取消，没有留下任何改动。",
  "no-space": (f) => `磁盘空间不足，${f}未能保存，请清理磁盘后重试。`,
  "storage-failed": (f) => `${f}未能读写，请检查磁盘或存储设备后重试，已保存的内容不受影响。`,
  "wrong-passphrase": (f) => `口令不对，${f}没有打开，请重新输入，注意大小写和输入法。`,
  "too-soon": (f) => `口令连续输错了几次，${f}这一次没有打开，请等一会儿再输入。`,
  conflict: (f) => `${f}与已有的同名同版文件内容不同，请与发送方核对后决定采用哪一份。`,
  superseded: (f) => `${f}已被同一评审批次更新的版次取代，没有任何改动，请在最新的版次中继续。`,
  "no-printer": (f) =>
    `这台电脑上没有可用的打印机，${f}没有打印，请在系统设置中添加打印机，或另存为 PDF 拿到别的电脑上打印。`,
  "print-failed": (f) => `${f}没有打印成功，请检查打印机是否开机、联机、有纸后重试，或另存为 PDF 后打印。`,
  "reason-missing": (f) => `${f}的回避声明没有写明原因，没有任何改动，请写明原因后再提交。`,
  "materials-missing": (f) => `${f}的原件不在这台电脑上，评分和批注都在，请重新导入区局发来的任务包。`,
  "not-a-backup": (f) => `${f}不是匠评的备份文件，请核对是否选错了文件。`,
  "backup-damaged": (f) => `备份${f}不完整或被改动过，没有恢复任何内容，请换用另一份备份。`,
  "not-a-key-file": (f) => `${f}不是匠评的钥匙文件，请核对是否选错了文件。`,
  "seat-here": (f) => `${f}的席位在这台电脑上已有，没有任何改动，请返回席位列表用口令或恢复单解锁。`,
  "card-missing": (f) => `${f}里没有身份卡，请再选择与它同一席位的身份卡文件。`,
  "handed-over": (f) =>
    `席位已移交给接任者，${f}没有办理，请交给接任者办理；接任者还没有接的，可以先收回移交。`,
  internal: (f) => `处理${f}时程序出错，已有内容不受影响，请重试；仍不成功请联系技术支持。`,
};

/** One Chinese sentence that says which file is refused, why, and what to do next. */
export function refusalSentence(refusal: Refusal): string {
  const file = refusal.file ? `“${refusal.file}”` : "该文件";
  return sentences[refusal.code](file);
}
