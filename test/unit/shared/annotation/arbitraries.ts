import fc from "fast-check";
import type { PageBox, PageView, Turn } from "../../../../shared/annotation/geometry";
import { settle } from "../../../../shared/annotation/marks";
import type { Annotation, InkPoint, Mark, PercentPoint } from "../../../../shared/domain/annotation";

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

const strokesOf = (point: fc.Arbitrary<InkPoint>) =>
  fc.array(fc.array(point, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });

/** As a mouse writes them: no point has a pressure. */
export const strokes = strokesOf(points);

/** As a pen writes them, and as one that lost its figures now and then. */
export const penStrokes = strokesOf(
  fc
    .tuple(points, fc.option(between(0, 1), { nil: undefined }))
    .map(([point, pressure]) => (pressure === undefined ? point : { ...point, pressure })),
);

/** Marks of every tool, as the viewer draws them: anywhere on the page, unrounded. */
export const rawMarks: fc.Arbitrary<Mark> = fc.oneof(
  fc
    .tuple(fc.constantFrom("rectangle", "ellipse", "highlight"), rects)
    .map(([tool, rect]): Mark => ({ tool, rect })),
  fc.array(rects, { minLength: 1, maxLength: 5 }).map((lines): Mark => ({ tool: "passage", lines })),
  fc
    .tuple(fc.constantFrom("arrow", "line"), points, points)
    .map(([tool, from, to]): Mark => ({ tool, from, to })),
  fc.oneof(strokes, penStrokes).map((drawn): Mark => ({ tool: "ink", strokes: drawn })),
  fc
    .tuple(fc.constantFrom("tick", "cross", "query"), rects)
    .map(([sign, rect]): Mark => ({ tool: "stamp", sign, rect })),
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
