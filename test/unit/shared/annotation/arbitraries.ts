import fc from "fast-check";
import type { PageBox, PageView, Turn } from "../../../../shared/annotation/geometry";
import { settle } from "../../../../shared/annotation/marks";
import type { Annotation, Mark, PercentPoint } from "../../../../shared/domain/annotation";

export const turns: fc.Arbitrary<Turn> = fc.constantFrom(0, 90, 180, 270);

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Crop boxes of any size whose origin may lie anywhere, turned by the file in any way. */
export const boxes: fc.Arbitrary<PageBox> = fc.record({
  left: between(-2000, 2000),
  bottom: between(-2000, 2000),
  width: between(20, 5000),
  height: between(20, 5000),
  rotate: turns,
});

/** Pages as shown: any box, any turn, 10 % to 1600 %. */
export const views: fc.Arbitrary<PageView> = fc.record({ box: boxes, turn: turns, scale: between(0.1, 16) });

export const points: fc.Arbitrary<PercentPoint> = fc.record({ x: between(0, 100), y: between(0, 100) });

export const rects = fc.tuple(points, points).map(([one, other]) => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
}));

const strokes = fc.array(fc.array(points, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });

/** Marks of every tool, as the viewer draws them: anywhere on the page, unrounded. */
export const rawMarks: fc.Arbitrary<Mark> = fc.oneof(
  rects.map((rect): Mark => ({ tool: "rectangle", rect })),
  rects.map((rect): Mark => ({ tool: "highlight", rect })),
  strokes.map((drawn): Mark => ({ tool: "ink", strokes: drawn })),
  points.map((at): Mark => ({ tool: "note", at })),
);

/** Marks as they are kept. */
export const marks = rawMarks.map(settle);

const instants = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Whole annotations as the desk holds them. */
export const annotations: fc.Arbitrary<Annotation> = fc
  .record({
    id: fc.uuid(),
    materialId: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    page: fc.integer({ min: 1, max: 9999 }),
    mark: marks,
    meaning: fc.constantFrom("positive", "question", "deduction"),
    text: fc.oneof(fc.constant(""), fc.string({ unit: "grapheme" })),
    created: instants,
    modified: fc.option(instants, { nil: undefined }),
  })
  .map(({ modified, ...rest }): Annotation => (modified === undefined ? rest : { ...rest, modified }));
