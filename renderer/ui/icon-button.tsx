import type { ComponentProps } from "react";
import "./icon-button.css";
import { Icon, type IconName } from "./icon";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "type" | "aria-label" | "children"> {
  /** The Chinese name, spoken and shown as the tip. */
  readonly label: string;
  readonly icon: IconName;
  /** For a button that stays down; leave it out for one that does not. */
  readonly pressed?: boolean;
  /** The key that does the same, shown in the tip, such as `Ctrl+Z`. */
  readonly keys?: string;
  readonly framed?: boolean;
}

/** A square button with an icon alone; its name shows as a tip on hovering and on keyboard focus. */
export function IconButton({
  label,
  icon,
  pressed,
  keys,
  framed = false,
  className = "",
  ...props
}: IconButtonProps) {
  return (
    <button
      {...props}
      type="button"
      className={`ui-icon-button ${framed ? "ui-icon-button-framed" : ""} ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={keys ? `${label}（${keys}）` : label}
    >
      <Icon name={icon} />
    </button>
  );
}
