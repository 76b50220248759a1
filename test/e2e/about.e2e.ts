import { expect, test } from "@playwright/test";
import manifest from "../../package.json" with { type: "json" };
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides, zoomWindow } from "./manners";
import { screenOf } from "./steps/identity";

test("关于匠评 tells version and engine, and shows the licence of every part without a network", async () => {
  const profile = await emptyProfile();
  const { app, page } = await launchApp({ profile });
  await expect(screenOf(page, "first-start")).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("F1");
  await screenOf(page, "help").getByRole("button", { name: "关于匠评" }).click();
  const about = screenOf(page, "about");
  await expect(about.getByText(manifest.version, { exact: true })).toBeVisible();
  const running = await app.evaluate(() => ({
    electron: process.versions.electron as string,
    chromium: process.versions.chrome as string,
  }));
  await expect(about.getByText(`Electron ${running.electron} · Chromium ${running.chromium}`)).toBeVisible();
  await expect(about.getByText("本次运行已拒绝 0 次联网请求")).toBeVisible();

  const list = about.getByRole("listbox", { name: "部件" });
  const text = about.getByRole("region", { name: "许可全文" });
  await expect(text).toContainText("Electron contributors");
  for (const [wanted, words] of [
    ["noto-serif-sc", "SIL OPEN FONT LICENSE"],
    ["react-dom", "MIT License"],
    ["LIBERATION", "Liberation"],
    ["abseil", "Apache License"],
  ] as const) {
    await about.getByRole("textbox", { name: /查找部件/u }).fill(wanted);
    const option = list
      .getByRole("option")
      .filter({ hasText: new RegExp(wanted, "i") })
      .first();
    await list.selectOption(await option.getAttribute("value"));
    await expect(text, wanted).toContainText(words);
  }
  await expectAccessible(page, "about");
  await expectChinese(page, "about");
  await zoomWindow(app, 1.6);
  await expectWithinSides(page, "about at 160 %");
  await killApp(app);
  await removeFolders(profile);
});
