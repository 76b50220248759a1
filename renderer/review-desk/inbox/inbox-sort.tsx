import { Icon } from "../../ui/icon";
import type { InboxView, SortKey } from "./rows";

interface SortHeadProps {
  readonly name: SortKey;
  readonly title: string;
  readonly numeric?: boolean;
  readonly className?: string;
  readonly view: InboxView;
  readonly onView: (view: InboxView) => void;
}

/** The head of a column that sorts: up at first, down at the second press. */
export function SortHead({ name, title, numeric = false, className = "", view, onView }: SortHeadProps) {
  const { key, down } = view.sort;
  const active = key === name;
  const order = down ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={active ? order : undefined}
      className={`${numeric ? "inbox-figure" : ""} ${className}`}
    >
      <button
        type="button"
        className="inbox-sort"
        onClick={() => onView({ ...view, sort: { key: name, down: active && !down } })}
      >
        {title}
        <span className={active ? "inbox-sort-mark" : "inbox-sort-mark inbox-sort-idle"}>
          <Icon name={active && down ? "down" : "up"} size={12} />
        </span>
      </button>
    </th>
  );
}
