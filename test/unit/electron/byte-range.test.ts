import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRange } from "../../../electron/byte-range";

describe("readRange", () => {
  it("reads first-last, open end and suffix, cut to the file", () => {
    expect(readRange("bytes=0-0", 10)).toEqual({ first: 0, last: 0 });
    expect(readRange("bytes=3-99", 10)).toEqual({ first: 3, last: 9 });
    expect(readRange("bytes=4-", 10)).toEqual({ first: 4, last: 9 });
    expect(readRange("bytes=-4", 10)).toEqual({ first: 6, last: 9 });
    expect(readRange("bytes=-40", 10)).toEqual({ first: 0, last: 9 });
  });

  it("passes over what is no single byte range", () => {
    const headers = [
      null,
      "",
      "bytes",
      "bytes=",
      "bytes=-",
      "bytes=5-2",
      "items=0-1",
      "bytes=0-1,3-4",
      "bytes=a-b",
    ];
    for (const header of headers) expect(readRange(header, 10), String(header)).toBe("whole");
  });

  it("says when a range lies behind the end", () => {
    expect(readRange("bytes=10-", 10)).toBe("unsatisfiable");
    expect(readRange("bytes=-0", 10)).toBe("unsatisfiable");
    expect(readRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(readRange("bytes=-1", 0)).toBe("unsatisfiable");
  });

  it("never leaves the file, whatever the header", () => {
    const numberText = fc.oneof(fc.constant(""), fc.nat().map(String), fc.constant("9".repeat(30)));
    fc.assert(
      fc.property(numberText, numberText, fc.nat(1000), (from, to, size) => {
        const range = readRange(`bytes=${from}-${to}`, size);
        if (typeof range === "string") return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.first).toBeLessThanOrEqual(range.last);
        expect(range.last).toBeLessThan(size);
      }),
    );
  });
});
