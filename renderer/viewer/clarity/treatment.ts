import type { PageTone } from "./estimate/tone";
import type { Treatment } from "./pipeline";
import type { Clarity } from "./settings";

/** What is done to a page: what the reader set, on top of what the page itself needs where the reader asked for that. */
export function treatmentOf(clarity: Clarity, found: PageTone | null): Treatment | null {
  const tone = clarity.tone ? found : null;
  const sharpen = Math.min(2, (tone?.sharpen ?? 0) + clarity.sharpen / 50);
  const levels = levelsOf(clarity, tone);
  const background = tone?.background ?? null;
  const asItIs = levels.every((level, index) => level === index);
  if (!background && sharpen === 0 && !clarity.grey && clarity.threshold === 0 && asItIs) return null;
  return { background, grey: clarity.grey || clarity.threshold > 0, sharpen, levels };
}

/** What each level from 0 to 255 becomes. */
export function levelsOf(clarity: Clarity, tone: Pick<PageTone, "black" | "white"> | null): number[] {
  const { black, white } = tone ?? { black: 0, white: 1 };
  return Array.from({ length: 256 }, (_, index) => {
    const stretched = clamp((index / 255 - black) / (white - black));
    return Math.round(adjusted(clarity, stretched) * 255);
  });
}

function adjusted({ brightness, contrast, threshold, invert }: Clarity, value: number): number {
  const slope = contrast >= 0 ? 1 + contrast / 40 : 1 + (contrast / 100) * 0.85;
  const toned = clamp((value - 0.5) * slope + 0.5 + (brightness / 100) * 0.5);
  const shown = threshold === 0 ? toned : toned >= threshold / 100 ? 1 : 0;
  return invert ? 1 - shown : shown;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
