import { describe, expect, it } from "vitest";
import { createRandom } from "../../build/sample/random";
import { estimatePage } from "../../renderer/viewer/clarity/estimate/page-estimate";
import type { Picture } from "../../renderer/viewer/clarity/estimate/picture";
import { treat } from "../../renderer/viewer/clarity/pipeline";
import { plain, toggled } from "../../renderer/viewer/clarity/settings";
import { treatmentOf } from "../../renderer/viewer/clarity/treatment";
import { difference, ssim } from "./likeness";
import { printed, samplePages, samplePhotos, scanned, shownAt, wears } from "./made-pages";

/** The longer side of a page in a laptop's window. */
const shown = 1100;
/** A page askew by less, in degrees, lies straight. */
const straight = 0.15;

/** What 一键清晰 makes of a picture as it is drawn on screen. */
function cleared(picture: Picture): Picture {
  const treatment = treatmentOf(toggled(plain), estimatePage(picture).tone);
  return treatment ? treat(picture, treatment) : picture;
}

describe("一键清晰", () => {
  const pages = samplePages();
  const some = pages.filter((_, index) => index % 41 === 0);

  it("brings nine of ten worn pages nearer to how they were printed, and none farther", () => {
    const random = createRandom(11);
    const nearer: string[] = [];
    const farther: string[] = [];
    let samples = 0;
    for (const [index, page] of some.entries())
      for (const wear of wears) {
        if ((index + wears.indexOf(wear)) % 2 === 1) continue;
        samples += 1;
        const { name, skew, worn, clean } = scanned(page, wear, 110, random.between(-2, 2));
        const [before, wanted] = [shownAt(worn, shown), shownAt(clean(), shown)];
        const after = cleared(before);
        const askew = Math.abs(skew - estimatePage(before).angle);
        const likeness = ssim(after, wanted) - ssim(before, wanted);
        const levels = difference(before, wanted) - difference(after, wanted);
        // Nearer in structure, in levels and in lie, or straight already; pure black and white is only laid straight.
        const same = after === before;
        const straighter = askew < Math.abs(skew) || Math.abs(skew) < straight;
        if (straighter && ((same && Math.abs(skew) >= straight) || (likeness > 0 && levels > 0)))
          nearer.push(name);
        if (askew > Math.max(0.3, Math.abs(skew)) || likeness < 0 || levels < 0)
          farther.push(`${name}: ${likeness.toFixed(4)} ${levels.toFixed(2)} ${askew.toFixed(2)}°`);
      }
    console.info(`一键清晰: ${nearer.length} of ${samples} worn pages nearer`);
    expect(samples).toBeGreaterThanOrEqual(30);
    expect(farther).toEqual([]);
    expect(nearer.length / samples).toBeGreaterThanOrEqual(0.9);
  }, 300_000);

  it("leaves a page that is clear as it is", () => {
    for (const { name, page } of some) {
      const clear = shownAt(printed(page, 110, 0, createRandom(1)), shown);
      expect([name, difference(cleared(clear), clear)]).toEqual([name, 0]);
    }
  });

  it("leaves a photograph as it is, its colours and its frame", () => {
    for (const { name, take } of samplePhotos()) {
      expect([name, estimatePage(shownAt(take(), shown))]).toEqual([
        name,
        { angle: 0, content: null, tone: null },
      ]);
    }
  });

  it("cuts no ink off: all that is printed stays within what is shown", () => {
    const random = createRandom(12);
    for (const page of some) {
      const skew = random.between(-2, 2);
      const { name, worn, clean } = scanned(page, "grey", 110, skew);
      const { angle, content } = estimatePage(shownAt(worn, 1240));
      const lost = content ? inkOutside(shownAt(clean(), 1240), angle, content) : 0;
      expect([name, lost]).toEqual([name, 0]);
    }
  });
});

/** How many dark pixels of a page lie outside a part of it, after it was turned back by `angle`. */
function inkOutside(
  { width, height, data }: Picture,
  angle: number,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): number {
  const [sine, cosine] = [Math.sin((-angle * Math.PI) / 180), Math.cos((-angle * Math.PI) / 180)];
  let outside = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if ((data[4 * (y * width + x) + 1] as number) > 110) continue;
      const [dx, dy] = [x - width / 2, y - height / 2];
      const across = (dx * cosine - dy * sine + width / 2) / width;
      const down = (dx * sine + dy * cosine + height / 2) / height;
      const inside =
        across >= part.x && across <= part.x + part.width && down >= part.y && down <= part.y + part.height;
      if (!inside) outside += 1;
    }
  return outside;
}
