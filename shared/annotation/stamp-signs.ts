import type { StampSign } from "../domain/annotation";
import type { ScreenRect } from "./geometry";

/** One step of drawing a sign: move to, line to, or a Bézier curve with two control points. */
export type SignStep =
  | readonly ["M" | "L", number, number]
  | readonly ["C", number, number, number, number, number, number];

/** The width of a sign's lines as a share of its side; ends and corners are round. */
export const signLine = 0.13;

const signs: Record<StampSign, readonly SignStep[]> = {
  tick: [
    ["M", 0.12, 0.55],
    ["L", 0.4, 0.84],
    ["L", 0.9, 0.16],
  ],
  cross: [
    ["M", 0.17, 0.17],
    ["L", 0.83, 0.83],
    ["M", 0.83, 0.17],
    ["L", 0.17, 0.83],
  ],
  query: [
    ["M", 0.26, 0.32],
    ["C", 0.26, 0.02, 0.78, 0.02, 0.78, 0.32],
    ["C", 0.78, 0.5, 0.5, 0.48, 0.5, 0.68],
    ["M", 0.5, 0.9],
    ["L", 0.5, 0.905],
  ],
};

/** The largest square in the middle of a rectangle: the place of a sign, which never is stretched. */
export function signSquare({ x, y, width, height }: ScreenRect): ScreenRect {
  const side = Math.min(width, height);
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side };
}

/**
 * The lines of a stamp's sign, upright in its rectangle *as shown* (`y` downward), in the unit of the rectangle. Draw
 * them `signLine` of the square's side wide, with round ends.
 */
export function signSteps(sign: StampSign, rect: ScreenRect): readonly SignStep[] {
  const { x, y, width } = signSquare(rect);
  const [px, py] = [(value: number) => x + value * width, (value: number) => y + value * width];
  return signs[sign].map((step): SignStep => {
    if (step[0] !== "C") return [step[0], px(step[1]), py(step[2])];
    const [, ax, ay, bx, by, cx, cy] = step;
    return ["C", px(ax), py(ay), px(bx), py(by), px(cx), py(cy)];
  });
}
