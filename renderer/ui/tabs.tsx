import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import "./tabs.css";

export interface TabItem<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  /** A number or word beside the label, such as how much is missing. */
  readonly badge?: ReactNode;
}

export interface TabsProps<Key extends string> {
  readonly tabs: readonly TabItem<Key>[];
  readonly active: Key;
  readonly onChange: (key: Key) => void;
  /** The Chinese name of the group. */
  readonly label: string;
  /** Ties the tabs to a `TabPanel` with the same `group`. */
  readonly group?: string;
}

/** The neighbour that an arrow key leads to, or `null` for other keys. Wraps around. */
export function tabStep(key: string, index: number, count: number): number | null {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** A row of tabs: one stop of the Tab key, arrows move and choose. */
export function Tabs<Key extends string>({ tabs, active, onChange, label, group }: TabsProps<Key>) {
  const own = useId();
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.key === active);
    const next = tabStep(event.key, index, tabs.length);
    const tab = next === null ? undefined : tabs[next];
    if (next === null || !tab) return;
    event.preventDefault();
    onChange(tab.key);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div ref={row} className="ui-tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          id={`${group ?? own}-${tab.key}`}
          type="button"
          role="tab"
          className="ui-tab"
          aria-selected={tab.key === active}
          aria-controls={group && tab.key === active ? `${group}-panel` : undefined}
          tabIndex={tab.key === active ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.label}
          {tab.badge !== undefined && tab.badge !== null && <span className="ui-tab-badge">{tab.badge}</span>}
        </button>
      ))}
    </div>
  );
}

export interface TabPanelProps {
  readonly group: string;
  readonly active: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What the active tab of `group` shows. */
export function TabPanel({ group, active, className, children }: TabPanelProps) {
  return (
    <div id={`${group}-panel`} role="tabpanel" aria-labelledby={`${group}-${active}`} className={className}>
      {children}
    </div>
  );
}
