import type { Meaning } from "../../../shared/domain/annotation";
import "./meaning-choice.css";
import { meaningList, meaningWord } from "./words";

export interface MeaningChoiceProps {
  /** What the choice is for, spoken. */
  readonly label: string;
  /** `null` where several marks have different ones. */
  readonly value: Meaning | null;
  readonly disabled?: boolean;
  readonly onChange: (meaning: Meaning) => void;
}

/** The three meanings side by side, each with its colour and its word. */
export function MeaningChoice({ label, value, disabled = false, onChange }: MeaningChoiceProps) {
  return (
    <fieldset className="viewer-meanings" aria-label={label} disabled={disabled}>
      {meaningList.map((meaning) => (
        <button
          key={meaning}
          type="button"
          className={`viewer-meaning viewer-${meaning}`}
          aria-pressed={meaning === value}
          onClick={() => onChange(meaning)}
        >
          <span className="viewer-meaning-dot" aria-hidden="true" />
          {meaningWord[meaning]}
        </button>
      ))}
    </fieldset>
  );
}
