import "./work-progress.css";
import { Button } from "./button";
import { ProgressBar } from "./progress-bar";

/** How far some work is: `done` of `total` in one unit, and words for what goes on. */
export interface WorkState {
  readonly done: number;
  readonly total: number;
  readonly stage: string;
}

/** The whole percent of work done; 0 while the total is not known. */
export function percentDone({ done, total }: Pick<WorkState, "done" | "total">): number {
  return total > 0 ? Math.floor(Math.min(1, Math.max(0, done / total)) * 100) : 0;
}

export interface WorkProgressProps {
  readonly progress: WorkState;
  /** Stops the work; leave it out where it cannot be stopped. */
  readonly onCancel?: (() => void) | undefined;
}

/** Work that takes more than half a second: its stage, a bar, the percent and a way to stop it. */
export function WorkProgress({ progress, onCancel }: WorkProgressProps) {
  const known = progress.total > 0;
  return (
    <div className="ui-work">
      <div className="ui-work-words">
        <span role="status">{progress.stage}</span>
        {known && <span className="ui-digits">{percentDone(progress)}%</span>}
      </div>
      {known ? (
        <ProgressBar value={progress.done} max={progress.total} label={progress.stage} />
      ) : (
        <div className="ui-work-unknown" role="progressbar" aria-label={progress.stage} />
      )}
      {onCancel && (
        <div className="ui-work-stop">
          <Button size="small" onClick={onCancel}>
            停止
          </Button>
        </div>
      )}
    </div>
  );
}
