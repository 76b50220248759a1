import { describe, expect, test } from "vitest";
import { rectToScreen, shownSize, type Turn } from "../../shared/annotation/geometry";
import { boundsOf } from "../../shared/annotation/marks";
import type { Mark } from "../../shared/domain/annotation";
import { annotationOf, everyMark } from "../fixtures/all-marks";
import { copied, type Drawn, difference, drawn, sourceOf } from "../fixtures/annotated";
import { type MadePage, madePdf } from "../fixtures/made-pdf";

const turns: readonly Turn[] = [0, 90, 180, 270];
const crop = [20, 110, 300, 420] as const;
const page = (rotate: Turn): MadePage => ({ media: [-50, 30, 500, 700], crop, rotate });
const boxOf = (rotate: Turn) => ({ left: crop[0], bottom: crop[1], width: crop[2], height: crop[3], rotate });
/** Half the side of a note's pin, the head of an arrow, the width of ink: as shares of the shorter side. */
const room: Partial<Record<Mark["tool"], number>> = { note: 0.017, arrow: 0.009, ink: 0.004, line: 0.002 };

/** The made page in each of its turns, drawn without a mark: once for all marks. */
const bare = new Map<string, Promise<{ pdf: Uint8Array; before: Drawn }>>();

function bareOf(rotate: Turn, resolution: number) {
  const name = `${rotate} ${resolution}`;
  const known = bare.get(name) ?? drawBare(rotate, resolution);
  bare.set(name, known);
  return known;
}

async function drawBare(rotate: Turn, resolution: number) {
  const pdf = await madePdf([page(rotate)]);
  const [before] = await drawn(pdf, resolution);
  if (!before) throw new Error("nothing was drawn");
  return { pdf, before };
}

async function pictures(
  mark: Mark,
  rotate: Turn,
  resolution = 144,
): Promise<{ before: Drawn; after: Drawn }> {
  const { pdf, before } = await bareOf(rotate, resolution);
  const [after] = await drawn(await copied(sourceOf(pdf), [annotationOf(mark)]), resolution);
  if (!after) throw new Error("nothing was drawn");
  return { before, after };
}

/** Where a mark is to be seen, in shares of the page as shown. */
function placeOf(mark: Mark, rotate: Turn) {
  const view = { box: boxOf(rotate), turn: 0, scale: 1 } as const;
  const { width, height } = shownSize(view);
  const { x, y, width: w, height: h } = rectToScreen(view, boundsOf(mark));
  const more = (room[mark.tool] ?? 0) * Math.min(width, height);
  return {
    left: (x - more) / width,
    top: (y - more) / height,
    right: (x + w + more) / width,
    bottom: (y + h + more) / height,
  };
}

describe.each(turns)("on a page turned by %i", (rotate) => {
  test.each(Object.entries(everyMark))(
    "poppler shows a %s where it lies, and nothing else changes",
    async (_kind, mark) => {
      const { before, after } = await pictures(mark, rotate);
      const seen = difference(before, after);
      const wanted = placeOf(mark, rotate);
      const slack = 0.008;
      for (const side of ["left", "top"] as const) expect(seen?.[side]).toBeGreaterThan(wanted[side] - slack);
      for (const side of ["right", "bottom"] as const)
        expect(seen?.[side]).toBeLessThan(wanted[side] + slack);
      if (mark.tool === "stamp" || mark.tool === "arrow" || mark.tool === "ink") return;
      for (const side of ["left", "top"] as const)
        expect(seen?.[side]).toBeLessThan(wanted[side] + slack * 1.5);
      for (const side of ["right", "bottom"] as const)
        expect(seen?.[side]).toBeGreaterThan(wanted[side] - slack * 1.5);
    },
  );
});

/** The ink of a mark in the square in the middle of its place as shown, in a grid of cells: 1 where there is some. */
function grid({ before, after }: { before: Drawn; after: Drawn }, mark: Mark, rotate: Turn): number[] {
  const place = placeOf(mark, rotate);
  const [width, height] = [after.width, after.height];
  const centre = {
    x: ((place.left + place.right) / 2) * width,
    y: ((place.top + place.bottom) / 2) * height,
  };
  const side = Math.min((place.right - place.left) * width, (place.bottom - place.top) * height);
  const cells = 12;
  return Array.from({ length: cells * cells }, (_, cell) => {
    const x = Math.round(centre.x - side / 2 + ((cell % cells) + 0.5) * (side / cells));
    const y = Math.round(centre.y - side / 2 + (Math.floor(cell / cells) + 0.5) * (side / cells));
    const at = (y * width + x) * 3;
    return Math.abs((before.rgb[at + 2] ?? 0) - (after.rgb[at + 2] ?? 0)) > 60 ? 1 : 0;
  });
}

test.each(["tick", "query", "note"])("a %s stands upright however the page is turned", async (kind) => {
  const mark = everyMark[kind] as Mark;
  const grids: number[][] = [];
  for (const rotate of turns) grids.push(grid(await pictures(mark, rotate, 432), mark, rotate));
  const [upright = []] = grids;
  expect(upright.reduce((sum, cell) => sum + cell, 0)).toBeGreaterThan(6);
  const apart = (one: readonly number[]) => one.filter((cell, index) => cell !== upright[index]).length;
  const most = Math.max(...grids.map(apart));
  // The same sign on its head differs in far more.
  expect(apart([...upright].reverse())).toBeGreaterThan(most * 2 + 2);
});

test("each meaning has its colour", async () => {
  const pdf = await madePdf([{}]);
  for (const [meaning, colour] of [
    ["positive", [0x1f, 0x7a, 0x3d]],
    ["question", [0xa8, 0x3f, 0x06]],
    ["deduction", [0x5f, 0x3d, 0x8c]],
  ] as const) {
    const mark = annotationOf({ tool: "line", from: { x: 20, y: 50 }, to: { x: 80, y: 50 } }, {}, meaning);
    const [after] = await drawn(await copied(sourceOf(pdf), [mark]), 288);
    const at =
      (Math.round((after?.height ?? 0) / 2) * (after?.width ?? 0) + Math.round((after?.width ?? 0) / 2)) * 3;
    for (const part of [0, 1, 2])
      expect(Math.abs((after?.rgb[at + part] ?? 0) - (colour[part] ?? 0))).toBeLessThan(4);
  }
});

test("every page of an encrypted copy opens elsewhere without a complaint", async () => {
  for (const algorithm of ["RC4-128", "AES-128", "AES-256"] as const) {
    const pdf = await madePdf([{}, {}], { encrypt: { algorithm, userPassword: "kaiqi" }, packed: true });
    const [before] = await drawn(pdf, 72, "kaiqi");
    const copy = await copied(sourceOf(pdf), [annotationOf(everyMark.tick as Mark)], "kaiqi");
    const [after] = await drawn(copy, 72, "kaiqi");
    expect(before && after && difference(before, after)).not.toBeNull();
  }
});
