import type { FindingOutcome, FindingStep, GateFinding } from "../../../shared/rules/gate-findings";
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
  /** Something contradicts it: its steps are shown at once. */
  readonly odd: boolean;
}

/** What the declared figures come to, how, and the scans that prove it. It stands beside the verdict and never gives one. */
export function FindingLine({ finding, odd }: FindingLineProps) {
  if (!finding) {
    return (
      <p className="gates-precheck">
        <span>系统推算</span>
        <span className="gates-precheck-note">这一项没有对应的推算，请看材料判断。</span>
      </p>
    );
  }
  const { label, tone } = words[finding.outcome];
  const unsure = odd || finding.outcome === "ask" || finding.steps.some((step) => step.doubt);
  return (
    <div className="finding">
      <p className="finding-head">
        <span>系统推算</span>
        <Tag tone={tone}>{label}</Tag>
        <span className="gates-precheck-note">{finding.conclusion}</span>
      </p>
      <details key={String(unsure)} open={unsure}>
        <summary>怎样算出来的（{finding.steps.length} 步）</summary>
        <ol className="finding-steps">
          {finding.steps.map((step) => (
            <Step key={step.label} step={step} />
          ))}
        </ol>
      </details>
      <Proofs kinds={finding.proofs} />
    </div>
  );
}

function Step({ step }: { readonly step: FindingStep }) {
  const { label, value, source, rule, silent, doubt = false } = step;
  return (
    <li className={doubt ? "finding-doubt" : undefined}>
      <p>
        <b>{label}</b>
        <span>
          {doubt && <Icon name="warn" size={16} />}
          {value}
        </span>
      </p>
      {source && <small>来源：{source}</small>}
      {rule && <small>规则：{rule}</small>}
      {silent && <small className="finding-silent">{silent}。</small>}
    </li>
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
