import { type PageView, rectToScreen, shownSize, toScreen } from "../../../shared/annotation/geometry";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Mark, PercentPoint } from "../../../shared/domain/annotation";

/** A share of a page as CSS takes it. */
const percent = (share: number) => `${share * 100}%`;

/** The part of the page a mark takes, in percent of the page as shown. */
export function areaOf(view: PageView, mark: Mark) {
  const { width, height } = shownSize(view);
  const area = rectToScreen(view, boundsOf(mark));
  return {
    left: percent(area.x / width),
    top: percent(area.y / height),
    width: percent(area.width / width),
    height: percent(area.height / height),
  };
}

/** Where a point of the page is, in percent of the page as shown. */
export function placeOf(view: PageView, point: PercentPoint) {
  const { width, height } = shownSize(view);
  const { x, y } = toScreen(view, point);
  return { left: percent(x / width), top: percent(y / height) };
}

/** Where a mark's labels hang: over its left end, or over its right end where they would run off the page. */
export function labelPlaceOf(view: PageView, mark: Mark) {
  const page = shownSize(view);
  const { x, y, width } = rectToScreen(view, boundsOf(mark));
  const onRight = x > page.width * 0.62;
  return {
    side: onRight ? "right" : "left",
    share: ((onRight ? page.width - x - width : x) / page.width) * 100,
    y: (y / page.height) * 100,
  } as const;
}
