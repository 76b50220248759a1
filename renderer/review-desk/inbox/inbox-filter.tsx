import { type InboxRow, type InboxView, kindCounts, type RowKind, stateWords } from "./rows";

interface InboxFilterProps {
  readonly rows: readonly InboxRow[];
  readonly view: InboxView;
  readonly onView: (view: InboxView) => void;
}

/** Shows one state only, or what holds some words. */
export function InboxFilter({ rows, view, onView }: InboxFilterProps) {
  const choose = (kind: RowKind | null) => onView({ ...view, kind });
  return (
    <div className="inbox-filter">
      <fieldset className="inbox-states">
        <legend className="ui-spoken">按状态筛选</legend>
        <StateButton label="全部" count={rows.length} on={view.kind === null} onClick={() => choose(null)} />
        {kindCounts(rows).map(({ kind, count }) => (
          <StateButton
            key={kind}
            label={kind === "practice" ? "练习" : stateWords[kind].label}
            count={count}
            on={view.kind === kind}
            onClick={() => choose(view.kind === kind ? null : kind)}
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
