import { isCalendarDate } from "./calendar";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const characters = "10X98765432";

/** The check character of the first 17 digits of an ID number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idCheckCharacter(body: string): string {
  const sum = weights.reduce((so, weight, index) => so + weight * Number(body[index]), 0);
  return characters[sum % 11] ?? "";
}

/** What an ID number says, or what is wrong with it. */
export type IdNumber =
  | { readonly kind: "absent" }
  /** Characters are covered by stars. `sex` is `null` where the digit is covered too; `visible` keeps the stars. */
  | { readonly kind: "masked"; readonly sex: "男" | "女" | null; readonly visible: string }
  | { readonly kind: "valid"; readonly sex: "男" | "女"; readonly birthDate: string }
  /** `old`: of 15 digits; `century`: a year of birth before 1900 or after 2099; `future`: a birth after today. */
  | {
      readonly kind: "invalid";
      readonly why: "old" | "form" | "century" | "date" | "future" | "check";
    };

/**
 * Reads an ID number (GB 11643-1999). White space around it and a small x are forgiven. A masked one is never invalid for
 * what is covered. `today` is a date; nobody was born after it.
 */
export function readIdNumber(text: string, today: string): IdNumber {
  const number = text.normalize("NFKC").trim().toUpperCase();
  if (number === "") return { kind: "absent" };
  if (/^[\dX*]{18}$/u.test(number) && number.includes("*"))
    return { kind: "masked", sex: sexOf(number), visible: number };
  if (/^\d{15}$/u.test(number)) return { kind: "invalid", why: "old" };
  if (!/^[1-9]\d{16}[\dX]$/u.test(number)) return { kind: "invalid", why: "form" };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!/^(?:19|20)/u.test(birthDate)) return { kind: "invalid", why: "century" };
  if (!isCalendarDate(birthDate)) return { kind: "invalid", why: "date" };
  if (birthDate > today) return { kind: "invalid", why: "future" };
  if (idCheckCharacter(number) !== number[17]) return { kind: "invalid", why: "check" };
  return { kind: "valid", sex: sexOf(number) ?? "女", birthDate };
}

/** Whether the digits that can be seen allow a month of birth (`YYYY-MM`). */
export function allowsBirthMonth(visible: string, birthMonth: string): boolean {
  const digits = birthMonth.replace("-", "");
  return [...visible.slice(6, 12)].every((digit, index) => digit === "*" || digit === digits[index]);
}

/** The digits of the month of birth that can be seen. */
export const seenBirthDigits = (visible: string): number =>
  [...visible.slice(6, 12)].filter((digit) => digit !== "*").length;

function sexOf(number: string): "男" | "女" | null {
  const digit = number[16] ?? "*";
  if (!/^\d$/u.test(digit)) return null;
  return Number(digit) % 2 === 1 ? "男" : "女";
}
