import type { GateReview } from "../../../shared/domain/review-document";
import type { RefusalCode } from "../../../shared/refusal";
import { pointsWords } from "../../../shared/rules/scoring";
import type { TagTone } from "../../ui";

/** What the verifier checked, by the names it gives, in words for the bureau. */
const checkedWords: Readonly<Record<string, string>> = {
  signature: "签名属于登记在册的专家，文件锁给本单位",
  files: "文件不多不少，每个字节都与签名时一致",
  contents: "分数、合计、依据、回避声明互相吻合",
};

/**
 * The words for the names of what was checked; a name that is not known stays out rather than show English. `crossChecked`
 * says whether the task package was at hand.
 */
export function checksInWords(checked: readonly string[], crossChecked: boolean): readonly string[] {
  const words = checked.flatMap((name) => checkedWords[name] ?? []);
  return crossChecked ? [...words, "批次、申报、评分项和页码与任务包相符"] : words;
}

/** 符合, 不符合, 存疑. */
export const verdictWords: Readonly<
  Record<GateReview["verdict"], { readonly text: string; readonly tone: TagTone }>
> = {
  met: { text: "符合", tone: "green" },
  unmet: { text: "不符合", tone: "orange" },
  doubtful: { text: "存疑", tone: "violet" },
};

/** A total as it is shown; a recused review has none. */
export function totalWords(total: number | null): string {
  return total === null ? "—" : pointsWords(total);
}

const own = "请核对专家用的是不是本席位的身份卡。把本单位身份卡再发给专家，请专家导入后重新导出。";
const again = "请专家重新导出一份，用优盘当面交付。不要采用这个文件里的任何数据。";
const advice: Partial<Record<RefusalCode, string>> = {
  "not-a-package": "请确认选对了文件：专家交回的是评审包，不是任务包、表格或压缩包。",
  "signer-unknown": "请向专家要身份卡，导入并当面或打电话核对指纹，然后再打开这个文件。",
  "signer-role": "评审包只能由专家签名。请问清这个文件是谁做的。",
  "wrong-recipient": own,
  "format-unsupported": "这个文件由更新版本的程序制作。请更新本单位的程序。",
  "no-space": "请清理磁盘后再打开一次。",
};

const taskAdvice: Partial<Record<RefusalCode, string>> = {
  "signer-unknown": "本席位只存入自己签发的任务包。请选用本席位签发的文件。",
  "wrong-recipient": "本席位只存入自己签发的任务包。请选用本席位签发的文件。",
  conflict: "同一批次同一版次的任务包只能有一份。请核对发给专家的是哪一份。",
  "no-space": "请清理磁盘后再导入一次。",
};

/** What to do after a refusal of a bundle or of the bureau's own task package, in a sentence or two. */
export function adviceFor(code: RefusalCode, isTask = false): string {
  return isTask ? (taskAdvice[code] ?? "请选用签发时保存的原文件，再导入一次。") : (advice[code] ?? again);
}
