import { type ElectronApplication, expect, type Locator, type Page } from "@playwright/test";
import { saveTo } from "../dialogs";
import { screenOf } from "./identity";

const patient = { timeout: 120_000 };

/** The dialog 打印表格. */
export const printDialog = (page: Page): Locator => screenOf(page, "printing");

/** Ticks exactly these boxes and previews them. */
export async function preview(page: Page, ...boxes: readonly string[]): Promise<void> {
  await printDialog(page).getByRole("button", { name: "全部不选" }).click();
  for (const box of boxes) await printDialog(page).getByRole("checkbox", { name: box, exact: true }).check();
  await previewTicked(page);
}

/** Previews what is ticked. */
export async function previewTicked(page: Page): Promise<void> {
  await printDialog(page).getByRole("button", { name: /^预览/u }).click();
  await expect(printDialog(page).locator("canvas").first()).toBeVisible(patient);
}

/** Saves what is previewed at that path. */
export async function savePreviewed(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await saveTo(app, path);
  await printDialog(page).getByRole("button", { name: "另存为 PDF…" }).click();
  await expect(printDialog(page).getByText("已保存为")).toBeVisible();
}
