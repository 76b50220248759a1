import { describe, expect, it } from "vitest";
import { encodeJbig2 } from "../../../../build/sample/jbig2";
import { cornerBitmaps, decodedByPoppler, summaryOf } from "./bitmaps";

describe("encodeJbig2", () => {
  it("is decoded by poppler to the very pixels, corners included", () => {
    const bitmaps = cornerBitmaps();
    const decoded = decodedByPoppler("jbig2", bitmaps, encodeJbig2);
    expect(decoded.map(summaryOf)).toEqual(bitmaps.map(summaryOf));
  });
});
