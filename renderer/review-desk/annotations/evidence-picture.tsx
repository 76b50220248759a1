import { type FocusEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Annotation } from "../../../shared/domain/annotation";
import { type MaterialSource, RegionPicture } from "../../viewer";
import { type EvidenceSources, useEvidenceSources, useReading, useReadingState, useSource } from "../reading";
import "./evidence-picture.css";

/** Shown after the pointer rested this long, in milliseconds. */
const delay = 250;

/** The room for the picture, in CSS pixels. */
const room = { width: 320, height: 200 };

/** When the picture of a chip is there: after a moment under the pointer, or with the focus of the keyboard; Escape takes it away. */
export function useEvidencePreview() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef(0);
  const hide = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  const offer = (chip: HTMLElement) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setAnchor(chip), delay);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return;
    const close = () => setAnchor(null);
    const press = (event: KeyboardEvent) => event.key === "Escape" && close();
    document.addEventListener("keydown", press, true);
    document.addEventListener("pointerdown", close, true);
    return () => {
      document.removeEventListener("keydown", press, true);
      document.removeEventListener("pointerdown", close, true);
    };
  }, [anchor]);
  const handlers = {
    onPointerEnter: (event: PointerEvent<HTMLElement>) => offer(event.currentTarget),
    onPointerLeave: hide,
    onFocus: (event: FocusEvent<HTMLElement>) =>
      event.target.matches(":focus-visible") && offer(event.currentTarget),
    onBlur: hide,
  };
  return { anchor, handlers };
}

interface EvidencePictureProps {
  readonly annotation: Annotation;
  /** Which material, and what was written there. */
  readonly words: string;
  readonly anchor: HTMLElement;
}

/** A small picture of what is cited, beside its chip. It says nothing that the chip's name and the scan do not: it is for the eye. */
export function EvidencePicture({ annotation, words, anchor }: EvidencePictureProps) {
  const sources = useEvidenceSources();
  const withdrawn = useReadingState((state) => state.withdrawn[annotation.materialId] !== undefined);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    placeBeside(element, anchor);
  }, [anchor]);
  return (
    <div ref={box} className="evidence-picture" popover="manual" aria-hidden="true">
      <div className="evidence-picture-place" style={{ minHeight: room.height }}>
        {sources && !withdrawn && <Picture sources={sources} annotation={annotation} />}
      </div>
      <p>{words}</p>
    </div>
  );
}

interface PictureProps {
  readonly sources: EvidenceSources;
  readonly annotation: Annotation;
}

function Picture({ sources, annotation }: PictureProps) {
  const { open } = sources;
  if (open?.materialId === annotation.materialId) return <Region source={open} annotation={annotation} />;
  return <OtherMaterial sources={sources} annotation={annotation} />;
}

function OtherMaterial({ sources, annotation }: PictureProps) {
  const { ports, packageId, applicationId } = sources;
  const { source } = useSource(ports, packageId, applicationId, annotation.materialId);
  return source && <Region source={source} annotation={annotation} />;
}

function Region({
  source,
  annotation,
}: {
  readonly source: MaterialSource;
  readonly annotation: Annotation;
}) {
  const reading = useReading();
  const turn = reading.viewOf(annotation.materialId)?.turns[annotation.page] ?? 0;
  return <RegionPicture {...{ source, annotation, turn, room }} />;
}

/** Left of the chip, over the scan, where there is room; else below it. Always inside the window. */
function placeBeside(element: HTMLElement, anchor: HTMLElement): void {
  const around = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const below = around.bottom + 6 + height <= window.innerHeight;
  const top = below ? around.bottom + 6 : Math.max(4, around.top - 6 - height);
  element.style.top = `${top}px`;
  element.style.left = `${Math.max(4, Math.min(around.left, window.innerWidth - width - 4))}px`;
}
