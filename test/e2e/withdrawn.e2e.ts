import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { inkedPdf } from "../fixtures/inked-pdf";
import { deflatedAgain, differingTask } from "../fixtures/lying";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible } from "./manners";
import { pictured } from "./picture";
import { screenOf, unlock } from "./steps/identity";
import { declareAll, expectInk, importTask, setText } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
const patient = { timeout: 60_000 };

let profile: string;
let folder: string;
let task: string;
let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const scan = await inkedPdf();
  const { bytes } = await differingTask([scan, scan, scan]);
  task = join(folder, "deflated.jptask");
  await writeFile(task, await deflatedAgain(bytes));
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const materials = () => page.getByRole("navigation", { name: "申报材料" });
const second = () => materials().getByRole("listitem").nth(1);
const card = () => page.getByRole("alert").filter({ hasText: "材料2已撤下" });

async function enterWorkspace(): Promise<void> {
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(screenOf(page, "workspace")).toBeVisible();
}

test("a package whose every file is deflated is imported in the window and read", async () => {
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
  await enterWorkspace();
  await expectInk(page);
});

test("a material that is not what its application lists is withdrawn while it is open, the rest goes on", async () => {
  await second().getByRole("button").click();
  await expect(card()).toBeVisible(patient);
  await expect(card()).toContainText("登记的摘要不一致");
  await expect(card()).toContainText("请联系区局");
  await expect(second()).toContainText("已撤下");
  await expect(materials().getByText("已撤下")).toHaveCount(1);
  await expectAccessible(page, "a withdrawn material");
  await pictured(app, "withdrawn");
  await materials().getByRole("listitem").nth(2).getByRole("button").click();
  await expectInk(page);
});

test("it stays withdrawn after the program was started again, and its card has room in the largest text", async () => {
  test.setTimeout(180_000);
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await unlock(page, person);
  await enterWorkspace();
  await second().getByRole("button").click();
  await expect(card()).toBeVisible(patient);
  await setText(page, "largest");
  await expect(card()).toBeVisible();
  await expectAccessible(page, "a withdrawn material in the largest text");
  await pictured(app, "withdrawn-largest");
  await setText(page, "normal");
});
