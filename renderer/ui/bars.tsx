import type { ReactNode } from "react";
import "./bars.css";

/** The bar at the top: the program's name, where one is, what one can do here. */
export function TopBar(props: {
  readonly left: ReactNode;
  readonly middle?: ReactNode;
  readonly right: ReactNode;
}) {
  return (
    <header className="ui-topbar">
      <div className="ui-topbar-left">
        <span className="ui-brand">匠评</span>
        {props.left}
      </div>
      {props.middle && <div className="ui-topbar-middle">{props.middle}</div>}
      <div className="ui-topbar-right">{props.right}</div>
    </header>
  );
}

/** The line at the bottom: what is saved and how far one is, then hints. */
export function StatusBar({ left, right }: { readonly left: ReactNode; readonly right?: ReactNode }) {
  return (
    <footer className="ui-statusbar">
      <div className="ui-statusbar-left" role="status">
        {left}
      </div>
      <div className="ui-statusbar-right">{right}</div>
    </footer>
  );
}

/** 已保存 with its green dot, or that saving goes on or failed. */
export function SavedMark({
  state,
  children,
}: {
  readonly state: "saved" | "saving" | "failed";
  readonly children: ReactNode;
}) {
  return <span className={`ui-saved ui-saved-${state}`}>{children}</span>;
}
