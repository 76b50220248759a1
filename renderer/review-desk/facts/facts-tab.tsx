import { Icon } from "../../ui/icon";
import { useReading, useReadingState } from "../reading";
import { useReview } from "../review";
import { declaredFacts, type FactGroup, materialsOfKinds } from "./declared";
import "./facts.css";

/** 申报信息: what the studio declared, each group beside the scans that prove it. */
export function FactsTab() {
  const { application } = useReview();
  return (
    <div className="facts">
      {declaredFacts(application).map((group) => (
        <FactSection key={group.title} group={group} />
      ))}
    </div>
  );
}

function FactSection({ group }: { readonly group: FactGroup }) {
  return (
    <section aria-label={group.title}>
      <header className="facts-head">
        <h2>{group.title}</h2>
        <Proofs group={group} />
      </header>
      <dl className="facts-list">
        {group.facts.map(({ label, lines }) => (
          <div key={`${label} ${lines[0]}`} className={label ? undefined : "facts-unlabelled"}>
            <dt className={label ? undefined : "ui-spoken"}>{label || group.title}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Proofs({ group }: { readonly group: FactGroup }) {
  const { application } = useReview();
  const reading = useReading();
  const open = useReadingState((state) => state.materialId);
  const proofs = materialsOfKinds(application, group.proofs);
  if (proofs.length === 0) return <span className="facts-unproved">没有对应的材料</span>;
  return (
    <span className="facts-proofs">
      {proofs.map(({ material, number }) => (
        <button
          key={material.id}
          type="button"
          className="facts-proof"
          aria-pressed={open === material.id}
          aria-label={`对照材料${number} ${material.title}`}
          title={material.title}
          onClick={() => reading.open(material.id)}
        >
          <Icon name="document" size={14} />
          材料{number}
        </button>
      ))}
    </span>
  );
}
