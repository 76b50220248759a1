import { IconButton, type IconName } from "../../ui";
import type { ToolbarItem } from "./toolbar-item";

export interface ButtonTool extends Pick<ToolbarItem, "key" | "group" | "rank"> {
  /** The Chinese name, spoken and shown. */
  readonly label: string;
  readonly icon: IconName;
  readonly keys?: string | undefined;
  /** For a button that stays down. */
  readonly pressed?: boolean | undefined;
  readonly run: () => void;
}

/** A tool that is one button. */
export function buttonItem({ key, group, rank, label, icon, keys, pressed, run }: ButtonTool): ToolbarItem {
  return {
    key,
    group,
    rank,
    node: (
      <IconButton
        label={label}
        icon={icon}
        onClick={run}
        {...(keys === undefined ? {} : { keys })}
        {...(pressed === undefined ? {} : { pressed })}
      />
    ),
    lines: [{ key, label, icon, keys, checked: pressed, run }],
  };
}
