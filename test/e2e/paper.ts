import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { ran } from "./command-line";

/** A review bundle opened with public tools alone: `age` and `unzip`. Returns the folder of the bag. */
export async function openWithPublicTools(bundle: string, ageKey: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-bag-"));
  const zip = join(folder, "bag.zip");
  expect((await ran("age", ["-d", "-i", ageKey, "-o", zip, bundle])).code, "age -d").toBe(0);
  expect((await ran("unzip", ["-q", zip, "-d", folder])).code, "unzip").toBe(0);
  const [bag] = (await readdir(folder)).filter((name) => name !== "bag.zip");
  return join(folder, bag ?? "");
}

/**
 * Holds a form against the file it belongs to, as a clerk with a scanner would: every sheet is A4 and its QR code, read
 * by an outside program, names the SHA-256 of the `review.json` in the bag.
 */
export async function expectPaperAgrees(form: string, reviewJson: string): Promise<void> {
  const sha256 = createHash("sha256")
    .update(await readFile(reviewJson))
    .digest("hex");
  const info = (await ran("pdfinfo", [form])).out;
  expect(info).toMatch(/Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/u);
  const pages = Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
  const folder = await mkdtemp(join(tmpdir(), "jiangping-paper-"));
  await ran("pdftoppm", ["-r", "200", "-gray", "-png", form, join(folder, "sheet")]);
  const sheets = (await readdir(folder)).sort();
  expect(sheets).toHaveLength(pages);
  for (const sheet of sheets) {
    const read = await ran("zbarimg", ["--quiet", "--raw", join(folder, sheet)]);
    expect(read.out.trim(), `${form}, ${sheet}`).toBe(`jp1:${sha256}`);
  }
}

/** The text of a form as an outside program reads it, without white space. */
export async function textOf(form: string): Promise<string> {
  return (await ran("pdftotext", ["-layout", form, "-"])).out.replace(/\s/gu, "");
}

/** Holds a file against A4 and gives its pages. */
export async function pagesOf(form: string): Promise<number> {
  const info = (await ran("pdfinfo", [form])).out;
  expect(info, form).toMatch(/Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/u);
  return Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
}

/** The text of each page, without white space. */
export async function pageTexts(form: string): Promise<string[]> {
  const text = (await ran("pdftotext", ["-raw", form, "-"])).out;
  return text
    .split("\f")
    .slice(0, -1)
    .map((each) => each.replace(/\s/gu, ""));
}

/** Every page says which it is, of how many. */
export async function expectNumbered(form: string): Promise<void> {
  const texts = await pageTexts(form);
  for (const [at, text] of texts.entries())
    expect(text, `${form}, page ${at + 1}`).toContain(`第${at + 1}页共${texts.length}页`);
}

/** The expert's opinion as it goes through the pages of a form, from its cell to the sheets that go on. */
export async function opinionOn(form: string): Promise<string> {
  const piece = /(?:满分100分）|专家评估意见（续）)(.*?)(?:（转下页）|（转续页）|（完）|（签字）)/u;
  return (await pageTexts(form)).map((text) => piece.exec(text)?.[1] ?? "").join("");
}

/** The unit of what `wordsOf` gives. */
export const pointsPerMillimetre = 72 / 25.4;

/** A word with its place from the left and from the top of the page, in points. */
export interface PlacedWord {
  readonly word: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of a page with their places, as an outside program reads them. */
export async function wordsOf(form: string, page: number): Promise<PlacedWord[]> {
  const { out } = await ran("pdftotext", ["-bbox", "-f", `${page}`, "-l", `${page}`, form, "-"]);
  const words = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"[^>]*>([^<]*)</gu;
  return [...out.matchAll(words)].map(([, x, y, right, bottom, word = ""]) => ({
    word,
    x: Number(x),
    y: Number(y),
    right: Number(right),
    bottom: Number(bottom),
  }));
}

/** The words in the same row of a table as the one that begins it; a row of two lines is centred in its height. */
export function besideOf(pages: readonly (readonly PlacedWord[])[], first: string): readonly string[] {
  const page = pages.find((words) => words.some(({ word }) => word === first)) ?? [];
  const begin = page.find(({ word }) => word === first);
  return page
    .filter(({ x, y }) => begin && x > begin.x && Math.abs(y - begin.y) < 12)
    .map(({ word }) => word);
}

/** What an outside program reads from the QR code of a page. */
export async function codeOf(form: string, page: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-code-"));
  const picture = join(folder, "page");
  const only = ["-f", `${page}`, "-l", `${page}`, "-singlefile"];
  await ran("pdftoppm", ["-r", "200", ...only, "-gray", "-png", form, picture]);
  const read = (await ran("zbarimg", ["--quiet", "--raw", `${picture}.png`])).out.trim();
  await rm(folder, { recursive: true });
  return read;
}

/** Only the fonts that come with the program may be in a file; a variable one is drawn in without a name. */
export async function expectOwnFonts(path: string): Promise<void> {
  const lines = (await ran("pdffonts", [path])).out.split("\n").slice(2).filter(Boolean);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/NotoSerifSC|\[none\]\s+Type 3/u);
}
