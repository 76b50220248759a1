import { paperAt } from "../pipeline";
import type { Background, Ground } from "./background";
import type { Lightness } from "./picture";

/** What one page needs to be read well. Levels are shares of full white, after the paper was made even. */
export interface PageTone {
  /** The paper to be made white; `null` where it is white and even already. */
  readonly background: Background | null;
  /** What becomes the ink's black. */
  readonly black: number;
  /** What becomes white. */
  readonly white: number;
  /** How much edges are sharpened, as in `Treatment`. */
  readonly sharpen: number;
}

/** A page with more of this share in continuous tones is a picture: its tones are what it shows. */
const mostPicture = 0.22;
/** Paper this light and, from place to place, this even is good as it is, white or cream. */
const goodLightness = 230;
const goodEvenness = 0.03;
/** On good paper, ink that lacks less of its black is thin or coloured, not faded. */
const faded = 0.25;
/** Edges whose steepest step is less than this share of their height are soft. */
const soft = 0.645;
const sharpenSoft = 0.3;

/** What would make a page clear; `null` where it is clear already, or a photograph. */
export function toneOf(lightness: Lightness, ground: Ground): PageTone | null {
  if (ground.pictureShare > mostPicture) return null;
  const shades = shadesOf(lightness, ground.background);
  const white = whiteOf(shades);
  const black = blackOf(shades);
  // Sharpening a grainy page would sharpen its grain.
  const sharpen = white < 0.965 ? 0 : sharpenFor(lightness, ground);
  // Fine ornament looks soft too: only a page that went through a device is sharpened.
  if (isGood(ground.background) && white > 0.985 && black < faded) return null;
  return { background: isWhite(ground.background) ? null : ground.background, white, black, sharpen };
}

/** How often each shade occurs, in hundredths of the paper's lightness; up to 1.3 of it. */
function shadesOf({ width, height, data }: Lightness, background: Background): Uint32Array {
  const shades = new Uint32Array(1301);
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const paper = Math.max(1, paperAt(background, (x + 0.5) / width, (y + 0.5) / height, 1));
      const shade = Math.min(1300, Math.round(((data[y * width + x] as number) / paper) * 1000));
      shades[shade] = (shades[shade] as number) + 1;
    }
  return shades;
}

/** Just under the paper's grain. */
function whiteOf(shades: Uint32Array): number {
  let mode = 1000;
  for (let shade = 930; shade <= 1070; shade += 1)
    if ((shades[shade] as number) > (shades[mode] as number)) mode = shade;
  let [sum, count] = [0, 0];
  for (let shade = mode; shade <= Math.min(1300, mode + 200); shade += 1) {
    const seen = shades[shade] as number;
    sum += seen * (shade - mode) ** 2;
    count += seen;
  }
  const grain = count === 0 ? 0 : Math.sqrt(sum / count) / 1000;
  return Math.max(0.86, Math.min(1, mode / 1000) - 2.2 * grain);
}

/** The shade of well inked strokes, where it is paler than ink is. */
function blackOf(shades: Uint32Array): number {
  let ink = 0;
  for (let shade = 0; shade < 700; shade += 1) ink += shades[shade] as number;
  let all = 0;
  for (const count of shades) all += count;
  if (ink < 0.0008 * all) return 0;
  let seen = 0;
  for (let shade = 0; shade < 700; shade += 1) {
    seen += shades[shade] as number;
    if (seen < 0.06 * ink) continue;
    return shade > 150 ? Math.min(0.55, (shade - 90) / 1000) : 0;
  }
  return 0;
}

function isGood({ data }: Background): boolean {
  const greens = data.filter((_, index) => index % 3 === 1);
  const [least, most] = [Math.min(...greens), Math.max(...greens)];
  return least >= goodLightness && most - least <= goodEvenness * most;
}

function isWhite({ data }: Background): boolean {
  return data.every((value) => value >= 250);
}

/** Softness: how far the steepest step of an edge stays behind the whole edge's height. */
function sharpenFor({ width, height, data }: Lightness, { background }: Ground): number {
  let [steep, tall] = [0, 0];
  for (let y = 4; y < height - 4; y += 2)
    for (let x = 4; x < width - 4; x += 1) {
      const i = y * width + x;
      const rise = (data[i + 1] as number) - (data[i] as number);
      if (rise < 24) continue;
      const near = (from: number) => data[i + from] as number;
      if (rise < near(2) - near(1) || rise <= near(0) - near(-1)) continue;
      const high = Math.max(near(1), near(2), near(3), near(4));
      const low = Math.min(near(0), near(-1), near(-2), near(-3));
      if (high - low < 0.35 * (background.data[1] as number)) continue;
      steep += rise;
      tall += high - low;
    }
  if (tall === 0) return 0;
  return steep / tall > soft ? 0 : sharpenSoft;
}
