import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { drawn } from "../fixtures/annotated";
import { inkedPdf } from "../fixtures/inked-pdf";
import { madePdf } from "../fixtures/made-pdf";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible } from "./manners";
import { pictured } from "./picture";
import { screenOf, unlock } from "./steps/identity";
import { declareAll, drag, expectSaved, importTask, openTab } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

/** A dossier with encrypted materials: each password is asked for once. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const locked = (algorithm: "RC4-128" | "AES-256") =>
    madePdf([{}, { rotate: 90 }], { encrypt: { algorithm, userPassword: "kaiqi2026" }, packed: true });
  const scans = [await inkedPdf(), await locked("AES-256"), await locked("RC4-128")];
  const { bytes } = await sampleTask({
    dossiers: [await dossierOf("a1", scans), await dossierOf("a2", scans)],
  });
  const task = join(folder, "task.jptask");
  await writeFile(task, bytes);
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
  await enterWorkspace();
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const field = () => page.getByLabel("材料的打开密码");
const material = (number: number) =>
  page
    .getByRole("navigation", { name: "申报材料" })
    .locator("ol > li")
    .nth(number - 1)
    .getByRole("button");
const pageShown = () => page.locator(".viewer-face[data-drawn=true]").first();

async function enterWorkspace(): Promise<void> {
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(screenOf(page, "workspace")).toBeVisible();
}

async function give(password: string): Promise<void> {
  await field().fill(password);
  await page.keyboard.press("Enter");
}

test("an encrypted material asks for its password, and again after a wrong one", async () => {
  await material(2).click();
  await expect(field()).toBeVisible();
  await expectAccessible(page, "a material with a password");
  await pictured(app, "material-password");
  await give("cuowu");
  await expect(page.getByRole("alert").filter({ hasText: "密码不对" })).toBeVisible();
  await give("kaiqi2026");
  await expect(pageShown()).toBeVisible({ timeout: 30_000 });
});

test("it does not ask again, even after the program was started anew; another material asks for its own", async () => {
  test.setTimeout(180_000);
  await material(1).click();
  await material(2).click();
  await expect(pageShown()).toBeVisible({ timeout: 30_000 });
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await unlock(page, person);
  await enterWorkspace();
  await material(2).click();
  await expect(pageShown()).toBeVisible({ timeout: 30_000 });
  await material(3).click();
  await expect(field()).toBeVisible();
  await give("kaiqi2026");
  await expect(pageShown()).toBeVisible({ timeout: 30_000 });
});

test("its annotated copy opens with the same password", async () => {
  await material(2).click();
  await expect(pageShown()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("b");
  await drag(page, [0.3, 0.3], [0.6, 0.4]);
  await expectSaved(page);
  await openTab(page, "批注");
  await page.getByRole("button", { name: /^导出带批注的副本/u }).click();
  const dialog = screenOf(page, "annotated-copy");
  const copy = join(folder, "copy.pdf");
  await saveTo(app, copy);
  await dialog.getByRole("button", { name: /^选择位置并导出/u }).click();
  await expect(dialog.getByText("副本已保存为")).toBeVisible({ timeout: 30_000 });
  const bytes = await readFile(copy);
  const [first] = await drawn(bytes, 72, "kaiqi2026");
  const greens = Array.from({ length: (first?.rgb.length ?? 0) / 3 }, (_, pixel) => pixel * 3).filter(
    (at) => (first?.rgb[at + 1] ?? 0) > (first?.rgb[at] ?? 0) + 40,
  );
  expect(greens.length).toBeGreaterThan(100);
});
