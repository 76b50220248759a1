import type { ReactNode } from "react";
import type { IconName } from "../../ui";

/** A line of the menu 更多. */
export interface ToolbarLine {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** The key that does the same. */
  readonly keys?: string | undefined;
  /** For what can be on or off. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly run: () => void;
}

/** One tool of the bar above the scan, in two forms: as it stands there, and as lines of 更多 where it has no room. */
export interface ToolbarItem {
  readonly key: string;
  /** Neighbours of the same group stand together, with a line to the next group. */
  readonly group: string;
  /** Where there is no room for all, the highest goes into 更多 first; 0 never does, `onlyInMenu` always. */
  readonly rank: number;
  readonly node: ReactNode;
  readonly lines: readonly ToolbarLine[];
}
