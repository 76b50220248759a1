import { expect, type Page } from "@playwright/test";
import { screenOf } from "./identity";
import { declareAll, openWorkspace } from "./review";

/** From the first screen into the example's inbox. The first time the example is imported, which takes a while. */
export async function openExample(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /先看示例|打开示例/u })
    .first()
    .click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible({ timeout: 120_000 });
}

/** From the first screen to the scans of one of the example's applications; of those in `recused` one keeps away. */
export async function readExample(
  page: Page,
  number = "SY2026-001",
  recused: readonly string[] = [],
): Promise<void> {
  await openExample(page);
  await declareAll(page, recused, async () => {});
  await openWorkspace(page, number);
}
