import type { ScoreDraft } from "../../../shared/domain/draft";
import type { Criterion, Level } from "../../../shared/domain/round";
import { levelOfPoints } from "../../../shared/rules/scoring";
import { rangeWords } from "./question-words";

interface LevelChipsProps {
  readonly criterion: Criterion;
  readonly work: ScoreDraft;
  readonly readOnly: boolean;
  /** Asked by a chip that is read only; `null` where nothing can open the review again. */
  readonly onLocked: (() => void) | null;
  readonly onLevel: (level: Level) => void;
}

/** The levels with their ranges; under them what the chosen one means, or what each means until one is chosen. */
export function LevelChips({ criterion, work, readOnly, onLocked, onLevel }: LevelChipsProps) {
  const chosen = chosenLevel(criterion, work);
  return (
    <>
      <fieldset className="scoring-levels">
        <legend className="ui-spoken">{criterion.id} 档次</legend>
        {criterion.levels.map((level, index) => (
          <button
            key={level.label}
            type="button"
            className="scoring-level"
            aria-pressed={level === chosen}
            aria-label={`${level.label}，${rangeWords(level, criterion)} 分：${level.text}`}
            aria-keyshortcuts={String(index + 1)}
            title={level.text}
            disabled={readOnly && level !== chosen && !onLocked}
            onClick={() => (readOnly ? onLocked?.() : onLevel(level))}
          >
            <span className="scoring-level-label">{level.label}</span>
            <span className="scoring-level-range">{rangeWords(level, criterion)}</span>
          </button>
        ))}
      </fieldset>
      {chosen ? (
        chosen.text && <p className="scoring-level-text">{chosen.text}</p>
      ) : (
        <dl className="scoring-level-texts">
          {criterion.levels.map((level) => (
            <div key={level.label}>
              <dt>{level.label}</dt>
              <dd>{level.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** The level chosen by hand; where none was, the one the points fall in. */
function chosenLevel(criterion: Criterion, work: ScoreDraft): Level | null {
  const byHand = criterion.levels.find((level) => level.label === work.level);
  return byHand ?? (work.points === null ? null : levelOfPoints(criterion, work.points));
}
