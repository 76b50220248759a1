import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { formCharacters, isIdeograph, rareFaceCss, wholeFaceCss } from "../../build/vite/form-fonts";
import { charactersOf, facesOf, rangeText, withRange } from "../../build/vite/unicode-range";
import { tablesOf, woff2Of } from "../../build/vite/woff2";
import { charactersOfWoff2, tablesOfWoff2 } from "./read-woff2";

const require = createRequire(import.meta.url);
const rareCss = require.resolve("chiron-sung-hk-webfont/css/vf.css");
const wholeCss = join(import.meta.dirname, "../../renderer/forms/whole-face.css");

const { whole, rare } = formCharacters();
const isCovered = (character: number) => whole.has(character) || rare.has(character);
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
    ["that slices made for the web lack", "喆堃昇玥婳贇镕燚淼垚犇骉彧翀頔赟昉晢翯昳"],
    [
      "of the second level of GB 18030, from the table of general characters",
      "𬭎𫖮𬱟𬴊𫖯𫚖𬬭𬭸𬬻𬍛𨱇𬇙𬣙𬘡𬳵𫍽",
    ],
    ["beyond the table", "𠮷"],
  ])("has names %s", (_, names) => {
    expect([...names].filter((name) => !isCovered(name.codePointAt(0) ?? 0))).toEqual([]);
  });

  it("asks the second part for the ideographs that the first one lacks, and for nothing twice", () => {
    const face = "@font-face {\n  font-family: x;\n  unicode-range: U+3400-34ff, U+20000-2ffff;\n}";
    const second = charactersOf(rareFaceCss(face));
    expect([...second].filter((character) => whole.has(character))).toEqual([]);
    expect([...second].every(isIdeograph)).toBe(true);
    expect(second.has(0x20bb7)).toBe(true);
    expect(rareFaceCss("@font-face { unicode-range: U+41-5a; }")).toBe("");
  });

  it("has in each slice of the second part what it is asked for", () => {
    const faces = facesOf(rareFaceCss(readFileSync(rareCss, "utf8")));
    expect(faces.length).toBeGreaterThan(10);
    for (const face of faces) {
      const [, path = ""] = /url\('([^']+)'\)/.exec(face) ?? [];
      const held = charactersOfWoff2(readFileSync(join(dirname(rareCss), path)));
      const lacking = [...charactersOf(face)].filter((character) => !held.has(character));
      expect(String.fromCodePoint(...lacking), path).toBe("");
    }
  });
});

describe("a face made smaller", () => {
  const path = join(
    dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json")),
    "400Regular/NotoSerifSC_400Regular.ttf",
  );

  it("keeps every table as it was but the one that says it was compressed, and half of the bytes", async () => {
    const trueType = readFileSync(path);
    const made = await woff2Of(trueType, new Set(["vhea", "vmtx", "STAT"]));
    expect(made.length).toBeLessThan(trueType.length * 0.52);
    expect(made.length % 4).toBe(0);
    expect(made.readUInt32BE(8)).toBe(made.length);
    const after = tablesOfWoff2(made);
    const before = tablesOf(trueType).filter(({ tag }) => !["vhea", "vmtx", "STAT"].includes(tag));
    expect(new Set(after.keys())).toEqual(new Set(before.map(({ tag }) => tag)));
    for (const { tag, bytes } of before)
      if (tag !== "head") expect(after.get(tag)?.equals(bytes), tag).toBe(true);
    expect((after.get("head")?.readUInt16BE(16) ?? 0) & 0x800).toBe(0x800);
  });

  it("is what the style sheet leads to, with all its characters", async () => {
    const css = await wholeFaceCss(readFileSync(wholeCss, "utf8"), dirname(wholeCss));
    const faces = facesOf(css);
    expect(faces.map((face) => /font-weight: (\d+)/.exec(face)?.[1])).toEqual(["400", "700"]);
    for (const face of faces) {
      const [, url = ""] = /url\("([^"]+)"\) format\("woff2"\)/.exec(face) ?? [];
      expect(charactersOf(face)).toEqual(charactersOfWoff2(readFileSync(join(dirname(wholeCss), url))));
    }
  });

  it("is not made of a font with a table that has no number here", async () => {
    const odd = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 1]), Buffer.alloc(22)]);
    odd.write("Zapf", 12, "latin1");
    await expect(woff2Of(odd)).rejects.toThrow(/Zapf/);
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
