import type { ReviewState } from "../ports";
import { type InboxRow, type InboxView, stateCounts, stateWords } from "./rows";

interface InboxFilterProps {
  readonly rows: readonly InboxRow[];
  readonly view: InboxView;
  readonly onView: (view: InboxView) => void;
}

/** Shows one state only, or what holds some words. */
export function InboxFilter({ rows, view, onView }: InboxFilterProps) {
  const choose = (state: ReviewState | null) => onView({ ...view, state });
  return (
    <div className="inbox-filter">
      <fieldset className="inbox-states">
        <legend className="ui-spoken">按状态筛选</legend>
        <StateButton label="全部" count={rows.length} on={view.state === null} onClick={() => choose(null)} />
        {stateCounts(rows).map(({ state, count }) => (
          <StateButton
            key={state}
            label={stateWords[state].label}
            count={count}
            on={view.state === state}
            onClick={() => choose(view.state === state ? null : state)}
          />
        ))}
      </fieldset>
      <input
        type="search"
        className="inbox-search"
        aria-label="查找申报"
        placeholder="查找编号、工作室、领办人、单位"
        value={view.words}
        onChange={(event) => onView({ ...view, words: event.target.value })}
      />
    </div>
  );
}

function StateButton(props: {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="inbox-state" aria-pressed={props.on} onClick={props.onClick}>
      {props.label} <span className="inbox-state-count">{props.count}</span>
    </button>
  );
}
