import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase32 } from "../../../../shared/package/base32";
import { fromBase64url, toBase64url } from "../../../../shared/package/base64url";
import { asciiText, utf8 } from "../../../../shared/package/bytes";
import { isBagName, shownName } from "../../../../shared/package/names";

const bytes = fc.uint8Array({ maxLength: 200 });

describe("base64url", () => {
  it("comes back as it went", () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(fromBase64url(toBase64url(value))).toEqual(value);
        expect(toBase64url(value)).toBe(Buffer.from(value).toString("base64url"));
      }),
    );
  });

  it("has one spelling: every text that is taken is the one that is written", () => {
    const text = fc.string({ unit: fc.constantFrom(..."AQgwZz09-_+/= \n"), maxLength: 12 });
    fc.assert(
      fc.property(text, (value) => {
        const decoded = fromBase64url(value);
        if (decoded) expect(toBase64url(decoded)).toBe(value);
      }),
      { numRuns: 1000 },
    );
    expect(["QQ", "QR", "QQ==", "A", "QQ ", "Q+"].map((each) => fromBase64url(each) !== null)).toEqual([
      ...[true, false, false, false, false, false],
    ]);
  });
});

describe("base32, hex and ASCII", () => {
  it("agree with the tables of RFC 4648", () => {
    const cases = [
      ["", ""],
      ["f", "MY"],
      ["fo", "MZXQ"],
      ["foo", "MZXW6"],
      ["foob", "MZXW6YQ"],
      ["fooba", "MZXW6YTB"],
      ["foobar", "MZXW6YTBOI"],
    ];
    for (const [text = "", code] of cases) expect(toBase32(utf8(text))).toBe(code);
    expect(asciiText(utf8("a".repeat(20_000)))).toHaveLength(20_000);
    expect(asciiText(utf8("é"))).toBeNull();
  });
});

describe("names in a bag", () => {
  it.each(["data/applications/a-1/m_1.age", "bagit.txt", "0", "a.b-c_d"])("takes %s", (name) => {
    expect(isBagName(name)).toBe(true);
  });

  it.each([
    ...[
      "",
      "/a",
      "a/",
      "a//b",
      ".a",
      "a/../b",
      "..",
      "A",
      "a\\b",
      "c:",
      "a.",
      "a/b.",
      "con",
      "aux.txt",
      "com1",
      "lpt9.age",
    ],
    ...[
      "é",
      "e\u0301",
      "a b",
      "a\u202eb",
      "-a",
      "_a",
      "a\u0000",
      "a/b/c/d/e/f/g/h/i",
      "a".repeat(201),
      "nul",
      "prn.x.y",
    ],
  ])("refuses %j", (name) => {
    expect(isBagName(name)).toBe(false);
  });

  it("shows a strange name harmlessly", () => {
    expect(shownName("a\u202eb\n")).toBe("a\\u{202e}b\\u{a}");
    expect(shownName("a".repeat(300))).toHaveLength(81);
  });
});
