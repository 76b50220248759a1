import { type RefObject, useLayoutEffect, useState } from "react";
import type { PaneSize } from "../layout/page-layout";

/** The inner size of an element, without its scroll bars, and the height to fit pages into; `null` before the first measure or while it is hidden. */
export function usePaneSize(element: RefObject<HTMLElement | null>): PaneSize | null {
  const [size, setSize] = useState<PaneSize | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = measured;
      const fitHeight = measured.closest("[data-fit]")?.clientHeight ?? height;
      setSize((before) => {
        if (width === 0 || height === 0) return null;
        const same = before?.width === width && before.height === height && before.fitHeight === fitHeight;
        return same ? before : { width, height, fitHeight };
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
