import { describe, expect, it } from "vitest";
import { licensedParts, onlyLicensed } from "../../../build/vite/licences";
import manifest from "../../../package.json" with { type: "json" };

describe("the licences that 关于匠评 shows", () => {
  const parts = licensedParts();

  it("are there for everything that the program depends on", () => {
    const names = new Set(parts.map(({ name }) => name));
    for (const dependency of Object.keys(manifest.dependencies))
      expect(names, dependency).toContain(dependency);
  });

  it("have a text each, with who holds the rights or who gave them up", () => {
    for (const { name, text } of parts) expect(text.length, name).toBeGreaterThan(200);
    const rights = /copyright|public domain|unlicense|apache license/i;
    expect(parts.filter(({ text }) => !rights.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("include the fonts' and those of what PDF.js carries along", () => {
    const fonts = parts.filter(({ text }) => /SIL OPEN FONT LICENSE/i.test(text)).map(({ name }) => name);
    for (const font of ["@expo-google-fonts/noto-serif-sc", "chiron-sung-hk-webfont"])
      expect(fonts).toContain(font);
    const carried = parts.map(({ name }) => name).filter((name) => name.startsWith("pdfjs-dist/"));
    expect(carried).toContain("pdfjs-dist/standard_fonts/LICENSE_LIBERATION");
    expect(carried.length).toBeGreaterThan(3);
  });
});

it("nothing goes into a build whose licence would not be shown", () => {
  const { moduleParsed } = onlyLicensed();
  const errors: string[] = [];
  const parse = (id: string) =>
    (moduleParsed as (module: { id: string }) => void).call(
      { error: (message: string) => errors.push(message) } as never,
      { id },
    );
  for (const id of ["/a/renderer/main.tsx", "/a/node_modules/react/index.js", "\0virtual"]) parse(id);
  expect(errors).toEqual([]);
  parse("/a/node_modules/@zip.js/zip.js/index.js");
  parse("/a/node_modules/react/node_modules/ajv/index.js");
  expect(errors).toEqual([expect.stringContaining("@zip.js/zip.js"), expect.stringContaining("ajv")]);
});
