import { describe, expect, it } from "vitest";
import { ownPlace, readPlace, withinLimits, writtenPlace } from "../../../../renderer/forms";
import { expertCell, movedCorner } from "../../../../renderer/forms/overprint-place";

describe("the place of the overprint", () => {
  it("is the expert's cell of the page that the program prints itself, unless it is moved", () => {
    expect(expertCell).toEqual({ left: 49, top: 111 });
    expect(movedCorner(ownPlace)).toEqual({ left: 49, top: 111 });
    expect(movedCorner({ ...ownPlace, right: 2.5, down: -3 })).toEqual({ left: 51.5, top: 108 });
  });

  it("reads back what was kept", () => {
    const place = { right: 1.5, down: -2, width: 120, height: 60.5, name: true, date: false };
    expect(readPlace(writtenPlace(place))).toEqual(place);
  });

  it.each([null, "", "{", "[]", "null", '{"version":2,"right":1}', '{"version":1,"right":"x"}'])(
    "is the program's own where nothing usable was kept: %s",
    (kept) => {
      expect(readPlace(kept)).toEqual(ownPlace);
    },
  );

  it("stays on the paper, to a tenth of a millimetre", () => {
    expect(withinLimits("right", 1000)).toBe(60);
    expect(withinLimits("down", -1000)).toBe(-105);
    expect(withinLimits("width", 100.04)).toBe(100);
    expect(readPlace(writtenPlace({ ...ownPlace, height: 9999 })).height).toBe(220);
  });
});
