import type { Application } from "../../../shared/domain/application";
import type { FormContent } from "../../forms";
import { formWords } from "./choices";

/** Characters that file systems or mail programs do not take in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const unwelcome = /[\\/:*?"<>|\u0000-\u001f\s]+/gu;

/** The name offered for the forms: of one form its own, of several how many they are. */
export function formsFileName(title: string, contents: readonly FormContent[]): string {
  const [only] = contents;
  const words =
    only && contents.length === 1 ? nameOf(only, title) : `评审表格-${title}-${contents.length}份`;
  return words.replace(unwelcome, "_").slice(0, 100).concat(".pdf");
}

/** The name offered for the score sheets as a table: of one application its own, of several how many they are. */
export function scoreFileName(
  title: string,
  applications: readonly Application[],
  kind: "xlsx" | "csv",
): string {
  const [only] = applications;
  const words =
    only && applications.length === 1
      ? `专家评分表-${only.number}-${only.studio.name}`
      : `专家评分表-${title}-${applications.length}份`;
  return words.replace(unwelcome, "_").slice(0, 100).concat(`.${kind}`);
}

function nameOf(content: FormContent, title: string): string {
  if (content.kind === "recovery") return "席位恢复单";
  if (content.kind === "removal") return "清除记录";
  if (content.kind === "spare") return "封存备用钥匙";
  if (content.kind === "handover") return "移交码";
  if (content.kind === "rotation") return "更换身份卡通知";
  const kind = content.kind === "recusal" ? "专家回避声明" : formWords[content.kind];
  if (!("data" in content)) return kind;
  if (content.data.blank) return `${kind}-空白`;
  if (!("application" in content.data)) return `${kind}-${title}`;
  const { number, studio } = content.data.application;
  return `${kind}-${number}-${studio.name}`;
}
