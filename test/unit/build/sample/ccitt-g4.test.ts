import { describe, expect, it } from "vitest";
import { encodeG4 } from "../../../../build/sample/ccitt-g4";
import { cornerBitmaps, decodedByPoppler, summaryOf } from "./bitmaps";

describe("encodeG4", () => {
  it("is decoded by poppler to the very pixels, corners included", () => {
    const bitmaps = cornerBitmaps();
    const decoded = decodedByPoppler("g4", bitmaps, encodeG4);
    expect(decoded.map(summaryOf)).toEqual(bitmaps.map(summaryOf));
  });

  it("codes a white row as one vertical code: a blank page is tiny", () => {
    const blank = encodeG4({ width: 1654, height: 2339, pixels: new Uint8Array(1654 * 2339) });
    expect(blank.length).toBe(Math.ceil((2339 + 24) / 8));
  });
});
