import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areaInFrame,
  areaOnPaper,
  cutsOf,
  framedBoxes,
  type PageCut,
  paperOf,
  pointOn,
  toFrame,
  toPaper,
  turnAbout,
  turnedBackground,
} from "../../../../../renderer/viewer/clarity/paper";
import { layOut } from "../../../../../renderer/viewer/layout/page-layout";
import {
  addTurns,
  type PageBox,
  shownSize,
  type Turn,
  toPercent,
  toScreen,
} from "../../../../../shared/annotation/geometry";

const turns = fc.constantFrom<Turn>(0, 90, 180, 270);
const boxes = fc.record({
  left: fc.double({ min: -700, max: 700, noNaN: true }),
  bottom: fc.double({ min: -700, max: 700, noNaN: true }),
  width: fc.double({ min: 200, max: 1500, noNaN: true }),
  height: fc.double({ min: 200, max: 1500, noNaN: true }),
  rotate: turns,
});
const shares = fc.record({
  x: fc.double({ min: 0, max: 40, noNaN: true }),
  y: fc.double({ min: 0, max: 40, noNaN: true }),
  width: fc.double({ min: 30, max: 60, noNaN: true }),
  height: fc.double({ min: 30, max: 60, noNaN: true }),
});
const cuts: fc.Arbitrary<PageCut> = fc.record({
  angle: fc.double({ min: -11, max: 11, noNaN: true }),
  content: fc.option(shares, { nil: null }),
});
const points = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  y: fc.double({ min: 0, max: 100, noNaN: true }),
});
const zooms = fc.oneof(
  fc.constantFrom("width" as const, "page" as const),
  fc.double({ min: 0.2, max: 6, noNaN: true }),
);
const pane = { width: 711, height: 600, fitHeight: 600 };

/** A page laid out with its cut. */
function shown(box: PageBox, turn: Turn, zoom: "width" | "page" | number, cut: PageCut) {
  const layout = layOut({ boxes: framedBoxes([box], { 1: cut }), turns: { 1: turn }, zoom, pane });
  const place = layout.places[0];
  if (!place) throw new Error("the page has no place");
  return { place, paper: paperOf(place, box, turn, cut) };
}

describe("a page turned and cut in its frame", () => {
  it("takes every point of the paper to its frame and back", () => {
    fc.assert(
      fc.property(boxes, turns, zooms, cuts, points, (box, turn, zoom, cut, point) => {
        const { place, paper } = shown(box, turn, zoom, cut);
        const view = { box, turn, scale: place.scale };
        const onPaper = toScreen(view, point);
        const back = toPercent(view, toPaper(paper, toFrame(paper, onPaper)));
        expect(back.x).toBeCloseTo(point.x, 6);
        expect(back.y).toBeCloseTo(point.y, 6);
      }),
    );
  });

  it("fills its frame with the content, at every rotation, turn and zoom", () => {
    fc.assert(
      fc.property(boxes, turns, zooms, shares, (box, turn, zoom, content) => {
        const { place, paper } = shown(box, turn, zoom, { angle: 0, content });
        const view = { box, turn, scale: place.scale };
        const corners = [
          { x: content.x, y: content.y },
          { x: content.x + content.width, y: content.y + content.height },
        ].map((corner) => toFrame(paper, toScreen(view, corner)));
        const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
        expect(Math.min(...xs)).toBeCloseTo(0, 5);
        expect(Math.min(...ys)).toBeCloseTo(0, 5);
        // The frame's sides are whole pixels.
        expect(Math.abs(Math.max(...xs) - place.width)).toBeLessThanOrEqual(0.51);
        expect(Math.abs(Math.max(...ys) - place.height)).toBeLessThanOrEqual(0.51);
      }),
    );
  });

  it("keeps what is on the paper in place from one turn of the page to the next", () => {
    fc.assert(
      fc.property(boxes, turns, cuts, points, (box, turn, cut, point) => {
        const [one, other] = [shown(box, turn, 1, cut), shown(box, addTurns(turn, 90), 1, cut)];
        const before = toFrame(one.paper, toScreen({ box, turn, scale: one.place.scale }, point));
        const view = { box, turn: addTurns(turn, 90), scale: other.place.scale };
        const after = toFrame(other.paper, toScreen(view, point));
        const size = cut.content ? one.place : shownSize({ box, turn, scale: one.place.scale });
        expect(Math.abs(after.x - (size.height - before.y))).toBeLessThanOrEqual(1.1);
        expect(Math.abs(after.y - before.x)).toBeLessThanOrEqual(1.1);
      }),
    );
  });

  it("finds the point under the pointer from the upright rectangle round a turned paper", () => {
    fc.assert(
      fc.property(boxes, turns, cuts, points, (box, turn, cut, point) => {
        const { place, paper } = shown(box, turn, "width", cut);
        const at = toScreen({ box, turn, scale: place.scale }, point);
        const [left, top] = [311, 97];
        const frame = toFrame(paper, at);
        const round = areaInFrame(paper, { x: 0, y: 0, width: paper.width, height: paper.height });
        const bounds = { ...round, x: round.x + left, y: round.y + top };
        const found = pointOn(bounds, paper, paper.angle, { x: frame.x + left, y: frame.y + top });
        expect(found.x).toBeCloseTo(at.x, 5);
        expect(found.y).toBeCloseTo(at.y, 5);
      }),
    );
  });

  it("draws at least what the frame shows of the paper", () => {
    fc.assert(
      fc.property(boxes, turns, cuts, points, points, (box, turn, cut, one, other) => {
        const { place, paper } = shown(box, turn, "width", cut);
        const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)].map((each) => each / 100);
        const [right, bottom] = [Math.max(one.x, other.x), Math.max(one.y, other.y)].map(
          (each) => each / 100,
        );
        if (x === undefined || y === undefined || right === undefined || bottom === undefined) return;
        const seen = {
          x: x * place.width,
          y: y * place.height,
          width: (right - x) * place.width,
          height: (bottom - y) * place.height,
        };
        const part = areaOnPaper(paper, seen);
        const middle = toPaper(paper, { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 });
        const onPaper = middle.x >= 0 && middle.y >= 0 && middle.x <= paper.width && middle.y <= paper.height;
        if (!onPaper) return;
        expect(middle.x).toBeGreaterThanOrEqual(part.x - 1e-6);
        expect(middle.y).toBeGreaterThanOrEqual(part.y - 1e-6);
        expect(middle.x).toBeLessThanOrEqual(part.x + part.width + 1e-6);
        expect(middle.y).toBeLessThanOrEqual(part.y + part.height + 1e-6);
      }),
    );
  });
});

describe("which pages are turned and cut", () => {
  const content = { x: 10, y: 12, width: 80, height: 70 };
  const findings = { 2: { angle: 1.5, content, tone: null, turn: 0 as const } };

  it("is none where nothing is asked for, and what was found where it is", () => {
    expect(cutsOf({ straighten: false, crop: false, angle: 0 }, findings, 3)).toEqual({});
    const cut = cutsOf({ straighten: true, crop: true, angle: 0 }, findings, 3);
    expect(cut).toEqual({ 2: { angle: -1.5, content } });
    expect(cutsOf({ straighten: false, crop: false, angle: 0.5 }, findings, 3)).toEqual({
      1: { angle: 0.5, content: null },
      2: { angle: 0.5, content: null },
      3: { angle: 0.5, content: null },
    });
  });

  it("cuts less where the page stays askew", () => {
    const cut = cutsOf({ straighten: false, crop: true, angle: 0 }, findings, 3)[2]?.content;
    const spare = content.x - (cut?.x ?? 0);
    expect(spare).toBeGreaterThan(1.8);
    expect(cut?.width).toBeCloseTo(content.width + 2 * spare, 6);
  });
});

describe("turning", () => {
  it("turns clockwise on screen", () => {
    const turned = turnAbout({ x: 2, y: 1 }, { x: 1, y: 1 }, 90);
    expect(turned.x).toBeCloseTo(1);
    expect(turned.y).toBeCloseTo(2);
  });

  it("turns the paper's colours with the page, and four times is once round", () => {
    const data = Uint8ClampedArray.from({ length: 18 }, (_, index) => index * 9);
    const background = { columns: 3, rows: 2, data };
    const quarter = turnedBackground(background, 0, 90);
    expect([quarter.columns, quarter.rows]).toEqual([2, 3]);
    // What was at the lower left is at the upper left.
    expect([...quarter.data.slice(0, 3)]).toEqual([...data.slice(9, 12)]);
    expect(turnedBackground(quarter, 90, 0)).toEqual(background);
  });
});
