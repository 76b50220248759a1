import type { ReactNode } from "react";
import "./notice.css";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "warn" | "info" | "error" | "ok";

const icons: Record<NoticeTone, IconName> = { warn: "warn", info: "info", error: "warn", ok: "check" };

export interface NoticeProps {
  readonly tone: NoticeTone;
  /** One or two buttons at its end. */
  readonly action?: ReactNode;
  readonly icon?: boolean;
  readonly children: ReactNode;
}

/** A band of text that says what is missing, what went wrong or what went well. Errors are spoken at once. */
export function Notice({ tone, action, icon = true, children }: NoticeProps) {
  return (
    <div className={`ui-notice ui-notice-${tone}`} role={tone === "error" ? "alert" : undefined}>
      {icon && <Icon name={icons[tone]} />}
      <div className="ui-notice-text">{children}</div>
      {action && <div className="ui-notice-action">{action}</div>}
    </div>
  );
}
