import { expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp } from "./launch";
import { readExample } from "./steps/example";
import { screenOf } from "./steps/identity";
import { drag, expectInk, expectSaved, openCriterion, openTab, openWorkspace } from "./steps/review";

test.setTimeout(300_000);

const number = "SY2026-001";
const comment = "证书与履历一致，一线满二十年。";
const opinion = "断电之前写下的意见，一个字也不能少。";

test("what 已保存 covered is there after the program was killed", async () => {
  const profile = await emptyProfile();
  const before = await launchApp({ profile });
  await readExample(before.page, number);
  await review(before.page);
  await killApp(before.app);

  const after = await launchApp({ profile });
  await after.page.getByRole("button", { name: "打开示例" }).click();
  const row = screenOf(after.page, "inbox").getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("评审中", { timeout: 60_000 });
  await expect(row).toContainText("2/11");
  await openWorkspace(after.page, number);
  await expectWork(after.page);
  await undoReaches(after.page);
  await after.app.close();
});

async function review(page: Page): Promise<void> {
  await openCriterion(page, "A1");
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.3, 0.3], [0.7, 0.5]);
  await page.keyboard.press("e");
  await page.locator("[data-criterion]").focus();
  await page.keyboard.press("1");
  await page.getByRole("textbox", { name: "A1 评语" }).fill(comment);
  await openTab(page, "意见");
  await page.getByRole("textbox", { name: "专家评估意见" }).fill(opinion);
  await page.getByRole("textbox", { name: "专家评估意见" }).blur();
  await openCriterion(page, "A2");
  await page.locator("[data-criterion]").focus();
  await page.keyboard.press("2");
  await expectSaved(page);
}

async function expectWork(page: Page): Promise<void> {
  await openCriterion(page, "A1");
  await expect(page.getByRole("spinbutton", { name: "A1 得分" })).toHaveValue("9.0");
  await expect(page.getByRole("textbox", { name: "A1 评语" })).toHaveValue(comment);
  await page.getByRole("button", { name: /^查看依据 材料1/u }).click();
  await expectInk(page);
  await expect(page.locator("[data-reader]").getByText("依据 · A1")).toBeVisible();
  await openTab(page, "意见");
  await expect(page.getByRole("textbox", { name: "专家评估意见" })).toHaveValue(opinion);
  await openCriterion(page, "A2");
  await expect(page.getByRole("spinbutton", { name: "A2 得分" })).toHaveValue("7.5");
}

/** The history is read again too: undo goes on where it was. */
async function undoReaches(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("spinbutton", { name: "A2 得分" })).toHaveValue("");
  await expectSaved(page);
}
