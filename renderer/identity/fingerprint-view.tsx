import "./fingerprint.css";
import { fingerprintGroups } from "./fingerprint";

export interface FingerprintProps {
  readonly fingerprint: string;
  /** `large` for reading out, `line` within text. */
  readonly size?: "line" | "large";
}

/** A fingerprint in groups of four, each character of one width. A screen reader spells it. */
export function Fingerprint({ fingerprint, size = "line" }: FingerprintProps) {
  const groups = fingerprintGroups(fingerprint);
  return (
    <span className={`identity-print identity-print-${size}`} data-fingerprint={groups.join(" ")}>
      <span className="ui-spoken">指纹 {groups.map((group) => [...group].join(" ")).join("，")}</span>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike; their place is their identity.
        <span key={index} className="identity-print-group" aria-hidden="true">
          {group}
        </span>
      ))}
    </span>
  );
}
