import type { Application } from "../../../shared/domain/application";

/** Characters that file systems or mail programs do not take in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const unwelcome = /[\\/:*?"<>|\u0000-\u001f\s]+/gu;

/** The name offered for a saved form: `专家评估意见-SY2026-001-示例数控技能大师工作室.pdf`. */
export function formFileName(application: Application, recused: boolean): string {
  return fileName(recused ? "专家回避声明" : "专家评估意见", application);
}

/** The name offered for a saved list of marks: `批注清单-SY2026-001-示例数控技能大师工作室.pdf`. */
export function marksListFileName(application: Application): string {
  return fileName("批注清单", application);
}

function fileName(kind: string, application: Application): string {
  return `${kind}-${application.number}-${application.studio.name}`
    .replace(unwelcome, "_")
    .slice(0, 100)
    .concat(".pdf");
}
