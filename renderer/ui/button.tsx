import type { ComponentProps, ReactNode } from "react";
import "./button.css";
import { Icon, type IconName } from "./icon";

/** The weight of a button: one `primary` a place, `danger` for what takes something away. */
export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";

export interface ButtonProps extends Omit<ComponentProps<"button">, "type"> {
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  /** Shows that the button's work goes on; the button takes no clicks meanwhile and keeps the focus. */
  readonly busy?: boolean;
  readonly size?: "small" | "normal" | "large";
  readonly type?: "button" | "submit";
  readonly children?: ReactNode;
}

/** A push button with words on it. */
export function Button({ variant = "plain", icon, busy = false, size = "normal", ...rest }: ButtonProps) {
  const { className = "", children, onClick, type = "button", ...props } = rest;
  return (
    <button
      {...props}
      type={type}
      className={`ui-button ui-button-${variant} ui-button-${size} ${className}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? (
        <span className="ui-button-turning" aria-hidden="true" />
      ) : (
        icon && <Icon name={icon} size={18} />
      )}
      {children}
    </button>
  );
}
