import type { FindingStep, GateFinding } from "../../../shared/rules/gate-findings";
import { Icon } from "../../ui/icon";
import "./finding.css";

interface DerivationProps {
  readonly finding: GateFinding | null;
  /** Something contradicts the finding: its steps are shown at once. */
  readonly odd: boolean;
}

/** How the finding came about, step by step; open where a step is to be looked at. It follows the verdict, which has the say. */
export function Derivation({ finding, odd }: DerivationProps) {
  if (!finding) return null;
  const unsure = odd || finding.outcome === "ask" || finding.steps.some((step) => step.doubt);
  return (
    <details key={String(unsure)} className="finding-derivation" open={unsure}>
      <summary>怎样推算的（{finding.steps.length} 步）</summary>
      <ol className="finding-steps">
        {finding.steps.map((step) => (
          <Step key={step.label} step={step} />
        ))}
      </ol>
    </details>
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
