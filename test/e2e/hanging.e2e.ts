import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { hangingPdf } from "../fixtures/hanging-pdf";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { declareAll, importTask } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

/** A material whose opening never ends, among others that are sound. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
/** Longer than the bound, far shorter than the hanging. */
const patient = { timeout: 60_000 };

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const dossier = await dossierOf("a1", [onePagePdf(3), hangingPdf()], { number: "SY2026-001" });
  const { bytes } = await sampleTask({ dossiers: [dossier] });
  const task = join(folder, "task.jptask");
  await writeFile(task, bytes);
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(drawn()).toBeVisible(patient);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const drawn = () => page.locator(".viewer-page .viewer-face[data-drawn=true]").first();
const card = () => page.getByRole("alert").filter({ hasText: "这份材料无法显示" });

async function openMaterial(number: number): Promise<void> {
  const list = page.getByRole("navigation", { name: "申报材料" });
  await list
    .locator("ol > li")
    .nth(number - 1)
    .getByRole("button")
    .click();
}

test("is given up after a bound with a card that says so, and so is the search of its text", async () => {
  await openMaterial(2);
  await expect(page.getByText("正在打开材料…")).toBeVisible();
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("region", { name: "查找", exact: true });
  await panel.getByRole("textbox").fill("工作室");
  await expect(panel.getByRole("button", { name: "停止" })).toBeVisible();
  await expect(card()).toContainText("一直没有进展", patient);
  await expect(panel.getByRole("button", { name: "停止" })).toHaveCount(0, patient);
  await expect(panel.getByText(/材料2：没能查。文件有误，读不出文字/u)).toBeVisible();
  await expectAccessible(page, "hanging");
  await expectChinese(page, "hanging");
  await pictured(app, "hanging");
  await panel.getByRole("textbox").press("Escape");
});

test("keeps no other material from being shown, and can be tried again", async () => {
  await card().getByRole("button", { name: "重试" }).click();
  await expect(page.getByText("正在打开材料…")).toBeVisible();
  // Left while it hangs, it is in nobody's way.
  await openMaterial(1);
  await expect(drawn()).toBeVisible(patient);
});
