import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
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
