import "./progress-bar.css";

export interface ProgressBarProps {
  readonly value: number;
  readonly max: number;
  readonly tone?: "blue" | "green";
  /** The Chinese name for screen readers, such as 评分进度. */
  readonly label: string;
}

/** A bar that is filled by `value` of `max`. */
export function ProgressBar({ value, max, tone = "blue", label }: ProgressBarProps) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      className="ui-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
    >
      <div className={`ui-progress-part ui-progress-${tone}`} style={{ width: `${part * 100}%` }} />
    </div>
  );
}
