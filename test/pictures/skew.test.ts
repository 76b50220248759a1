import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../build/sample/random";
import { estimatePage } from "../../renderer/viewer/clarity/estimate/page-estimate";
import { lightnessOf, type Picture } from "../../renderer/viewer/clarity/estimate/picture";
import { skewOf } from "../../renderer/viewer/clarity/estimate/skew";
import { samplePages, samplePhotos, scanned, shownAt, wears } from "./made-pages";

describe("the skew of a page", () => {
  // Text, tables, forms, certificates and drawings; the picture book's own prints are glued on askew.
  const pages = samplePages().filter(({ name }, index) => index % 12 === 0 && !name.startsWith("4/m4"));

  it("comes out within 0.3° from −5° to 5°, whatever the page and its wear", () => {
    const random = createRandom(5);
    const off: string[] = [];
    for (const [index, each] of pages.entries()) {
      const skew = random.between(-5, 5);
      const { name, worn } = scanned(each, wears[index % wears.length] ?? "grey", 110, skew);
      const { angle } = skewOf(lightnessOf(shownAt(worn, 1240)));
      if (Math.abs(angle - skew) > 0.3) off.push(`${name}: ${angle}`);
    }
    expect(pages.length).toBeGreaterThanOrEqual(38);
    expect(off).toEqual([]);
  }, 300_000);

  it("is the same on a page that lies on its side", () => {
    const page = pages[3];
    if (!page) throw new Error("the sample has too few pages");
    const { worn, skew } = scanned(page, "grey", 110, 1.7);
    const turned = createCanvas(worn.height, worn.width);
    const ctx = turned.getContext("2d");
    ctx.translate(worn.height, 0);
    ctx.rotate(Math.PI / 2);
    ctx.drawImage(worn, 0, 0);
    expect(Math.abs(skewOf(lightnessOf(shownAt(turned, 1240))).angle - skew)).toBeLessThanOrEqual(0.3);
  });

  it("is none where nothing says so: bare paper, grain, one line of dots", () => {
    expect(skewOf(lightnessOf(flat(700, 990, () => 246))).angle).toBe(0);
    const random = createRandom(9);
    expect(skewOf(lightnessOf(flat(700, 990, () => 200 + Math.round(random.normal() * 14)))).angle).toBe(0);
    const strewn = new Set(Array.from({ length: 1500 }, () => random.int(0, 700 * 990 - 1)));
    expect(skewOf(lightnessOf(flat(700, 990, (index) => (strewn.has(index) ? 20 : 250)))).angle).toBe(0);
  });

  it("is none of a photograph, which lies as it was taken", () => {
    const photos = samplePhotos();
    expect(photos.length).toBeGreaterThan(3);
    for (const { name, take } of photos)
      expect([name, estimatePage(shownAt(take(), 1240)).angle]).toEqual([name, 0]);
  });
});

function flat(width: number, height: number, level: (index: number) => number): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let index = 0; index < width * height; index += 1) data.fill(level(index), 4 * index, 4 * index + 3);
  return { width, height, data };
}
