import { describe, expect, it } from "vitest";
import { formCharacters, isIdeograph, rareFaceCss, wholeFaceCss } from "../../../build/vite/form-fonts";
import { charactersOf, facesOf, rangeText, withRange } from "../../../build/vite/unicode-range";

const { slices, whole, rare } = formCharacters();
const isCovered = (character: number) => slices.has(character) || whole.has(character) || rare.has(character);
const countOf = (first: number, last: number) => {
  let count = 0;
  for (let character = first; character <= last; character += 1) if (isCovered(character)) count += 1;
  return count;
};

describe("the forms' face", () => {
  it("has the first block and extension A whole: GB 18030 at its first level", () => {
    expect(countOf(0x4e00, 0x9fff)).toBe(20_992);
    expect(countOf(0x3400, 0x4dbf)).toBe(6_592);
  });

  it("has thousands of rarer ideographs, not all: what it lacks is said where it is printed", () => {
    expect(countOf(0x20000, 0x2a6df)).toBeGreaterThanOrEqual(3_300);
    expect(countOf(0x2a700, 0x2b73f)).toBeGreaterThanOrEqual(60);
    expect(countOf(0x2b740, 0x2ebef)).toBeGreaterThanOrEqual(160);
    expect(isCovered(0x2a6a5)).toBe(false);
  });

  it.each([
    ["of extension A", "㐀㛃㬎㭎㸌㻞䜣䥽䦃䲟䴖䶮"],
    ["that the registry's slices lack", "喆堃昇玥婳贇镕燚淼垚犇骉彧翀頔赟昉晢翯昳"],
    [
      "of the second level of GB 18030, from the table of general characters",
      "𬭎𫖮𬱟𬴊𫖯𫚖𬬭𬭸𬬻𬍛𨱇𬇙𬣙𬘡𬳵𫍽",
    ],
    ["beyond the table", "𠮷"],
  ])("has names %s", (_, names) => {
    expect([...names].filter((name) => !isCovered(name.codePointAt(0) ?? 0))).toEqual([]);
  });

  it("asks each part for what the ones before it lack, and for nothing twice", () => {
    const face = "@font-face {\n  font-family: x;\n  unicode-range: U+3400-34ff, U+20000-2ffff;\n}";
    const second = charactersOf(wholeFaceCss("@font-face { font-family: x; }"));
    expect([...second].filter((character) => slices.has(character))).toEqual([]);
    expect(second.has(0x3400)).toBe(true);
    const third = charactersOf(rareFaceCss(face));
    expect([...third].filter((character) => slices.has(character) || whole.has(character))).toEqual([]);
    expect([...third].every(isIdeograph)).toBe(true);
    expect(third.has(0x20bb7)).toBe(true);
    expect(rareFaceCss("@font-face { unicode-range: U+41-5a; }")).toBe("");
  });
});

describe("a unicode range", () => {
  it("is written as short as it can be and reads back the same", () => {
    const characters = new Set([0x41, 0x42, 0x43, 0x61, 0x20bb7]);
    expect(rangeText(characters)).toBe("U+41-43,U+61,U+20bb7");
    expect(charactersOf(`unicode-range: ${rangeText(characters)};`)).toEqual(characters);
  });

  it("takes the place of the one that a face had", () => {
    const [face = ""] = facesOf("a{} @font-face { src: url(x); unicode-range: U+1-2; } b{}");
    expect(withRange(face, "U+5")).toMatch(/src: url\(x\);\s*unicode-range: U\+5;\s*\}$/);
    expect(charactersOf(withRange(face, "U+5"))).toEqual(new Set([5]));
  });
});
