import { type PageView, rectToPercent, shownSize, toPercent } from "../../../shared/annotation/geometry";
import { settle } from "../../../shared/annotation/marks";
import type { StampSign } from "../../../shared/domain/annotation";
import type { PixelRect } from "../drawing/canvas-size";
import type { Tool } from "../props";
import { drawnMark, isDrawnTool } from "./drawn-mark";
import type { Outcome } from "./gesture";

/** The share of the part in sight that a mark placed by key takes. */
const size = {
  rectangle: { width: 0.4, height: 0.12 },
  ellipse: { width: 0.3, height: 0.12 },
  highlight: { width: 0.4, height: 0.04 },
  arrow: { width: 0.2, height: 0.1 },
  line: { width: 0.4, height: 0 },
} as const;

/**
 * What placing a mark by key comes to: one in the middle of `seen`, the part of the page in sight in shares of the page
 * as shown. `null` for tools that only a hand can use.
 */
export function outcomeOfKey(tool: Tool, sign: StampSign, seen: PixelRect, view: PageView): Outcome | null {
  const page = shownSize(view);
  const middle = { x: (seen.x + seen.width / 2) * page.width, y: (seen.y + seen.height / 2) * page.height };
  if (tool === "note") return { kind: "note", at: toPercent(view, middle) };
  if (!isDrawnTool(tool)) return null;
  const share = tool === "stamp" ? { width: 0, height: 0 } : size[tool];
  const width = share.width * seen.width * page.width;
  const height = share.height * seen.height * page.height;
  const from = { x: middle.x - width / 2, y: middle.y - height / 2 };
  if (tool === "highlight")
    return { kind: "create", mark: settle({ tool, rect: rectToPercent(view, { ...from, width, height }) }) };
  const to = { x: from.x + width, y: from.y + height };
  return { kind: "create", mark: settle(drawnMark(view, { tool, sign, from, to, even: false })) };
}
