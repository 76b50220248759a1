import { describe, expect, it } from "vitest";
import { createRandom } from "../../build/sample/random";
import { estimatePage } from "../../renderer/viewer/clarity/estimate/page-estimate";
import { cleared, shown, somePages } from "./cleared";
import { difference, ssim } from "./likeness";
import { scanned, shownAt, wears } from "./made-pages";

/** A page askew by less, in degrees, lies straight. */
const straight = 0.15;

describe("一键清晰", () => {
  const some = somePages();

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
});
