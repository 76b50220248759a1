import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logLine } from "../../../electron/log";

const time = "2026-11-23T09:00:00.000Z";
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const han = fc
  .array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 2, maxLength: 4 })
  .map((points) => String.fromCodePoint(...points));
const around = fc.string({ unit: "grapheme", maxLength: 30 });
const place = fc.constantFrom("/home/", "C:\\Users\\", "file:///tmp/", "~/");

describe("a line of the log", () => {
  it("has no name, number of a person or folder, whatever stands around them", () => {
    const personal = fc.record({ name: han, id: digits(18), mobile: digits(11), place, file: han });
    fc.assert(
      fc.property(around, personal, around, (before, { name, id, mobile, place: folder, file }, after) => {
        const detail = `${before}${name} ${id} ${mobile} ${folder}${file}.jptask ${after}`;
        const line = logLine(time, "warn", `window-${name}`, detail);
        for (const word of [name, id, mobile, `${folder}${file}`, file]) expect(line).not.toContain(word);
      }),
    );
  });

  it("is one line of plain signs, whatever was passed in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (code, detail) => {
        expect(logLine(time, "error", code, detail)).toMatch(/^[\x20-\x7e]*\n$/u);
      }),
    );
  });

  it("says what happened all the same", () => {
    expect(logLine(time, "info", "start", "0.1.0 chromium 114")).toBe(
      `${time} info start 0.1.0 chromium 114\n`,
    );
  });
});
