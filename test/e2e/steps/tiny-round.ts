import type { Page } from "@playwright/test";
import { expectSaved, openCriterion, openTab } from "./review";

/** Everything that a seal needs in the sample round of test/fixtures, by the fields of the sheet. */
export async function fillTinySheet(page: Page): Promise<void> {
  await openCriterion(page, "A1");
  await page.getByRole("spinbutton", { name: "A1 得分" }).fill("9");
  await page.keyboard.press("Enter");
  await openCriterion(page, "A2");
  await page.locator("[data-criterion=A2]").getByRole("spinbutton").first().fill("3");
  await page.keyboard.press("Enter");
  await openTab(page, "资格");
  await page.locator(".gates-card").focus();
  await page.keyboard.press("1");
  await openTab(page, "意见");
  await page.getByRole("radio", { name: "推荐", exact: true }).check();
  const opinion = page.getByRole("textbox", { name: "专家评估意见" });
  await opinion.fill("领办人技艺突出，带徒成效明显，材料真实完整，同意推荐认定。");
  await opinion.blur();
  await expectSaved(page);
}
