import type { ReactNode } from "react";
import { Screen, ShellTools, StatusBar } from "../ui";
import "./entry.css";

export interface EntryFrameProps {
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The calm page around everything before a desk is open. */
export function EntryFrame({ name, title, children }: EntryFrameProps) {
  return (
    <Screen
      name={name}
      title={title}
      ownHeading
      bottom={<StatusBar left={<span>离线可用 · 不连接任何网络</span>} right={<ShellTools />} />}
    >
      <div className="entry-page">{children}</div>
    </Screen>
  );
}

/** The program's sign: a seal with its first character, its name and what it is for. */
export function Sign({ small = false }: { readonly small?: boolean }) {
  return (
    <div className={small ? "entry-sign entry-sign-small" : "entry-sign"}>
      <span className="entry-seal" aria-hidden="true">
        匠
      </span>
      <span>
        <b className="entry-name">匠评</b>
        <span className="entry-purpose">技能大师工作室评审</span>
      </span>
    </div>
  );
}
