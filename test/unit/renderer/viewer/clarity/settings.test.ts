import { describe, expect, it } from "vitest";
import { treat } from "../../../../../renderer/viewer/clarity/pipeline";
import {
  type Clarity,
  isAutomatic,
  isPlain,
  plain,
  readClarity,
  toggled,
  within,
} from "../../../../../renderer/viewer/clarity/settings";
import { levelsOf, treatmentOf } from "../../../../../renderer/viewer/clarity/treatment";

const set = (change: Partial<Clarity>): Clarity => ({ ...plain, ...change });

describe("how a material is shown", () => {
  it("reads back what was kept", () => {
    const kept = set({ tone: true, brightness: -35, angle: 1.7, threshold: 40, invert: true });
    expect(readClarity(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it("takes what it cannot read for the file's own, field by field", () => {
    for (const kept of [undefined, null, 7, "x", [], {}]) expect(readClarity(kept)).toEqual(plain);
    const strange = {
      tone: "yes",
      grey: true,
      brightness: Number.NaN,
      contrast: 4_000,
      angle: -1.234,
      later: 1,
    };
    expect(readClarity(strange)).toEqual(set({ grey: true, contrast: 100, angle: -1.2 }));
  });

  it("turns all of 一键清晰 on and off and leaves what was set by hand", () => {
    const on = toggled(set({ contrast: 20 }));
    expect(on).toEqual(set({ contrast: 20, tone: true, straighten: true, crop: true }));
    expect(isAutomatic(on)).toBe(true);
    expect(toggled(on)).toEqual(set({ contrast: 20 }));
    expect(isPlain(toggled(toggled(plain)))).toBe(true);
  });

  it("keeps amounts to their bounds and steps", () => {
    expect(within("angle", 0.30000000000000004)).toBe(0.3);
    expect(within("angle", -99)).toBe(-5);
    expect(Object.is(within("brightness", -1), 0)).toBe(true);
  });
});

describe("the table of levels", () => {
  it("leaves every level where nothing is asked for, and then nothing is done at all", () => {
    expect(levelsOf(plain, null)).toEqual(Array.from({ length: 256 }, (_, index) => index));
    expect(treatmentOf(plain, { background: null, black: 0.2, white: 0.9, sharpen: 1 })).toBeNull();
  });

  it("never turns darker into lighter but when inverted, and stays within its levels", () => {
    for (const brightness of [-100, -20, 0, 45, 100])
      for (const contrast of [-100, -30, 0, 60, 100])
        for (const threshold of [0, 1, 50, 99]) {
          const levels = levelsOf(set({ brightness, contrast, threshold }), { black: 0.2, white: 0.93 });
          const inverted = levelsOf(set({ brightness, contrast, threshold, invert: true }), {
            black: 0.2,
            white: 0.93,
          });
          expect(levels.every((level, index) => index === 0 || level >= (levels[index - 1] ?? 0))).toBe(true);
          expect(levels.every((level) => level >= 0 && level <= 255)).toBe(true);
          expect(inverted.every((level, index) => Math.abs(level - (255 - (levels[index] ?? 0))) <= 1)).toBe(
            true,
          );
        }
  });

  it("makes pure black and white of a threshold, grey first", () => {
    const treatment = treatmentOf(set({ threshold: 50 }), null);
    if (!treatment) throw new Error("a threshold does something");
    const data = Uint8ClampedArray.of(200, 30, 30, 255, 30, 220, 60, 255);
    expect([...treat({ width: 2, height: 1, data }, treatment).data]).toEqual([
      0, 0, 0, 255, 255, 255, 255, 255,
    ]);
  });

  it("moves the white point: a grey paper becomes white, the ink stays dark", () => {
    const levels = levelsOf(set({ tone: true }), { black: 0.1, white: 0.9 });
    expect(levels[235]).toBe(255);
    expect(levels[25]).toBe(0);
  });
});
