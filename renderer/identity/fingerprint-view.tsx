import "./fingerprint.css";
import { fingerprintGroups, shownGroups } from "./fingerprint";

export interface FingerprintProps {
  readonly fingerprint: string;
  /** `large` for reading out, `line` within text. */
  readonly size?: "line" | "large";
  /** Keeps the last group back: it is still to be heard from the card's owner. */
  readonly withheld?: boolean;
}

/** A fingerprint in groups of four, each character of one width. A screen reader spells it. */
export function Fingerprint({ fingerprint, size = "line", withheld = false }: FingerprintProps) {
  const groups = withheld ? shownGroups(fingerprint) : fingerprintGroups(fingerprint);
  return (
    <span className={`identity-print identity-print-${size}`} data-fingerprint={groups.join(" ")}>
      <span className="ui-spoken">
        指纹 {groups.map((group) => [...group].join(" ")).join("，")}
        {withheld && "，最后一组待对方读出"}
      </span>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike; their place is their identity.
        <span key={index} className="identity-print-group" aria-hidden="true">
          {group}
        </span>
      ))}
      {withheld && (
        <span className="identity-print-group identity-print-hole" aria-hidden="true">
          ····
        </span>
      )}
    </span>
  );
}
