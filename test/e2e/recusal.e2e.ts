import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { backToInbox, expectInk, expectSaved, openCriterion, openWorkspace, setText } from "./steps/review";

const patient = { timeout: 120_000 };
const own = "SY2026-001";
const pastry = "SY2026-002";
const airframe = "SY2026-003";

let profile: string;
let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile);
});

const wellMannered = async (screen: string) => {
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
};
/** Looks at a dialog in both sizes of text. */
async function look(screen: string): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await wellMannered(screen);
    await expectRoom(page, screen);
    await pictured(app, `${screen}-${size}`);
  }
  await setText(page, "normal");
}
const caseOf = (number: string) =>
  screenOf(page, "declaration").locator(".declaration-case").filter({ hasText: number });
const inboxRow = (number: string) => screenOf(page, "inbox").getByRole("row").filter({ hasText: number });

/** Adds one to the list in the open dialog. */
async function relate(kind: "人" | "单位", name: string, note: string): Promise<void> {
  const dialog = screenOf(page, "relations");
  await dialog.getByRole("radio", { name: kind, exact: true }).check();
  await dialog.getByLabel(kind === "人" ? "姓名" : "单位名称").fill(name);
  await dialog.getByLabel(/是什么关系/u).fill(note);
  await dialog.getByRole("button", { name: "加入" }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: name })).toContainText(note);
}

test("whom the expert lists is hinted at where a dossier names it, however it is written", async () => {
  await page.getByText("先看示例").first().click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
  await page.getByRole("button", { name: /^声明/u }).first().click();
  const screen = screenOf(page, "declaration");
  await screen.getByRole("checkbox").check();
  await screen.getByRole("button", { name: "作出承诺" }).click();
  await expect(screen.getByText("可能需要回避")).toHaveCount(0);

  await screen.getByRole("button", { name: "与我有关的人和单位…" }).click();
  await relate("单位", "示例精工机械(北京) 有限责任公司", "曾任顾问");
  await relate("人", "示 玉兰", "徒弟");
  await look("relations");
  await screenOf(page, "relations").getByRole("button", { name: "完成" }).click();

  await expect(caseOf(own)).toContainText("名称相同（曾任顾问）");
  await expect(caseOf(pastry)).toContainText("领办人示玉兰在您的“与我有关的人和单位”里（徒弟）");
  await expect(screen.getByText("可能需要回避")).toHaveCount(2);
  await expect(caseOf(own).getByText("未声明")).toBeVisible();
  await wellMannered("declaration");
});

test("an entry of the list is changed and taken away, and the hints follow", async () => {
  const dialog = screenOf(page, "relations");
  await page.getByRole("button", { name: "与我有关的人和单位…" }).click();
  await dialog.getByRole("button", { name: "修改：示 玉兰" }).click();
  await dialog.getByLabel("姓名").fill("例长空");
  await dialog.getByRole("button", { name: "改好" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: /^删去：示例精工/u }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(caseOf(airframe)).toContainText("可能需要回避");
  for (const number of [own, pastry]) await expect(caseOf(number)).not.toContainText("可能需要回避");
});

test("a dossier that was begun closes when its recusal is declared, with a reason for the correction", async () => {
  await caseOf(own).getByRole("button", { name: "没有应当回避的情形" }).click();
  await caseOf(own)
    .getByRole("button", { name: `进入评审：${own}` })
    .click();
  await expectInk(page);
  await openCriterion(page, "A1");
  await page.locator(".scoring-card").focus();
  await page.keyboard.press("1");
  await expectSaved(page);
  await backToInbox(page);

  await page.getByRole("button", { name: /^声明/u }).first().click();
  await caseOf(own).getByRole("button", { name: "更正为回避…" }).click();
  await caseOf(own).getByRole("radio").nth(2).check();
  const declare = caseOf(own).getByRole("button", { name: "声明回避", exact: true });
  await expect(declare).toBeDisabled();
  await caseOf(own)
    .getByLabel(/更正原因/u)
    .fill("读后才知道是师徒");
  await declare.click();
  await expect(caseOf(own).getByText("已回避", { exact: true })).toBeVisible();
  await backToInbox(page);
  await expect(inboxRow(own)).toContainText("已回避");
  await inboxRow(own).getByRole("button").last().click();
  await expect(screenOf(page, "declaration")).toBeVisible();
  await expect(caseOf(own).getByRole("button", { name: /^进入评审/u })).toHaveCount(0);
});

test("a recusal is withdrawn with a reason; every change stays readable, and the draft is there again", async () => {
  await caseOf(own).getByRole("button", { name: "撤回回避…" }).click();
  const withdraw = caseOf(own).getByRole("button", { name: "撤回回避", exact: true });
  await expect(withdraw).toBeDisabled();
  await caseOf(own)
    .getByLabel(/撤回回避的原因/u)
    .fill("经核对是同名");
  await wellMannered("declaration");
  await withdraw.click();
  await expect(caseOf(own).getByText("无需回避", { exact: true })).toBeVisible();
  await caseOf(own).getByText("更正过 2 次，查看经过").click();
  const changes = caseOf(own).locator(".declaration-earlier li");
  await expect(changes).toHaveCount(3);
  await expect(changes.nth(1)).toContainText("读后才知道是师徒");
  await expect(changes.nth(2)).toContainText("由“声明回避，理由：与领办人是师徒、同一团队或成果合作者”");
  await expect(changes.nth(2)).toContainText("经核对是同名");
  await wellMannered("declaration");

  await caseOf(own)
    .getByRole("button", { name: `进入评审：${own}` })
    .click();
  await expectInk(page);
  await openCriterion(page, "A1");
  await expect(page.locator(".scoring-card").getByRole("spinbutton")).toHaveValue("9.0");
  await backToInbox(page);
});

test("list, answers and their history are there after the program was killed", async () => {
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
  await page.getByRole("button", { name: /^声明/u }).first().click();
  await expect(caseOf(own)).toContainText("更正过 2 次");
  await expect(caseOf(airframe)).toContainText("例长空在您的“与我有关的人和单位”里");
  await backToInbox(page);
  await openWorkspace(page, own);
});
