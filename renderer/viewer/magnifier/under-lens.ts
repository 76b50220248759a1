import type { ScreenPoint } from "../../../shared/annotation/geometry";
import { pointOn } from "../clarity/paper";

/** What lies under the lens: a page's paper as it is on screen, and the point of it that is meant. */
export interface UnderLens {
  readonly page: number;
  readonly paper: HTMLElement;
  /** CSS pixels from the paper's top left as it lies. */
  readonly at: ScreenPoint;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise that the paper is turned by. */
  readonly angle: number;
}

/** Finds the page under a point of the window, or the nearest one; `null` where no page is there. */
export function underLens(scroller: HTMLElement, client: ScreenPoint): UnderLens | null {
  let found: { readonly frame: HTMLElement; readonly away: number } | null = null;
  for (const frame of scroller.querySelectorAll<HTMLElement>(".viewer-page")) {
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    const away =
      Math.max(0, left - client.x, client.x - right) + Math.max(0, top - client.y, client.y - bottom);
    if (!found || away < found.away) found = { frame, away };
  }
  const paper = found?.frame.querySelector<HTMLElement>(".clarity-paper");
  if (!found || !paper) return null;
  const size = { width: paper.offsetWidth, height: paper.offsetHeight };
  const angle = Number(paper.dataset.askew ?? 0);
  const at = pointOn(paper.getBoundingClientRect(), size, angle, client);
  return { page: Number(found.frame.dataset.page), paper, at, ...size, angle };
}

/** The drawing of a page and what is laid over it, as they are on screen. */
export interface Drawn {
  /** `null` where there is none yet, only a small picture, or one of another turn. */
  readonly whole: HTMLCanvasElement | null;
  readonly ground: HTMLCanvasElement | null;
  /** The filter that shows it, ready for `style.filter`. */
  readonly filter: string;
}

/** Looks up what of a page is on screen. */
export function drawnOf(paper: HTMLElement): Drawn {
  const whole = paper.querySelector<HTMLCanvasElement>(".viewer-face:not([data-preview]) canvas");
  const turned = whole?.style.transform.includes("rotate") ?? false;
  const id = paper.querySelector<HTMLElement>(".clarity-face")?.dataset.filter;
  return {
    whole: turned ? null : whole,
    ground: paper.querySelector<HTMLCanvasElement>(".clarity-ground"),
    filter: id ? `url(#${id})` : "none",
  };
}
