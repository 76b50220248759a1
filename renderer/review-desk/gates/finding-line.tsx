import type { FindingOutcome, GateFinding } from "../../../shared/rules/gate-findings";
import { Icon } from "../../ui/icon";
import { Tag, type TagTone } from "../../ui/tag";
import { materialsOfKinds } from "../facts";
import { useReading, useReadingState } from "../reading";
import { useReview } from "../review";
import "./finding.css";

const words: Record<FindingOutcome, { readonly label: string; readonly tone: TagTone }> = {
  met: { label: "符合", tone: "green" },
  unmet: { label: "不符合", tone: "orange" },
  ask: { label: "请您判断", tone: "blue" },
  unknown: { label: "推算不出", tone: "grey" },
};

interface FindingLineProps {
  readonly finding: GateFinding | null;
}

/** What the declared figures come to, and the scans that prove it. It stands beside the verdict and never gives one. */
export function FindingLine({ finding }: FindingLineProps) {
  if (!finding) {
    return (
      <p className="gates-precheck">
        <span>系统推算</span>
        <span className="gates-precheck-note">这一项没有对应的推算，请看材料判断。</span>
      </p>
    );
  }
  const { label, tone } = words[finding.outcome];
  return (
    <div className="finding">
      <p className="finding-head">
        <span>系统推算</span>
        <Tag tone={tone}>{label}</Tag>
        <span className="gates-precheck-note">{finding.conclusion}</span>
      </p>
      <Proofs kinds={finding.proofs} />
    </div>
  );
}

function Proofs({ kinds }: { readonly kinds: GateFinding["proofs"] }) {
  const { application } = useReview();
  const reading = useReading();
  const open = useReadingState((state) => state.materialId);
  const proofs = materialsOfKinds(application, kinds);
  if (proofs.length === 0) return <p className="finding-proofs">材料清单里没有对应的扫描件。</p>;
  return (
    <p className="finding-proofs">
      <span>看扫描件</span>
      {proofs.map(({ material, number }) => (
        <button
          key={material.id}
          type="button"
          aria-pressed={open === material.id}
          aria-label={`打开材料${number} ${material.title}`}
          title={material.title}
          onClick={() => reading.open(material.id)}
        >
          <Icon name="document" size={14} />
          材料{number}
        </button>
      ))}
    </p>
  );
}
