import { describe, expect, it } from "vitest";
import { addMonths, daysInMonth, isCalendarDate, weekday } from "../../../../shared/rules/calendar";
import { readEmployerKind, readLocation } from "../../../../shared/rules/location";
import { readPriorRecognition } from "../../../../shared/rules/prior-recognition";
import { judgeReceipt } from "../../../../shared/rules/receipt-date";

describe("article 4: in Shunyi", () => {
  it.each([
    ["在顺义区注册并经营", "registered"],
    ["注册于北京市顺义区", "registered"],
    ["在顺义区经营，注册地在外区，附经营场所租赁合同", "operating"],
    ["不在顺义区注册", "unclear"],
    ["在昌平区注册并经营", "unclear"],
    ["顺义区", "unclear"],
    ["  ", "not-stated"],
    [undefined, "not-stated"],
  ])("%s: %s", (text, read) => expect(readLocation(text)).toBe(read));

  it.each([
    ["企业", "meant"],
    ["国有企业", "meant"],
    ["事业单位", "meant"],
    ["社会组织", "other"],
    ["个体工商户", "other"],
    ["民办非企业单位", "other"],
    ["", "not-stated"],
  ])("an employer of kind %s is %s", (kind, read) => expect(readEmployerKind(kind)).toBe(read));
});

describe("article 10: no studio of city or nation", () => {
  it.each([
    ["无市级、国家级技能大师工作室", "none"],
    ["无", "none"],
    ["无。", "none"],
    ["2021年认定为北京市技能大师工作室", "own"],
    ["国家级技能大师工作室，2019年挂牌", "unclear"],
    ["同单位另有北京市技能大师工作室", "others"],
    ["区级首席技师工作室", "unclear"],
    ["", "not-stated"],
    [undefined, "not-stated"],
  ])("%s: %s", (text, read) => expect(readPriorRecognition(text)).toBe(read));
});

describe("article 5: by the end of August", () => {
  it("is not moved where the last day is a Sunday, which is said", () => {
    const late = judgeReceipt({ receivedOn: "2025-09-01", filledOn: "2025-08-20" }, 2025);
    expect(late).toEqual({ deadline: "2025-08-31", weekend: true, verdict: "late" });
    expect(judgeReceipt({ filledOn: "2026-08-20" }, 2026).weekend).toBe(false);
  });
});

describe("the calendar", () => {
  it("knows its days", () => {
    expect([
      daysInMonth("2024-02"),
      daysInMonth("2025-02"),
      daysInMonth("2000-02"),
      daysInMonth("1900-02"),
    ]).toEqual([29, 28, 29, 28]);
    expect(isCalendarDate("2024-02-29")).toBe(true);
    expect(isCalendarDate("2025-02-29")).toBe(false);
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
  });

  it("knows the days of the week as the platform does", () => {
    for (const date of ["2026-08-31", "2025-08-31", "2024-02-29", "2000-01-01", "1999-12-31", "2027-01-02"])
      expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
  });
});
