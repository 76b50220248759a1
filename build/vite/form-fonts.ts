import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { charactersOfFont } from "./font-characters.ts";
import { charactersOf, facesOf, rangeText, withRange } from "./unicode-range.ts";

const require = createRequire(import.meta.url);

/**
 * Closes the gaps of the forms' face. The registry's slices of Noto Serif SC hold what the web writes, 12,258 of the
 * 20,992 ideographs of the first block; the whole face, and Chiron Sung after it, are asked for what the ones before them
 * lack and for nothing else, so that a common form loads what it did. What each one is asked for is worked out of the
 * files themselves when the program is built.
 */
export function formFonts(): Plugin {
  return {
    name: "jiangping:form-fonts",
    enforce: "pre",
    transform: {
      filter: { id: /(?:whole-face|chiron-sung-hk-webfont\/css\/vf)\.css/ },
      handler: (code, id) => (id.includes("whole-face") ? wholeFaceCss(code) : rareFaceCss(code)),
    },
  };
}

/** The characters of each part of the forms' face, in the order in which they are asked. */
export interface FormCharacters {
  readonly slices: ReadonlySet<number>;
  readonly whole: ReadonlySet<number>;
  readonly rare: ReadonlySet<number>;
}

let known: FormCharacters | undefined;

/** What each part of the face holds, read from the packages' files. */
export function formCharacters(): FormCharacters {
  known ??= {
    slices: charactersOf(readFileSync(require.resolve("@fontsource/noto-serif-sc/400.css"), "utf8")),
    whole: charactersOfFont(readFileSync(join(wholeFolder(), "400Regular", "NotoSerifSC_400Regular.ttf"))),
    rare: charactersOf(readFileSync(require.resolve("chiron-sung-hk-webfont/css/vf.css"), "utf8")),
  };
  return known;
}

const wholeFolder = () => dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json"));

/** The whole face, asked for what the slices lack. */
export function wholeFaceCss(code: string): string {
  const { slices, whole } = formCharacters();
  const range = rangeText(new Set([...whole].filter((character) => !slices.has(character))));
  return facesOf(code)
    .map((face) => withRange(face, range))
    .join("\n");
}

/** The slices of the second face, each asked for the ideographs that the first one lacks; those without any are left out. */
export function rareFaceCss(code: string): string {
  const { slices, whole } = formCharacters();
  const isRare = (character: number) =>
    isIdeograph(character) && !slices.has(character) && !whole.has(character);
  return facesOf(code)
    .flatMap((face) => {
      const rare = new Set([...charactersOf(face)].filter(isRare));
      return rare.size === 0 ? [] : [withRange(face, rangeText(rare))];
    })
    .join("\n");
}

/** CJK Unified Ideographs with all their extensions, and the compatibility ones. */
export const isIdeograph = (character: number): boolean =>
  (character >= 0x3400 && character <= 0x9fff) ||
  (character >= 0xf900 && character <= 0xfaff) ||
  (character >= 0x20000 && character <= 0x323af);
