import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { enterDesk, screenOf, takeSeat, unlock } from "./steps/identity";
import { setText } from "./steps/review";

const person = {
  ...{ role: "bureau" as const, name: "周敏", organisation: "示例区人社局", title: "科长" },
  passphrase: "秋水长天一色",
};
let profile: string;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  profile = await emptyProfile();
});

test.afterAll(() => removeFolders(profile));

/** The window's database, as an engine that found it damaged would have removed it. */
const databases = () => join(profile, "IndexedDB");

async function wellMannered(page: Page, screen: string): Promise<void> {
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
  await expectRoom(page, screen);
}

test("a new profile asks its first question and keeps nothing of seats; its first seat is noted by number alone", async () => {
  const { app, page } = await launchApp({ profile });
  await expect(screenOf(page, "first-start")).toBeVisible();
  await expect(readFile(join(profile, "seats.json"))).rejects.toThrow("ENOENT");
  await takeSeat(page, person);
  const { since, ...noted } = JSON.parse(await readFile(join(profile, "seats.json"), "utf8"));
  expect(noted).toEqual({ version: 1, seats: 1 });
  expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
  await enterDesk(page);
  await killApp(app);
});

test("a profile whose database is gone shows what is missing and what to do, at every start", async () => {
  await cp(databases(), join(profile, "aside"), { recursive: true });
  await rm(databases(), { recursive: true });
  for (const size of ["normal", "largest"] as const) {
    const { app, page } = await launchApp({ profile });
    const card = screenOf(page, "seats-missing");
    await expect(card).toContainText("找不到本机的席位数据");
    await expect(card).toContainText("建有席位（1 个）");
    await expect(card).toContainText(profile);
    await expect(screenOf(page, "first-start")).toHaveCount(0);
    if (size === "largest") await setText(page, "largest");
    await wellMannered(page, "seats-missing");
    await page.screenshot({ path: test.info().outputPath(`missing-${size}.png`) });
    await killApp(app);
  }
});

test("the seat is there again once its database is", async () => {
  await rm(databases(), { recursive: true });
  await cp(join(profile, "aside"), databases(), { recursive: true });
  const { app, page } = await launchApp({ profile });
  await unlock(page, person);
  await killApp(app);
});

test("a database whose list is damaged in its middle is put aside and not deleted, and the card says so", async () => {
  const { app: first, page: before } = await launchApp({ profile });
  await unlock(before, person);
  await first.close();
  await cp(databases(), join(profile, "again"), { recursive: true });
  const folder = join(databases(), "app_jiangping_0.indexeddb.leveldb");
  const list = (await readFile(join(folder, "CURRENT"), "latin1")).trim();
  const bytes = await readFile(join(folder, list));
  bytes[20] = (bytes[20] ?? 0) ^ 0xff;
  await writeFile(join(folder, list), bytes);
  const tables = (await readdir(folder)).filter((name) => /\.(ldb|log)$/u.test(name));

  const { app, page } = await launchApp({ profile });
  const card = screenOf(page, "seats-missing");
  await expect(card).toContainText("程序没有删除它，原样移到了下面文件夹里的另一处保存");
  await expect(card.getByRole("button", { name: "从备份恢复" })).toBeVisible();
  await wellMannered(page, "seats-missing");
  await page.screenshot({ path: test.info().outputPath("set-aside.png") });
  const aside = join(profile, "damaged-databases", "app_jiangping_0.indexeddb.leveldb");
  expect(await readdir(aside)).toEqual(expect.arrayContaining([list, ...tables]));
  await killApp(app);

  await rm(databases(), { recursive: true });
  await cp(join(profile, "again"), databases(), { recursive: true });
  const whole = await launchApp({ profile });
  await unlock(whole.page, person);
  await killApp(whole.app);
});

test("who gives the seats up, and says so twice, begins as on a new computer", async () => {
  await rm(databases(), { recursive: true });
  const first = await launchApp({ profile });
  const card = screenOf(first.page, "seats-missing");
  await card.getByRole("button", { name: "不再找回，重新开始" }).click();
  await first.page.getByRole("dialog").getByRole("button", { name: "返回" }).click();
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "不再找回，重新开始" }).click();
  await wellMannered(first.page, "seats-missing");
  await first.page.getByRole("dialog").getByRole("button", { name: "重新开始" }).click();
  await expect(screenOf(first.page, "first-start")).toBeVisible();
  await killApp(first.app);
  const second = await launchApp({ profile });
  await expect(screenOf(second.page, "first-start")).toBeVisible();
  await killApp(second.app);
});
