import { describe, expect, it } from "vitest";
import { newRecoveryCode, readRecoveryCode } from "../../../../shared/package/recovery-code";

const characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** The code with one character put in place of another. */
const withAt = (code: string, at: number, character: string) =>
  code.slice(0, at) + character + code.slice(at + 1);

describe("a recovery code", () => {
  it("is eight groups of five characters that nobody confuses, and another each time", () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readRecoveryCode(code)).toEqual({ ok: true, code });
    }
    expect(new Set(codes).size).toBe(200);
    for (const character of characters) expect(codes.join("")).toContain(character);
  });

  it("is read in any case, width and spacing, and with the letters that look like digits", () => {
    const code = newRecoveryCode();
    const wide = code.replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    const looks = code.replaceAll("0", "o").replaceAll("1", "l");
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll("-", ""),
      ` ${code.replaceAll("-", "　")} `,
      wide,
      looks,
    ])
      expect(readRecoveryCode(typed), typed).toEqual({ ok: true, code });
  });

  it("names the group of every single wrong character", () => {
    const code = newRecoveryCode();
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === "-") continue;
      for (const other of characters) {
        if (other === code[at]) continue;
        expect(readRecoveryCode(withAt(code, at, other))).toEqual({
          ok: false,
          group: Math.floor(at / 6) + 1,
        });
      }
    }
  });

  it("does not take neighbours, or whole groups, that changed places", () => {
    for (let round = 0; round < 100; round += 1) {
      const code = newRecoveryCode();
      for (let at = 0; at + 1 < code.length; at += 1) {
        const [one = "", two = ""] = [code[at], code[at + 1]];
        if (one === two || one === "-" || two === "-") continue;
        expect(readRecoveryCode(withAt(withAt(code, at, two), at + 1, one)).ok).toBe(false);
      }
      const [first, second, ...rest] = code.split("-");
      expect(readRecoveryCode([second, first, ...rest].join("-")).ok).toBe(false);
    }
  });

  it("says so where characters are missing or too many", () => {
    const code = newRecoveryCode();
    for (const typed of ["", code.slice(1), `${code}0`, "秋水长天一色"])
      expect(readRecoveryCode(typed)).toEqual({ ok: false, group: 0 });
  });
});
