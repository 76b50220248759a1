import { type PageView, rectToPercent, shownSize, toPercent } from "../../../shared/annotation/geometry";
import { settle } from "../../../shared/annotation/marks";
import type { PixelRect } from "../drawing/canvas-size";
import type { Outcome } from "./gesture";

/** The share of the part in sight that a mark placed by key takes. */
const size = { rectangle: { width: 0.4, height: 0.12 }, highlight: { width: 0.4, height: 0.04 } } as const;

/**
 * What placing a mark by key comes to: a rectangle, a band or a note in the middle of `seen`, the part of the page in
 * sight in shares of the page as shown.
 */
export function outcomeOfKey(
  tool: "rectangle" | "highlight" | "note",
  seen: PixelRect,
  view: PageView,
): Outcome {
  const page = shownSize(view);
  const middle = { x: (seen.x + seen.width / 2) * page.width, y: (seen.y + seen.height / 2) * page.height };
  if (tool === "note") return { kind: "note", at: toPercent(view, middle) };
  const width = size[tool].width * seen.width * page.width;
  const height = size[tool].height * seen.height * page.height;
  const rect = { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  return { kind: "create", mark: settle({ tool, rect: rectToPercent(view, rect) }) };
}
