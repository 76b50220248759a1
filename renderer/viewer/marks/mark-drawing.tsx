import type { ReactNode } from "react";
import { type PageView, shownSize } from "../../../shared/annotation/geometry";

interface MarkDrawingProps {
  /** The page at one pixel a unit. */
  readonly view: PageView;
  readonly className: string;
  readonly children: ReactNode;
}

/** A drawing over the whole page in units of the page; what it shows is spoken by the marks' controls. */
export function MarkDrawing({ view, className, children }: MarkDrawingProps) {
  const { width, height } = shownSize(view);
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
