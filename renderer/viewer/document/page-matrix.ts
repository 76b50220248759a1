import { addTurns, type PageBox, type ScreenPoint, type Turn } from "../../../shared/annotation/geometry";
import type { Matrix } from "../../../shared/pdf/content";

/** From a page's units (`y` upward) to the pixels of a canvas that shows it turned, `scale` pixels a unit, from `offset` on. */
export function pageMatrix(box: PageBox, turn: Turn, scale: number, offset: ScreenPoint): Matrix {
  const { left, bottom } = box;
  const [right, top] = [left + box.width, bottom + box.height];
  const [x, y] = [offset.x, offset.y];
  switch (addTurns(box.rotate, turn)) {
    case 0:
      return [scale, 0, 0, -scale, -left * scale - x, top * scale - y];
    case 90:
      return [0, scale, scale, 0, -bottom * scale - x, -left * scale - y];
    case 180:
      return [-scale, 0, 0, scale, right * scale - x, -bottom * scale - y];
    case 270:
      return [0, -scale, -scale, 0, top * scale - x, right * scale - y];
  }
}
