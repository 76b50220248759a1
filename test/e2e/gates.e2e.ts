import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, zoomWindow } from "./manners";
import { screenOf } from "./steps/identity";
import { backToInbox, declareAll, openTab, openWorkspace } from "./steps/review";

const patient = { timeout: 120_000 };
const pastry = "SY2026-002";
const vehicle = "SY2026-005";

let profile: string;
let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  await page.getByText("先看示例").first().click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
  await declareAll(page, [], async () => {});
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile);
});

const card = () => page.locator(".gates-card");
const wellMannered = async () => {
  await expectAccessible(page, "workspace");
  await expectChinese(page, "workspace");
};

/** Opens a gate of the sheet, counted from 1. */
async function openGate(number: number): Promise<void> {
  const row = page.locator(".gates-row").filter({ has: page.getByText(String(number), { exact: true }) });
  if (await row.isVisible()) await row.click();
  await expect(card().locator("h2")).toHaveText(new RegExp(`^${number}\\.`, "u"));
}

test("retirement is derived step by step, with its source, its rule and what stands in for silence", async () => {
  await openWorkspace(page, pastry);
  await openTab(page, "资格");
  await openGate(3);
  await expect(card()).toContainText("恰为2年，含2年，符合");
  // Where a step is to be looked at, the steps are open.
  const steps = card().getByRole("listitem");
  await expect(steps.filter({ hasText: "出生年月" }).first()).toContainText("1977年5月");
  await expect(card()).toContainText("延迟15个月，51岁3个月，2028年8月31日");
  await expect(card()).toContainText("国务院关于渐进式延迟法定退休年龄的办法");
  await expect(card()).toContainText("来源：申报信息“身份证号码”");
  await expect(card()).toContainText("已按本批次要求遮盖");
  await expect(card()).toContainText("默认从评审年度8月31日起，按日算满24个月");
  await expect(card()).toContainText("区局初核");
  await wellMannered();
});

test("the scan that proves it opens from the derivation", async () => {
  await card()
    .getByRole("button", { name: /^打开材料2/u })
    .click();
  await expect(page.locator("nav [aria-current=true]")).toContainText("技师证书");
});

test("the age of a certificate is computed where its date is known", async () => {
  await openGate(1);
  await card()
    .getByText(/^怎样推算的/u)
    .click();
  await expect(card()).toContainText("2014年6月取得，到2026年8月满12年");
});

test("too small a team is found, and a verdict against it is said at once and stays", async () => {
  await backToInbox(page);
  await openWorkspace(page, vehicle);
  await openTab(page, "资格");
  await openGate(4);
  await expect(card()).toContainText("正式员工2名，不足3名，不符合");
  await expect(card()).toContainText("非正式员工1名");
  await expect(card().getByText("说法不一致")).toHaveCount(0);
  await card().focus();
  await page.keyboard.press("1");
  await expect(card().getByText("说法不一致")).toContainText(
    "系统推算“不符合”，区局初核“不符合”，您的判断“符合”",
  );
  await expect(card().getByRole("radio", { name: "符合", exact: true })).toBeChecked();
  await expect(card()).toContainText("您的判断与初核相反，请写明理由");
  await wellMannered();

  await openGate(5);
  await expect(page.getByText(/^不一致：系统推算“不符合”/u)).toBeVisible();
  await openGate(4);
  await card().focus();
  await page.keyboard.press("2");
  await expect(card().getByText("说法不一致")).toHaveCount(0);
  await expect(card().getByText("请写明理由")).toBeVisible();
  // An unmet gate keeps nobody from scoring.
  await openTab(page, "评分");
  await page.locator(".scoring-card").focus();
  await page.keyboard.press("1");
  await expect(page.locator(".scoring-card").getByRole("spinbutton")).not.toHaveValue("");
});

test("what no figure says is left to the scan", async () => {
  await openTab(page, "资格");
  await openGate(8);
  await expect(card()).toContainText("推算不出");
  await expect(card()).toContainText("请看申报表扫描件");
});

test("with the largest text everything stays within the window", async () => {
  await openGate(3);
  await zoomWindow(app, 1.6);
  await page.keyboard.press("Alt+2");
  await expect(page.getByRole("complementary", { name: "评审表" })).toBeVisible();
  await card()
    .getByText(/^怎样推算的/u)
    .click();
  const over = await card().evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  await wellMannered();
  await zoomWindow(app, 1);
});
