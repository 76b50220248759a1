import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { inkedPdf } from "../fixtures/inked-pdf";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { declareAll, openWorkspace, setText } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";
import { findInFolder } from "./traces";

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
const packagePassphrase = "落霞孤鹜齐飞 mk38";
/** Deriving a key is slow on purpose. */
const patient = { timeout: 120_000 };

let profile: string;
let folder: string;
let task: string;
let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, stranger } = await people();
  const dossiers = [
    await dossierOf("a1", [await inkedPdf()], { number: "SY2601" }),
    await dossierOf("a2", [await inkedPdf()], { number: "SY2602" }),
  ];
  const sealed = await sampleTask({ passphrase: packagePassphrase, dossiers });
  task = join(folder, "任务.jptask");
  await writeFile(task, sealed.bytes);
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: stranger, person, bureau, folder });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const dialog = () => screenOf(page, "import");
const field = () => dialog().locator("[name=package-passphrase]");

/** A picture for whoever looks at the test's results, and the manners of what is shown. */
async function seen(screen: string, name: string): Promise<void> {
  await pictured(app, name);
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

async function beginImport(): Promise<void> {
  await chooseFile(app, task);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  await expect(field()).toBeFocused(patient);
}

test("who gives the question up has imported nothing", async () => {
  test.setTimeout(300_000);
  await beginImport();
  await seen("import", "asked");
  await page.keyboard.press("Escape");
  await expect(dialog().getByText("操作已取消，没有留下任何改动。")).toBeVisible();
  await dialog().getByRole("button", { name: "关闭" }).last().click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(0);
});

test("a wrong passphrase is said and asked for again, the right one opens", async () => {
  test.setTimeout(300_000);
  await beginImport();
  await field().fill("落霞孤鹜齐飞");
  await page.keyboard.press("Enter");
  await expect(dialog().getByText("正在核对口令")).toBeVisible();
  await expect(dialog().getByText("口令不对，没有打开。")).toBeVisible(patient);
  await expect(field()).toHaveValue("落霞孤鹜齐飞");
  await seen("import", "wrong");
  await setText(page, "largest");
  await seen("import", "wrong-largest");
  await setText(page, "normal");
  // As an input method in its full-width mode writes it.
  await field().fill("落霞孤鹜齐飞　ｍｋ３８");
  await dialog().getByRole("button", { name: "打开", exact: true }).click();
  await expect(dialog().getByText("签名和全部文件核验通过")).toBeVisible(patient);
  await seen("import", "opened");
  await setText(page, "largest");
  await seen("import", "opened-largest");
  await setText(page, "normal");
});

test("the desk reads the package and offers neither seal nor export", async () => {
  test.setTimeout(300_000);
  await dialog().getByRole("button", { name: "查看申报" }).click();
  const inbox = screenOf(page, "inbox");
  await expect(inbox.locator("tbody tr")).toHaveCount(2);
  await expect(inbox.getByText("本任务包的专家名单没有您")).toBeVisible();
  await expect(inbox.getByRole("button", { name: "导出评审包" })).toHaveCount(0);
  await seen("inbox", "inbox");
  await setText(page, "largest");
  await seen("inbox", "inbox-largest");
  await setText(page, "normal");
  await declareAll(page, [], async () => {});
  await openWorkspace(page, "SY2601");
  const workspace = screenOf(page, "workspace");
  await expect(workspace.getByText("本任务包的专家名单没有您")).toBeVisible();
  await expect(workspace.getByRole("button", { name: "定稿" })).toHaveCount(0);
  await seen("workspace", "workspace");
  await setText(page, "largest");
  await seen("workspace", "workspace-largest");
  await setText(page, "normal");
});

test("the profile holds nothing of the passphrase, right or wrong", async () => {
  expect(await findInFolder(profile, ["落霞孤鹜"])).toEqual([]);
});
