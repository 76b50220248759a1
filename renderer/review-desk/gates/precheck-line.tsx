import type { Precheck } from "../../../shared/domain/application";
import { Tag, type TagTone } from "../../ui/tag";

const words: Record<Precheck["result"], { readonly label: string; readonly tone: TagTone }> = {
  pass: { label: "通过", tone: "green" },
  fail: { label: "未通过", tone: "orange" },
  manual: { label: "待专家判断", tone: "grey" },
};

/** What the bureau found before the round was issued. */
export function PrecheckLine({ precheck }: { readonly precheck: Precheck | undefined }) {
  const { label, tone } = precheck ? words[precheck.result] : { label: "未初核", tone: "grey" as const };
  return (
    <p className="gates-precheck">
      <span>区局初核</span>
      <Tag tone={tone}>{label}</Tag>
      {precheck?.note && <span className="gates-precheck-note">{precheck.note}</span>}
    </p>
  );
}
