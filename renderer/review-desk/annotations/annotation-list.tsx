import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import { useReading, useReadingState, useRemoveMarks } from "../reading";
import { AnnotationRow } from "./annotation-row";
import type { CitedBy, ListedAnnotation } from "./listing";
import { useListKeys } from "./use-list-keys";

/** What a row takes before it was measured, in CSS pixels. */
const usualRow = 96;

interface AnnotationListProps {
  readonly shown: readonly ListedAnnotation[];
  readonly onCiter: (kind: CitedBy["kind"], id: string) => void;
  /** A letter was typed in the list: it belongs to the search. */
  readonly onType: () => void;
}

/** The marks of the dossier, of which only those in sight are there: thousands are as quick as ten. */
export function AnnotationList({ shown, onCiter, onType }: AnnotationListProps) {
  const reading = useReading();
  const remove = useRemoveMarks();
  const scroller = useRef<HTMLDivElement>(null);
  const selectedIds = useReadingState((state) => state.selectedIds);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRow,
    getItemKey: (index) => shown[index]?.annotation.id ?? index,
    overscan: 4,
  });
  const [inHand, setInHand] = useState(0);
  const current = Math.min(inHand, Math.max(0, shown.length - 1));
  useFollowed(shown, selectedIds, (index) => {
    setInHand(index);
    rows.scrollToIndex(index, { align: "auto" });
  });
  const go = useCallback((listed: ListedAnnotation) => reading.jump(listed.annotation), [reading]);
  const removeOne = useCallback((listed: ListedAnnotation) => remove([listed.annotation.id]), [remove]);
  const keys = useListKeys({
    scroller,
    count: shown.length,
    current,
    onMove: (index) => {
      setInHand(index);
      rows.scrollToIndex(index, { align: "auto" });
    },
    onRemove: () => {
      const listed = shown[current];
      if (listed) removeOne(listed);
    },
    onType,
  });
  const selected = new Set(selectedIds);
  return (
    <div ref={scroller} className="annotations-scroller" {...keys}>
      {/* biome-ignore lint/a11y/useSemanticElements: only the rows in sight are there, each says its place */}
      <div
        role="list"
        aria-label="批注列表"
        className="annotations-sheet"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const listed = shown[index];
          if (!listed) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the list
            <div
              key={key}
              ref={rows.measureElement}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={shown.length}
              data-index={index}
              className="annotations-place-of-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <AnnotationRow
                listed={listed}
                isSelected={selected.has(listed.annotation.id)}
                isInHand={index === current}
                onGo={go}
                onRemove={removeOne}
                onCiter={onCiter}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Calls with the row of a mark that was selected elsewhere, so that the list shows it too. */
function useFollowed(
  shown: readonly ListedAnnotation[],
  selectedIds: readonly string[],
  follow: (index: number) => void,
): void {
  const [single] = selectedIds;
  const latest = useRef({ shown, follow });
  useEffect(() => {
    latest.current = { shown, follow };
  });
  useEffect(() => {
    const index = latest.current.shown.findIndex(({ annotation }) => annotation.id === single);
    if (index >= 0) latest.current.follow(index);
  }, [single]);
}
