import { describe, expect, it } from "vitest";
import { createRandom } from "../../build/sample/random";
import { estimatePage } from "../../renderer/viewer/clarity/estimate/page-estimate";
import type { Picture } from "../../renderer/viewer/clarity/estimate/picture";
import { cleared, shown, somePages } from "./cleared";
import { difference } from "./likeness";
import { printed, samplePhotos, scanned, shownAt } from "./made-pages";

describe("一键清晰", () => {
  const some = somePages();

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
