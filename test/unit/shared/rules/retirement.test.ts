import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageWords,
  type RetirementCategory,
  retirementTerms,
  statutoryDate,
  statutoryRetirement,
} from "../../../../shared/rules/retirement";
import {
  birthDayBehind,
  enoughTime,
  enoughTimeForWoman,
  referenceDate,
  timeLeft,
} from "../../../../shared/rules/two-years";
import official from "../../../fixtures/regulation/retirement-cases.json";

const category = (text: string) => text as RetirementCategory;
const reference = referenceDate(2026);

describe("渐进式延迟法定退休年龄的办法: the statutory age", () => {
  it.each(official.cases)("$category born $birth_month: $age_text in $retire_month", (each) => {
    const found = statutoryRetirement(category(each.category), each.birth_month);
    expect(found).toEqual({
      delay: each.delay_months,
      ageMonths: each.age_months,
      month: each.retire_month,
    });
    expect(ageWords(found.ageMonths)).toBe(each.age_text);
  });

  it.each(official.external_checks)("is what others found: $category born $birth_month", (each) => {
    const { ageMonths, month } = statutoryRetirement(category(each.category), each.birth_month);
    if (each.age_months !== null) expect(ageMonths).toBe(each.age_months);
    if (each.retire_month !== null) expect(month).toBe(each.retire_month);
    expect(each.age_months ?? each.retire_month).not.toBeNull();
  });

  it("has the parameters of the tables", () => {
    const terms = Object.entries(official.config).map(([name, { base, start, step, cap }]) => [
      name,
      { base, start, step, cap },
    ]);
    expect(retirementTerms).toEqual(Object.fromEntries(terms));
  });

  it("never comes earlier for the younger, nor for the later category", () => {
    const birth = fc.date({ min: new Date("1950-01-01"), max: new Date("2010-12-31"), noInvalidDate: true });
    const day = birth.map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.constantFrom("male60", "female55", "female50"), (one, other, kind) => {
        const [older, younger] = one < other ? [one, other] : [other, one];
        expect(statutoryDate(kind, older) <= statutoryDate(kind, younger)).toBe(true);
        expect(statutoryDate("female50", one) < statutoryDate("female55", one)).toBe(true);
        expect(statutoryDate("female55", one) < statutoryDate("male60", one)).toBe(true);
      }),
    );
  });
});

describe("article 4(1): two years or more to the statutory age", () => {
  it.each(official.two_year_cases)("$category born $birth: $statutory_date", (each) => {
    expect(statutoryDate(category(each.category), each.birth)).toBe(each.statutory_date);
    expect(timeLeft(each.statutory_date, each.ref_date)).toEqual({
      reference: each.ref_date,
      threshold: each.threshold,
      enough: each.eligible,
      monthGap: each.month_gap,
      edge: each.manual_review,
    });
    const birth = { month: each.birth.slice(0, 7), day: Number(each.birth.slice(8)) };
    expect(enoughTime(category(each.category), birth, each.ref_date)).toBe(each.eligible ? "yes" : "no");
  });

  it("is counted at 31 August of the round's year", () => {
    expect(referenceDate(2027)).toBe("2027-08-31");
  });

  it("of a month of birth alone is decided where every day agrees, and else by the day", () => {
    expect(enoughTime("male60", { month: "1967-11", day: null }, reference)).toBe("no");
    expect(enoughTime("male60", { month: "1967-12", day: null }, reference)).toBe("yes");
    expect(enoughTime("female50", { month: "1977-05", day: null }, reference)).toBe("day");
  });

  it("of a woman passes on 50, fails on 55, and is else asked for", () => {
    expect(enoughTimeForWoman({ month: "1977-08", day: 31 }, reference)).toBe("yes");
    expect(enoughTimeForWoman({ month: "1972-11", day: 30 }, reference)).toBe("no");
    expect(enoughTimeForWoman({ month: "1977-03", day: 15 }, reference)).toBe("category");
    expect(enoughTimeForWoman({ month: "1977-05", day: null }, reference)).toBe("category");
  });

  it("the day of birth follows from a statutory date where one day alone leads to it", () => {
    expect(birthDayBehind("female50", "1977-05", "2028-08-31")).toBe(31);
    expect(birthDayBehind("male60", "1967-12", "2028-09-30")).toBeNull();
    expect(birthDayBehind("male60", "1967-12", "2028-09-29")).toBe(29);
    expect(birthDayBehind("male60", "1967-12", "2028-10-01")).toBeNull();
  });

  it("a day of birth found so leads back to the date", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<RetirementCategory>("male60", "female55", "female50"),
        fc.integer({ min: 1950, max: 2005 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (kind, year, month, day) => {
          const birthMonth = `${year}-${String(month).padStart(2, "0")}`;
          const date = statutoryDate(kind, `${birthMonth}-${String(day).padStart(2, "0")}`);
          const found = birthDayBehind(kind, birthMonth, date);
          if (found !== null) expect(found).toBe(day);
          else expect(day).toBe(28);
        },
      ),
    );
  });
});
