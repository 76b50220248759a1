import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { type Hardness, hardFiles } from "../fixtures/hard-files";
import type { HardFile } from "../fixtures/hard-files/hard-file";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { apart, inkShare, type PageCells, popplerCells, sheetCells, shownCells } from "./page-pixels";
import { screenOf } from "./steps/identity";
import { declareAll, importTask } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

// A dossier of files that a viewer may stumble over, each held against another program's drawing. None needs the others.

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};

/** The mean difference of 48 × 48 cells that two programs' smoothing, and their ways with the colours of print, come to. */
const near = 7;

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let made: Record<Hardness, readonly HardFile[]>;
let files: readonly HardFile[];
const crashes: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  made = await hardFiles();
  files = Object.values(made).flat();
  const { bureau, expert } = await people();
  const dossier = await dossierOf(
    "a1",
    files.map(({ bytes }) => bytes),
  );
  for (const [index, material] of dossier.application.materials.entries()) {
    const file = files[index];
    if (!file) throw new Error("a material of no file");
    const ending = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" }[file.mediaType];
    Object.assign(material, {
      mediaType: file.mediaType,
      fileName: `材料.${ending}`,
      title: `第${index + 1}份`,
    });
  }
  const { bytes } = await sampleTask({ dossiers: [dossier] });
  const task = join(folder, "task.jptask");
  await writeFile(task, bytes);
  ({ app, page } = await launchApp({ profile }));
  page.on("crash", () => crashes.push("the window crashed"));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(screenOf(page, "workspace")).toBeVisible();
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const pageOf = (number: number) => page.locator(`.viewer-page[data-page="${number}"]`);
const closedCard = () => page.getByRole("alert").filter({ hasText: "这份材料无法显示" });
const card = (number: number) => pageOf(number).locator(".viewer-face-broken");

async function openFile(file: HardFile): Promise<void> {
  const item = page.getByRole("navigation", { name: "申报材料" }).locator("ol > li").nth(files.indexOf(file));
  await item.getByRole("button").click();
  await expect(item.getByRole("button")).toHaveAttribute("aria-current", "true");
}

/** Whether the file opened and the page is there to be looked at. */
async function goToPage(number: number, what: string): Promise<boolean> {
  const field = page.locator(".viewer-pages-field");
  await expect(page.locator(".viewer-page").or(closedCard()).first()).toBeVisible({ timeout: 30_000 });
  await expect.soft(closedCard(), what).toHaveCount(0);
  if (await closedCard().isVisible()) return false;
  await field.fill(String(number));
  await page.keyboard.press("Enter");
  await expect.soft(pageOf(number), what).toBeVisible();
  return pageOf(number).isVisible();
}

async function wantedCells({ bytes, like }: HardFile, number: number): Promise<PageCells> {
  if (like === "sheet") return sheetCells();
  return popplerCells(like instanceof Uint8Array ? like : bytes, number);
}

async function look(file: HardFile, number: number): Promise<void> {
  const what = `${file.name}, page ${number}`;
  if (!(await goToPage(number, what))) return;
  const face = pageOf(number).locator(".viewer-face");
  await expect(face.or(card(number)).first(), what).toBeAttached();
  await expect.soft(face, what).toHaveAttribute("data-drawn", "true", { timeout: 20_000 });
  if ((await face.getAttribute("data-drawn")) !== "true") return;
  const shown = await shownCells(face.locator("canvas").first());
  if (file.like === "blank") return expect.soft(inkShare(shown), what).toBe(0);
  expect.soft(inkShare(shown), `ink of ${what}`).toBeGreaterThan(0.01);
  if (file.like === "any ink") return;
  const wanted = await wantedCells(file, number);
  expect.soft(shown.aspect / wanted.aspect, `sides of ${what}`).toBeCloseTo(1, 1);
  expect.soft(apart(shown, wanted), what).toBeLessThan(near);
}

async function check(file: HardFile): Promise<void> {
  await openFile(file);
  if (file.closed) return expect.soft(closedCard(), file.name).toBeVisible({ timeout: 20_000 });
  for (const number of file.look ?? [1]) await look(file, number);
  for (const number of file.cards ?? []) {
    const what = `${file.name}, page ${number}`;
    if (await goToPage(number, what)) await expect.soft(card(number), what).toBeVisible({ timeout: 20_000 });
  }
}

const kinds: readonly (readonly [Hardness, string])[] = [
  ["codings", "scans of every coding"],
  ["papers", "papers of every size and turn"],
  ["structures", "files written in rare ways, or damaged"],
  ["pictures", "loose pictures"],
];

for (const [kind, what] of kinds)
  test(`${what}: each shows its ink or a card`, async () => {
    test.setTimeout(300_000);
    expect(made[kind].length).toBeGreaterThan(0);
    for (const file of made[kind]) await check(file);
    expect(crashes).toEqual([]);
  });
