import { type ReactNode, useEffect } from "react";
import "./screen.css";

export interface ScreenProps {
  /** The place's stable name, for help and tests. */
  readonly name: string;
  /** Its Chinese title, also the window's. */
  readonly title: string;
  /** A `TopBar` and a `StatusBar`, outside the main part. */
  readonly top?: ReactNode;
  readonly bottom?: ReactNode;
  /** Set when the children hold an `h1` of their own; otherwise the title is one for screen readers. */
  readonly ownHeading?: boolean;
  /** Set when the main part lays itself out in the window's height instead of scrolling as a whole. */
  readonly fixed?: boolean;
  readonly children: ReactNode;
}

/** One full screen of the program. */
export function Screen({
  name,
  title,
  top,
  bottom,
  ownHeading = false,
  fixed = false,
  children,
}: ScreenProps) {
  useEffect(() => {
    document.title = `${title} - 匠评`;
  }, [title]);
  return (
    <div className="ui-screen" data-screen={name}>
      {top}
      <main className={fixed ? "ui-screen-main ui-screen-fixed" : "ui-screen-main"}>
        {!ownHeading && <h1 className="ui-spoken">{title}</h1>}
        {children}
      </main>
      {bottom}
    </div>
  );
}
