import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { readCard } from "../../shared/package/card";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import {
  acceptCard,
  enterDesk,
  exportCard,
  exportKeys,
  openCards,
  type Person,
  screenOf,
  takeSeat,
  unlock,
} from "./steps/identity";

const vectors = join(import.meta.dirname, "..", "vectors");
const bureauCard = join(vectors, "bureau.jpcard");

const first: Person = {
  role: "expert",
  name: "示例专家甲",
  organisation: "示例职业学院",
  title: "高级技师",
  passphrase: "mk38 wtz9 rp2d",
};
const second: Person = { ...first, name: "示例专家乙", passphrase: "qv71 hsn4 yb6c" };

let folder: string;
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-cards-"));
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
});

test.afterEach(async () => {
  await killApp(app);
  await removeFolders(folder, profile);
});

/** The fingerprint of a card's file, as its owner reads it out. */
async function fingerprintIn(path: string): Promise<string> {
  const card = await readCard(readFileSync(path));
  if (!card.ok) throw new Error(card.refusal.code);
  return card.value.fingerprint;
}

async function lock(): Promise<void> {
  await page.getByRole("button", { name: "锁定" }).click();
  await expect(screenOf(page, "unlock")).toBeVisible();
}

/** Closes the topmost dialog as a person does. */
async function leave(screen: string): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(screenOf(page, screen)).toHaveCount(0);
}

async function wellMannered(screen: string): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible();
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

test("from the first question to a card, a lock, a wrong and a right passphrase", async () => {
  await wellMannered("first-start");
  await page.getByRole("button", { name: "我是专家" }).click();
  await wellMannered("create-seat");
  await page.getByRole("button", { name: "返回" }).click();
  await takeSeat(page, first);
  await wellMannered("seat-ready");
  const shown = await page.locator("[data-fingerprint]").getAttribute("data-fingerprint");
  const path = join(folder, "甲.jpcard");
  await exportCard(app, page, path);
  const card = await readCard(readFileSync(path));
  expect(card.ok && card.value.payload).toMatchObject({
    role: "expert",
    name: first.name,
    title: first.title,
  });
  expect(await fingerprintIn(path)).toBe(shown);
  await exportKeys(app, page, join(folder, "甲.age"));
  expect(readFileSync(join(folder, "甲.age"), "utf8")).toMatch(/age-encryption\.org\/v1\n-> scrypt /);

  await enterDesk(page);
  await expect(screenOf(page, "inbox")).toBeVisible();
  await lock();
  await wellMannered("unlock");
  const field = screenOf(page, "unlock").locator("[name=passphrase]");
  await expect(field).toBeFocused();
  await field.fill(`${first.passphrase}x`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("口令不对")).toBeVisible({ timeout: 60_000 });
  await expect(field).toBeFocused();
  await wellMannered("unlock");
  await unlock(page, first);
  await expect(screenOf(page, "inbox")).toBeVisible();
});

test("a seat is taken and unlocked by keyboard alone", async () => {
  await expect(screenOf(page, "first-start")).toBeVisible();
  await page.keyboard.press("1");
  await expect(screenOf(page, "create-seat")).toBeVisible();
  for (const words of [first.name, first.organisation, first.title]) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(first.passphrase);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type(first.passphrase);
  await page.keyboard.press("Enter");
  await expect(screenOf(page, "seat-ready")).toBeVisible({ timeout: 120_000 });
  await page.reload();
  await expect(screenOf(page, "unlock")).toBeVisible();
  await page.keyboard.type(first.passphrase);
  await page.keyboard.press("Enter");
  await expect(screenOf(page, "inbox")).toBeVisible({ timeout: 120_000 });
});

test("a card is accepted only after its fingerprint was heard, and only for the seat that heard it", async () => {
  await takeSeat(page, first);
  const own = join(folder, "own.jpcard");
  await exportCard(app, page, own);
  await enterDesk(page);
  await openCards(page);
  await wellMannered("cards");

  await chooseFile(app, bureauCard);
  await page.getByRole("button", { name: "导入身份卡" }).click();
  await wellMannered("card-compare");
  const fingerprint = await fingerprintIn(bureauCard);
  const lastGroup = fingerprint.split(" ").at(-1) ?? "";
  await expect(page.getByText(lastGroup)).toHaveCount(0);
  await page.getByLabel("对方读出的第六组").fill("AAAA");
  await page.keyboard.press("Enter");
  await expect(page.getByText("第六组与这张卡不符")).toBeVisible();
  await expectAccessible(page, "card-compare");
  await page.getByLabel("对方读出的第六组").fill("");
  await leave("card-compare");
  await expect(page.getByText("还没有身份卡")).toBeVisible();

  await acceptCard(app, page, { path: bureauCard, fingerprint });
  await expect(page.locator(`[data-screen=cards] [data-fingerprint="${fingerprint}"]`)).toBeVisible();

  await page.getByRole("button", { name: "导入身份卡" }).click();
  await expect(page.getByText("指纹与登记的一致")).toBeVisible();
  await wellMannered("card-preview");
  await leave("card-preview");
  await chooseFile(app, own);
  await page.getByRole("button", { name: "导入身份卡" }).click();
  await expect(page.getByText("这张卡是本席位自己的")).toBeVisible();
  await leave("card-preview");
  await leave("cards");
  await lock();

  await page.getByRole("button", { name: "新建席位" }).click();
  await takeSeat(page, second);
  await enterDesk(page);
  await openCards(page);
  await expect(page.getByText("还没有身份卡")).toBeVisible();
  await leave("cards");
  await lock();
  await expect(page.getByRole("radio")).toHaveCount(2);
});

test("a dropped and a double-clicked card go the same way as a chosen one", async () => {
  await takeSeat(page, first);
  await enterDesk(page);
  const compact = readFileSync(bureauCard, "utf8");
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "文件名无关紧要.txt"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, compact);
  await expect(screenOf(page, "card-compare")).toBeVisible();
  await leave("card-compare");
  await killApp(app);

  ({ app, page } = await launchApp({ profile, args: [bureauCard] }));
  await expect(page.getByText("解锁后会打开“bureau.jpcard”。")).toBeVisible();
  await expectAccessible(page, "unlock");
  await unlock(page, first);
  await expect(screenOf(page, "card-compare")).toBeVisible();
});

test("the seat's menu works by keyboard and gives the focus back", async () => {
  await takeSeat(page, first);
  await enterDesk(page);
  const menu = page.getByRole("button", { name: "更多" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "我的身份卡" })).toBeVisible();
  await expectAccessible(page, "menu");
  await chooseByKeys("已接受的身份卡");
  await wellMannered("cards");
  await leave("cards");
  await expect(menu).toBeFocused();

  await page.keyboard.press("Enter");
  await chooseByKeys("我的身份卡");
  const exporting = screenOf(page, "my-card").getByRole("button", { name: "导出身份卡" });
  await expect(exporting, "the key that opened the dialog does not press its first button").toBeEnabled();
  await leave("my-card");
  await expect(menu).toBeFocused();
});

/** Walks the open menu by the arrow key to a line and presses Enter. */
async function chooseByKeys(line: string): Promise<void> {
  await expect(page.getByRole("menuitem", { name: line })).toBeVisible();
  const active = page.locator('[role="menuitem"][class*="active"]');
  const lines = await page.getByRole("menuitem").count();
  for (let step = 0; step < 2 * lines; step += 1) {
    await page.keyboard.press("ArrowDown");
    // The menu moves a frame after the key; looking earlier sees the line before.
    await painted();
    if (!(await active.allTextContents()).some((text) => text.includes(line))) continue;
    return page.keyboard.press("Enter");
  }
  throw new Error(`the arrow key does not come to ${line}`);
}

const painted = () =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );

test("help, shortcuts and the size of text answer at every moment", async () => {
  await expect(screenOf(page, "first-start")).toBeVisible();
  await page.keyboard.press("F1");
  await wellMannered("help");
  await expect(page.getByText("帮助：选择身份")).toBeVisible();
  await leave("help");
  await page.keyboard.press("?");
  await wellMannered("shortcuts");
  await expect(page.locator("[data-screen=shortcuts]").getByText("我是专家")).toBeVisible();
  await leave("shortcuts");

  const width = () => page.evaluate(() => window.innerWidth);
  const before = await width();
  for (const percent of [110, 125, 140, 160]) {
    await page.keyboard.press("Control+=");
    await expect(page.getByText(`文字 ${percent}%`)).toBeVisible();
  }
  await expect.poll(width).toBeLessThan(before * 0.65);
  await wellMannered("first-start");
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await expect(page.getByText("文字 160%")).toBeVisible();
  await page.keyboard.press("Control+0");
  await expect.poll(width).toBe(before);

  await page.getByRole("button", { name: "我是专家" }).click();
  await page.locator("[name=name]").fill("甲");
  await page.keyboard.type("?1");
  await expect(page.locator("[name=name]")).toHaveValue("甲?1");
  await expect(screenOf(page, "shortcuts")).toHaveCount(0);
});
