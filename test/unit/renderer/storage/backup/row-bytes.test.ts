import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRows, encodeRows, type Row } from "../../../../../renderer/storage/backup/row-bytes";

const bytes = fc.uint8Array({ maxLength: 40 }).map((each) => new Uint8Array(each));
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), bytes);
const name = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((each) => each !== "__proto__" && each !== "$bytes");
const members = fc.dictionary(name, fc.oneof(scalar, fc.array(scalar), fc.dictionary(name, scalar)));
// What IndexedDB gives back are plain objects; the dictionaries above have no prototype.
const row = members.map((each) => structuredClone({ ...each }) as Row);

describe("rows as bytes", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        expect(decodeRows(encodeRows({ table: "t", rows }))).toEqual({ table: "t", rows });
      }),
    );
  });

  it("are refused, and nothing else, however they are cut or changed", () => {
    const whole = encodeRows({ table: "t", rows: [{ id: "a", data: new Uint8Array(20).fill(9), n: 3 }] });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const damaged = cut
          ? whole.slice(0, at)
          : whole.map((byte, index) => (index === at ? byte ^ by : byte));
        try {
          decodeRows(damaged);
        } catch (error) {
          expect(error).toMatchObject({ refusal: { code: "storage-failed" } });
        }
      }),
    );
  });

  it.each([
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["no number", Number.NaN],
    ["what stands for bytes", { $bytes: [0, 0] }],
  ])("never hold %s, which could not be read again", (_what, value) => {
    expect(() => encodeRows({ table: "t", rows: [{ value }] })).toThrow();
  });
});
