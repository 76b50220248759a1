import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";

/** Weights of the one family that the sample is set in; the files come with the project, so every machine draws alike. */
export type Weight = 400 | 700 | 900;

const FILES: Record<Weight, string> = {
  400: "400Regular/NotoSerifSC_400Regular.ttf",
  700: "700Bold/NotoSerifSC_700Bold.ttf",
  900: "900Black/NotoSerifSC_900Black.ttf",
};

const familyOf = (weight: Weight): string => `Sample Serif ${weight}`;

let ready = false;

/**
 * Registers the font files with the canvas once.
 * @throws Error when a font file is missing: another face would change every page.
 */
export const registerFonts = (): void => {
  if (ready) return;
  const root = dirname(
    createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/package.json"),
  );
  for (const weight of [400, 700, 900] as const) {
    const path = join(root, FILES[weight]);
    if (!GlobalFonts.registerFromPath(path, familyOf(weight)))
      throw new Error(`font file not usable: ${path}`);
  }
  ready = true;
};

/** The canvas `font` value for a size in the canvas's own units. */
export const fontValue = (size: number, weight: Weight): string => `${size}px "${familyOf(weight)}"`;

const advances = new Map<number, number>();
let probe: ReturnType<ReturnType<typeof createCanvas>["getContext"]> | undefined;

/** Advance width of one character in ems; measured once a character and weight. */
export const advanceOf = (character: string, weight: Weight): number => {
  const code = character.codePointAt(0) ?? 0;
  // Ideographs and full-width forms are one em by design; measuring thousands of them would take seconds.
  if ((code >= 0x3000 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff5e)) return 1;
  const key = code * 8 + weight / 100 - 1;
  const known = advances.get(key);
  if (known !== undefined) return known;
  registerFonts();
  probe ??= createCanvas(8, 8).getContext("2d");
  probe.font = fontValue(100, weight);
  const advance = probe.measureText(character).width / 100;
  advances.set(key, advance);
  return advance;
};
