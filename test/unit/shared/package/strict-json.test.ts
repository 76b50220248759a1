import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinBytes, utf8 } from "../../../../shared/package/bytes";
import { JsonRefused, parseStrictJson } from "../../../../shared/package/strict-json";

const parse = (text: string) => parseStrictJson(utf8(text));
const isPlain = (value: unknown): boolean => {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  return !Object.hasOwn(value, "__proto__") && Object.values(value).every(isPlain);
};

describe("strict JSON", () => {
  it("reads what JSON.stringify writes, as JSON.parse does", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 8 }).filter(isPlain),
        fc.constantFrom(undefined, 1, "\t"),
        (value, space) => {
          const text = JSON.stringify(value, null, space);
          expect(parse(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it("takes nothing that JSON.parse refuses", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]",:\\/0123456789eE+-.truefalsn \n\t\u0000é') }),
        (text) => {
          let known: unknown;
          try {
            known = parse(text);
          } catch (error) {
            expect(error).toBeInstanceOf(JsonRefused);
            return;
          }
          expect(known).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["a key twice", '{"a":1,"a":2}', "duplicate-key"],
    ["a key twice, one escaped", '{"a":1,"\\u0061":2}', "duplicate-key"],
    ["__proto__", '{"__proto__":{}}', "malformed"],
    ["a lone surrogate", '"\\ud800"', "malformed"],
    ["surrogates the wrong way round", '"\\udc00\\ud800"', "malformed"],
    ["a number beyond the exact ones", "9007199254740993", "malformed"],
    ["an infinite number", "1e999", "malformed"],
    ["minus nothing", "-0", "malformed"],
    ["a leading zero", "01", "malformed"],
    ["a number of very many digits", `0.${"1".repeat(60)}`, "malformed"],
    ["a control character in a string", '"\u0001"', "malformed"],
    ["something after the value", "{} {}", "malformed"],
    ["nothing", "", "malformed"],
    ["a trailing comma", "[1,]", "malformed"],
    ["33 levels", `${"[".repeat(34)}${"]".repeat(34)}`, "malformed"],
    ["a hundred thousand levels", "[".repeat(100_000), "malformed"],
  ])("refuses %s", (_name, text, reason) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: "JsonRefused", reason }));
  });

  it("refuses a byte order mark and bytes that are not UTF-8", () => {
    expect(() => parseStrictJson(joinBytes([new Uint8Array([0xef, 0xbb, 0xbf]), utf8("{}")]))).toThrow(
      JsonRefused,
    );
    expect(() => parseStrictJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(JsonRefused);
    expect(() => parseStrictJson(new Uint8Array([0x22, 0xc0, 0x80, 0x22]))).toThrow(JsonRefused);
  });

  it("keeps keys that objects have of themselves", () => {
    expect(Object.hasOwn(parse('{"constructor":1,"toString":2}') as object, "constructor")).toBe(true);
  });
});
