import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowsBirthMonth, idCheckCharacter, readIdNumber } from "../../../../shared/rules/id-number";
import official from "../../../fixtures/regulation/id-numbers.json";

const today = "2026-09-10";

describe("GB 11643-1999: an ID number", () => {
  it.each([...official.standard_vectors, ...official.synthetic_valid])(
    "ends as the standard says: %s",
    (number) => {
      expect(idCheckCharacter(number.slice(0, 17))).toBe(number[17]);
    },
  );

  it.each(official.synthetic_valid)("of a made-up person is read: %s", (number) => {
    const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
    const sex = Number(number[16]) % 2 === 1 ? "男" : "女";
    expect(readIdNumber(number, today)).toEqual({ kind: "valid", birthDate, sex });
  });

  it("of 1880, the standard's second example, is out of the centuries in use", () => {
    expect(readIdNumber("440524188001010014", today)).toEqual({ kind: "invalid", why: "century" });
    expect(readIdNumber("11010519491231002X", today)).toMatchObject({
      kind: "valid",
      birthDate: "1949-12-31",
    });
  });

  it.each(official.invalid.map(({ id }, index) => [id, ["check", "date", "old", null][index]] as const))(
    "that is wrong is refused with its reason: %s",
    (number, why) => {
      const read = readIdNumber(number, today);
      if (why) expect(read).toEqual({ kind: "invalid", why });
      else expect(read).toMatchObject({ kind: "valid", sex: "女" });
    },
  );

  it("in full width and with white space is forgiven; a birth after today is not", () => {
    expect(readIdNumber(" １１０１０５１９４９１２３１００２ｘ ", today)).toMatchObject({ kind: "valid" });
    expect(readIdNumber("110113197001010011", "1969-12-31")).toEqual({ kind: "invalid", why: "future" });
    expect(readIdNumber("", today)).toEqual({ kind: "absent" });
    expect(readIdNumber("身份证", today)).toEqual({ kind: "invalid", why: "form" });
  });

  it("with one digit changed never passes", () => {
    const place = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(
        fc.constantFrom(...official.synthetic_valid),
        place,
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          const digit = (Number(number[at]) + by) % 10;
          const changed = number.slice(0, at) + digit + number.slice(at + 1);
          expect(readIdNumber(changed, today).kind).toBe("invalid");
        },
      ),
    );
  });
});

describe("a masked ID number", () => {
  it.each([
    ["110***********1234", "男"],
    ["110113********1234", "男"],
    ["110***********024X", "女"],
    ["＊＊＊***************", null],
  ])("is no wrong one, and shows what it shows: %s", (number, sex) => {
    expect(readIdNumber(number, today)).toMatchObject({ kind: "masked", sex });
  });

  it("allows the months that its digits allow", () => {
    expect(allowsBirthMonth("110***********1234", "1979-03")).toBe(true);
    expect(allowsBirthMonth("11011319********1X", "1979-03")).toBe(true);
    expect(allowsBirthMonth("11011319********1X", "2001-03")).toBe(false);
  });

  it("is masked in each way that is in use", () => {
    const patterns = official.masks.flatMap(({ pattern }) => pattern.match(/\d+\*+\d+/u)?.[0] ?? []);
    expect(patterns).toHaveLength(2);
    for (const pattern of patterns) expect(readIdNumber(pattern, today).kind).toBe("masked");
  });
});
