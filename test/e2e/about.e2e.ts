import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import manifest from "../../package.json" with { type: "json" };
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides, zoomWindow } from "./manners";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";

test("运行日志 is there before any seat is, says what it never holds, and is saved where the user says", async () => {
  const profile = await emptyProfile();
  const folder = await emptyProfile();
  const { app, page } = await launchApp({ profile });
  await expect(screenOf(page, "first-start")).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() =>
    (
      window as unknown as { jiangping: { call(name: string, request: unknown): Promise<unknown> } }
    ).jiangping.call("log:write", {
      level: "error",
      code: "stray-error",
      detail: "at 周敏 110101197705124638",
    }),
  );
  await page.keyboard.press("F1");
  await screenOf(page, "help").getByRole("button", { name: "运行日志" }).click();
  const log = screenOf(page, "log");
  const rows = log.getByRole("row");
  await expect(rows.nth(1)).toContainText("错误有一步操作没有完成window-stray-error at [text] [digits]");
  await expect(log.getByRole("row", { name: "程序启动" })).toContainText("chromium");
  await expect(log).toContainText("日志里没有姓名");
  await expectAccessible(page, "log");
  await expectChinese(page, "log");
  await pictured(app, "log");
  await saveTo(app, join(folder, "日志.log"));
  await log.getByRole("button", { name: "另存日志" }).click();
  await expect(log).toContainText("日志已保存");
  const saved = await readFile(join(folder, "日志.log"), "utf8");
  expect(saved).toMatch(
    / info start [\d.]+ chromium .*\n[\s\S]* error window-stray-error at \[text\] \[digits\]\n$/u,
  );
  await zoomWindow(app, 1.6);
  await expectWithinSides(page, "log at 160 %");
  await pictured(app, "log-largest");
  await page.keyboard.press("F1");
  await expect(screenOf(page, "help")).toContainText("出了问题时供技术支持查看");
  await killApp(app);
  await removeFolders(profile, folder);
});

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
