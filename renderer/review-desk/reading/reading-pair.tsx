import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";

interface ReadingPairProps {
  readonly main: ReactNode;
  /** The second document; `null` while there is one alone. */
  readonly beside: ReactNode | null;
}

/** Narrower than this, in CSS pixels, two documents stand one above the other. */
const leastWidth = 620;

/** One document, or two with a border between them that can be moved. Its place is kept for each way they stand. */
export function ReadingPair({ main, beside }: ReadingPairProps) {
  const place = useRef<HTMLDivElement>(null);
  const above = useNarrow(place);
  const panelIds = beside ? ["main", "beside"] : ["main"];
  const id = above ? "jiangping.reading-above" : "jiangping.reading";
  const kept = useDefaultLayout({ id, panelIds, storage: localStorage });
  return (
    <div ref={place} className={beside ? "reading-pair reading-pair-two" : "reading-pair"}>
      <Group
        id="reading"
        orientation={above ? "vertical" : "horizontal"}
        className="workspace-group"
        {...(kept.defaultLayout ? { defaultLayout: kept.defaultLayout } : {})}
        onLayoutChanged={kept.onLayoutChanged}
      >
        <Panel key="main" id="main" minSize={above ? 120 : 260}>
          {main}
        </Panel>
        {beside && (
          <Separator
            key="between"
            className={above ? "workspace-separator beside-border-across" : "workspace-separator"}
            aria-label="调整两份材料的大小"
          />
        )}
        {beside && (
          <Panel key="beside" id="beside" minSize={above ? 120 : 260}>
            {beside}
          </Panel>
        )}
      </Group>
    </div>
  );
}

function useNarrow(place: React.RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => element.clientWidth > 0 && setNarrow(element.clientWidth < leastWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return narrow;
}
