import type { Page } from "@playwright/test";

/** Uses a tool above the scan by the mouse, where it stands: in the bar, or in 更多 where the bar has no room for it. */
export async function clickTool(page: Page, name: string): Promise<void> {
  const bar = page.getByRole("toolbar", { name: "扫描件工具" }).first();
  const button = bar.getByRole("button", { name, exact: true });
  if (await button.isVisible()) return button.click();
  await bar.getByRole("button", { name: "更多", exact: true }).click();
  const line = page.getByRole("menu", { name: "更多工具" }).getByText(name, { exact: true });
  await line.click();
}
