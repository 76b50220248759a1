import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Plugin } from "vite";
import { charactersOfFont } from "./font-characters.ts";
import { root } from "./paths.ts";
import { charactersOf, facesOf, rangeText, withRange } from "./unicode-range.ts";
import { woff2Of } from "./woff2.ts";

const require = createRequire(import.meta.url);

/**
 * Makes the faces of the forms: Noto Serif SC whole, one file a weight, as WOFF2 instead of the package's TrueType; and
 * of Chiron Sung, which is cut into slices, those with ideographs that Noto lacks, asked for these and nothing else. What
 * each one is asked for is worked out of the files themselves when the program is built.
 */
export function formFonts(): Plugin {
  return {
    name: "jiangping:form-fonts",
    enforce: "pre",
    transform: {
      filter: { id: /(?:whole-face|chiron-sung-hk-webfont\/css\/vf)\.css/ },
      handler: (code, id) =>
        id.includes("whole-face") ? wholeFaceCss(code, dirname(id)) : rareFaceCss(code),
    },
  };
}

/** The characters of both parts of the forms' face, in the order in which they are asked. */
export interface FormCharacters {
  readonly whole: ReadonlySet<number>;
  readonly rare: ReadonlySet<number>;
}

let known: FormCharacters | undefined;

/** What each part of the face holds, read from the packages' files. */
export function formCharacters(): FormCharacters {
  known ??= {
    whole: charactersOfFont(readFileSync(wholeFace("400Regular/NotoSerifSC_400Regular.ttf"))),
    rare: charactersOf(readFileSync(require.resolve("chiron-sung-hk-webfont/css/vf.css"), "utf8")),
  };
  return known;
}

const wholePackage = "@expo-google-fonts/noto-serif-sc";

const wholeFace = (path: string) => join(dirname(require.resolve(`${wholePackage}/package.json`)), path);

/** The whole face with its files made smaller, which `folder` leads to, asked for all that they have. */
export async function wholeFaceCss(code: string, folder: string): Promise<string> {
  const range = rangeText(formCharacters().whole);
  const faces = facesOf(code).map(async (face) => {
    const [stated, path] =
      /url\("@expo-google-fonts\/noto-serif-sc\/([^"]+)"\) format\("truetype"\)/.exec(face) ?? [];
    if (stated === undefined || path === undefined) throw new Error("a whole face names no TrueType file");
    const made = relative(folder, await smaller(wholeFace(path))).replaceAll(sep, "/");
    return withRange(face.replace(stated, `url("${made}") format("woff2")`), range);
  });
  return (await Promise.all(faces)).join("\n");
}

/** Heights and widths of vertical setting, which no form has, and names of a variable font's axes. */
const unneededTables = new Set(["vhea", "vmtx", "STAT"]);

/** The file as WOFF2, made once: its name tells what it is made of. Returns its path. */
async function smaller(path: string): Promise<string> {
  const file = readFileSync(path);
  const digest = createHash("sha256").update(file).digest("hex").slice(0, 8);
  const made = join(root, "out", "fonts", `${basename(path, ".ttf")}-${digest}.woff2`);
  if (!existsSync(made)) {
    mkdirSync(dirname(made), { recursive: true });
    // Never half of it under its name: a build may be stopped, or run twice at once.
    const begun = `${made}.${process.pid}`;
    writeFileSync(begun, await woff2Of(file, unneededTables));
    renameSync(begun, made);
  }
  return made;
}

/** The slices of the second face, each asked for the ideographs that the first one lacks; those without any are left out. */
export function rareFaceCss(code: string): string {
  const { whole } = formCharacters();
  const isRare = (character: number) => isIdeograph(character) && !whole.has(character);
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
