import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { declareAll, drag, expectInk, openCriterion, openWorkspace } from "./steps/review";

/** Ways to a page and back, two documents at once, the scan alone: in the real window. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let profile: string;
let app: ElectronApplication;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async () => {
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.getByRole("button", { name: /先看示例/u }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible({ timeout: 120_000 });
  await declareAll(page, ["SY2026-003"], async () => {});
  await openWorkspace(page, "SY2026-001");
});

test.afterAll(async () => {
  expect(complaints).toEqual([]);
  await killApp(app);
  await removeFolders(profile);
});

test("probe", async () => {
  const items = await page.locator("ol > li .reading-material").allTextContents();
  console.log(items);
  await pictured(app, "plain");
  await page.keyboard.press("k");
  await page.waitForTimeout(2500);
  await pictured(app, "beside");
  await page.keyboard.press("f");
  await page.waitForTimeout(1500);
  await pictured(app, "full");
  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "更多", exact: true }).first().click();
  await page.waitForTimeout(1500);
  await pictured(app, "single");
  await page.keyboard.press("Escape");
  for (let i = 0; i < 6; i += 1) await page.keyboard.press("Control++");
  await page.waitForTimeout(1500);
  await pictured(app, "large");
  await page.keyboard.press("k");
  await page.waitForTimeout(1500);
  await pictured(app, "large-alone");
  void [expectAccessible, expectChinese, expectWithinSides, drag, expectInk, openCriterion];
});
