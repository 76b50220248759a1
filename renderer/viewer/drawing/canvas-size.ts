/** No canvas gets more pixels than this: above it engines fail silently or run out of memory. */
export const mostPixels = 2 ** 25;

/** A rectangle of a page in its device pixels. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a page of a size on screen is drawn. */
export interface CanvasPlan {
  readonly width: number;
  readonly height: number;
  /** Below 1 where the whole page in full sharpness would have too many pixels; then the visible part is drawn apart. */
  readonly sharpness: number;
}

/** The canvas for a page of `width` × `height` device pixels. */
export function planCanvas(width: number, height: number, most = mostPixels): CanvasPlan {
  const sharpness = Math.min(1, Math.sqrt(most / (width * height)));
  return {
    width: Math.max(1, Math.floor(width * sharpness + 1e-6)),
    height: Math.max(1, Math.floor(height * sharpness + 1e-6)),
    sharpness,
  };
}

/** The part of a page to draw in full sharpness: what is visible with a margin round it, within the page and the cap. */
export function planDetail(
  page: { readonly width: number; readonly height: number },
  visible: PixelRect,
  most = mostPixels,
): PixelRect | null {
  if (visible.width <= 0 || visible.height <= 0) return null;
  const room = Math.max(0, Math.sqrt(most / (visible.width * visible.height)) - 1);
  const margin = Math.min(0.25, room / 2);
  const left = Math.max(0, Math.floor(visible.x - margin * visible.width));
  const top = Math.max(0, Math.floor(visible.y - margin * visible.height));
  const right = Math.min(page.width, Math.ceil(visible.x + (1 + margin) * visible.width));
  const bottom = Math.min(page.height, Math.ceil(visible.y + (1 + margin) * visible.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether `outer` covers all of `inner`. */
export function covers(outer: PixelRect, inner: PixelRect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
