import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { lockedPackages } from "./locked.ts";
import { root } from "./paths.ts";

/** One part that ships inside the program, as 关于匠评 shows it. */
export interface LicensedPart {
  readonly name: string;
  readonly version: string;
  /** The licence's short name (SPDX). */
  readonly licence: string;
  /** The licence's text, in its own language. */
  readonly text: string;
}

type Manifest = { license?: string; author?: string | { name?: string } };

/** What a licence is called in a package; notices belong to it. */
const licenceFile = /^(licen[cs]e|copying|ofl|notice)/i;

/** PDF.js's own folders of other people's work: character maps, fonts, decoders, colour profiles. */
const carried = ["cmaps", "standard_fonts", "wasm", "iccs"];

/** PDF.js asks for it in Node alone; the window has a canvas of its own. */
const neverShipped = /@napi-rs\/canvas/;

/**
 * The program itself, then every part that ships, by name: what the program depends on by the lock file, and what PDF.js carries along. Throws for
 * a part without a licence.
 */
export function licensedParts(): readonly LicensedPart[] {
  const locked = lockedPackages();
  const places = Object.keys(locked).filter((place) => place !== "" && ships(place, locked[place] ?? {}));
  const own = places.map((place) => partAt(place, locked[place]?.version ?? "", places));
  const others = [...own, ...carried.flatMap(carriedParts)];
  return [program(places), ...others.sort((a, b) => a.name.localeCompare(b.name, "en"))];
}

/** The program's own licence, in its standard wording. */
function program(places: readonly string[]): LicensedPart {
  const { version = "", license = "" } = lockedPackages()[""] ?? {};
  return { name: "匠评", version, licence: license, text: standardText("", license, places) };
}

const ships = (place: string, entry: { dev?: boolean; devOptional?: boolean; optional?: boolean }): boolean =>
  !(entry.dev || entry.devOptional || entry.optional || neverShipped.test(place));

function partAt(place: string, version: string, places: readonly string[]): LicensedPart {
  const name = nameOf(place);
  const licence = manifestAt(place).license;
  if (licence === undefined) throw new Error(`${name} does not say its licence`);
  return { name, version, licence, text: textAt(place) ?? standardText(place, licence, places) };
}

/** The text of a package's licence files; `undefined` where it brings none. */
function textAt(place: string): string | undefined {
  const texts = textsAt(place);
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

function textsAt(place: string): readonly string[] {
  const files = readdirSync(join(root, place)).filter((name) => licenceFile.test(name));
  return files.map((file) => readFileSync(join(root, place, file), "utf8").trim());
}

/** What only the text of a licence says, where a package may bring several. */
const wording: Readonly<Record<string, RegExp>> = { "OFL-1.1": /SIL OPEN FONT LICENSE Version 1\.1/i };

/** The text of one licence among a package's own; `undefined` where it is under another, or brings no text. */
function textOf(licence: string, place: string): string | undefined {
  if (!(manifestAt(place).license ?? "").split(" AND ").includes(licence)) return undefined;
  const said = wording[licence];
  return said ? textsAt(place).find((text) => said.test(text)) : textAt(place);
}

/** A licence whose text its package forgot, as another one brings it, with the package's own holder. */
function standardText(place: string, licence: string, places: readonly string[]): string {
  const text = places.map((other) => textOf(licence, other)).find((each) => each !== undefined);
  if (!text) throw new Error(`${nameOf(place)} brings no text of ${licence}, and nothing else does`);
  const { author } = manifestAt(place);
  const holder = (typeof author === "string" ? author : author?.name) ?? `the authors of ${nameOf(place)}`;
  let named = false;
  return text
    .split("\n")
    .flatMap((line) => {
      if (!/^\s*Copyright\b.*(\d{4}|\(c\))/i.test(line)) return [line];
      if (named) return [];
      named = true;
      return [`Copyright (c) ${holder}`];
    })
    .join("\n");
}

function carriedParts(folder: string): readonly LicensedPart[] {
  const place = join("node_modules/pdfjs-dist", folder);
  const { version } = lockedPackages()["node_modules/pdfjs-dist"] ?? {};
  return readdirSync(join(root, place))
    .filter((file) => licenceFile.test(file))
    .map((file) => ({
      name: `pdfjs-dist/${folder}/${file}`,
      version: version ?? "",
      licence: "",
      text: readFileSync(join(root, place, file), "utf8").trim(),
    }));
}

const manifestAt = (place: string): Manifest =>
  JSON.parse(readFileSync(join(root, place, "package.json"), "utf8"));

const nameOf = (place: string): string => place.slice(place.lastIndexOf("node_modules/") + 13);

/** Lays the licences of all parts beside the window's page, where 关于匠评 reads them. */
export function licences(): Plugin {
  return {
    name: "jiangping:licences",
    apply: "build",
    generateBundle() {
      const source = JSON.stringify(licensedParts());
      this.emitFile({ type: "asset", fileName: "licences/parts.json", source });
    },
  };
}

/** Stops a build into which something goes whose licence would not be shown. */
export function onlyLicensed(): Plugin {
  const known = new Set(licensedParts().map(({ name }) => name));
  return {
    name: "jiangping:only-licensed",
    apply: "build",
    moduleParsed({ id }) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
      if (name !== undefined && !id.startsWith("\0") && !known.has(name))
        this.error(`${name} would ship, but package.json does not depend on it: its licence is not shown`);
    },
  };
}
