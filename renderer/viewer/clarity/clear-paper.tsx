import { type ReactNode, useId, useLayoutEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Turn } from "../../../shared/annotation/geometry";
import type { ViewerSession } from "../session";
import { ClarityFilter } from "./clarity-filter";
import "./clear-paper.css";
import { clarityOf } from "./clarity-store";
import type { Background } from "./estimate/background";
import { type Paper, turnedBackground } from "./paper";
import { treatmentOf } from "./treatment";

export interface ClearPaperProps {
  readonly paper: Paper;
  readonly cut: boolean;
  readonly inverted: boolean;
  readonly children: ReactNode;
}

/** The window of a page's frame and the paper in it with all that lies on it, turned and moved as one. */
export function ClearPaper({ paper, cut, inverted, children }: ClearPaperProps) {
  const { x, y, width, height, angle } = paper;
  const lies = cut
    ? { left: x, top: y, width, height, transform: angle === 0 ? "none" : `rotate(${angle}deg)` }
    : { inset: 0 };
  return (
    <div
      className={`clarity-window ${cut ? "clarity-window-cut" : ""}`}
      data-inverted={inverted || undefined}
    >
      <div className="clarity-paper" data-askew={angle || undefined} style={lies}>
        {children}
      </div>
    </div>
  );
}

export interface ClearFaceProps {
  readonly session: StoreApi<ViewerSession>;
  readonly page: number;
  readonly turn: Turn;
  readonly children: ReactNode;
}

/** The drawing of a page as the reader wants to see it: the drawing itself stays as it is. */
export function ClearFace({ session, page, turn, children }: ClearFaceProps) {
  const store = clarityOf(session);
  const settings = useStore(store, (state) => state.settings);
  const found = useStore(store, (state) => state.findings[page]);
  const treatment = useMemo(() => treatmentOf(settings, found?.tone ?? null), [settings, found]);
  const id = `clarity${useId().replace(/\W/gu, "")}`;
  const ground = useMemo(
    () => (treatment?.background && found ? turnedBackground(treatment.background, found.turn, turn) : null),
    [treatment?.background, found, turn],
  );
  return (
    <>
      {treatment && <ClarityFilter id={id} treatment={treatment} />}
      <div
        className={`clarity-face ${treatment ? "clarity-face-treated" : ""}`}
        style={{ filter: treatment ? `url(#${id})` : "none" }}
        data-filter={treatment ? id : undefined}
      >
        {children}
        {ground && <Ground background={ground} />}
      </div>
    </>
  );
}

/** Divides the drawing by the paper's colour: laid over it, a colour `c` makes `v` into `v / (1 − c)`. */
function Ground({ background }: { readonly background: Background }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) context.putImageData(dodge(background), 0, 0);
  }, [background]);
  const { columns, rows } = background;
  return <canvas ref={canvas} className="clarity-ground" width={columns} height={rows} />;
}

/** The picture to lay over a page by `color-dodge`, a pixel a cell. */
export function dodge({ columns, rows, data }: Background): ImageData {
  const picture = new ImageData(columns, rows);
  for (let cell = 0; cell < columns * rows; cell += 1) {
    for (let channel = 0; channel < 3; channel += 1)
      picture.data[4 * cell + channel] = 255 - (data[3 * cell + channel] as number);
    picture.data[4 * cell + 3] = 255;
  }
  return picture;
}
