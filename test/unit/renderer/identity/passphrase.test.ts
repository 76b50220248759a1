import { describe, expect, it } from "vitest";
import { leastLength, passphraseBits, passphraseStrength } from "../../../../renderer/identity/passphrase";

describe("the strength of a passphrase", () => {
  it("asks for a least length and says how much is missing", () => {
    expect(passphraseStrength("").words).toContain(String(leastLength));
    expect(passphraseStrength("Kx7#q")).toMatchObject({ enough: false, words: "太短，还差 3 个字符" });
  });

  it("counts a Chinese character as two", () => {
    expect(passphraseStrength("红砖窗").words).toBe("太短，还差 2 个字符");
    expect(passphraseStrength("红砖窗台水壶").enough).toBe(true);
  });

  it.each(["12345678", "88888888", "password", "aaaaaaaaaa", "abcdefghij", "99999999999", "123456789012"])(
    "refuses %s, which everybody guesses",
    (passphrase) => expect(passphraseStrength(passphrase).enough).toBe(false),
  );

  it("calls longer ones better", () => {
    const steps = ["mk38wtz9", "mk38wtz9rp2d", "mk38 wtz9 rp2d vlaq"].map(
      (each) => passphraseStrength(each).steps,
    );
    expect(steps).toEqual([2, 3, 4]);
  });

  it("gives a run or a repeat next to nothing", () => {
    expect(passphraseBits("aaaaaaaa")).toBeLessThan(passphraseBits("ax"));
    expect(passphraseBits("12345678")).toBeLessThan(passphraseBits("1728"));
  });
});

it("takes a full-width form for what it is, and blanks at the ends for nothing", () => {
  expect(passphraseStrength("１２３４５６７８")).toMatchObject({
    enough: false,
    words: "太容易猜到，请换一个",
  });
  expect(passphraseStrength("　　  　　  　　")).toMatchObject({ steps: 0, enough: false });
  expect(passphraseStrength("  秋水长天　 ")).toEqual(passphraseStrength("秋水长天"));
});
