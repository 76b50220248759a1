import { type ElectronApplication, expect, type Page } from "@playwright/test";
import { chooseFile, saveTo } from "../dialogs";

/** A made-up person who takes a seat. */
export interface Person {
  readonly role: "expert" | "bureau";
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly passphrase: string;
}

/** Deriving the key from a passphrase is slow on purpose; on a busy machine it takes its time. */
const slow = { timeout: 120_000 };

export const screenOf = (page: Page, name: string) => page.locator(`[data-screen="${name}"]`);

/** From the first question to the new card. The window shows `seat-ready` afterwards. */
export async function takeSeat(
  page: Page,
  person: Person,
  seen: (name: string) => Promise<void> = async () => {},
): Promise<void> {
  await page
    .getByRole("button", { name: person.role === "expert" ? "我是专家" : "我是区局工作人员" })
    .click();
  const form = screenOf(page, "create-seat");
  await form.locator("[name=name]").fill(person.name);
  await form.locator("[name=organisation]").fill(person.organisation);
  await form.locator("[name=title]").fill(person.title);
  await form.locator("[name=passphrase]").fill(person.passphrase);
  await form.locator("[name=again]").fill(person.passphrase);
  await seen("create-seat");
  await form.getByRole("button", { name: "建立席位" }).click();
  await expect(screenOf(page, "seat-ready")).toBeVisible(slow);
}

/** Saves the card of the seat at hand; from `seat-ready`. */
export async function exportCard(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await saveTo(app, path);
  await page.getByRole("button", { name: "导出身份卡" }).click();
  await expect(page.getByText("身份卡已保存")).toBeVisible();
}

/** Saves the sealed keys of the seat at hand; from `seat-ready`. */
export async function exportKeys(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await saveTo(app, path);
  await page.getByRole("button", { name: "导出钥匙文件" }).click();
  await expect(page.getByText("钥匙文件已保存")).toBeVisible();
}

/** From `seat-ready` to the desk. */
export async function enterDesk(page: Page): Promise<void> {
  await page.getByRole("button", { name: "进入工作台" }).click();
  await expect(screenOf(page, "seat-ready")).toHaveCount(0);
}

/** Types the passphrase at the lock. */
export async function unlock(page: Page, person: Person): Promise<void> {
  await screenOf(page, "unlock").locator("[name=passphrase]").fill(person.passphrase);
  await page.keyboard.press("Enter");
  await expect(screenOf(page, "unlock")).toHaveCount(0, slow);
}

/** Opens the register of accepted cards from the seat's menu. */
export async function openCards(page: Page): Promise<void> {
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "已接受的身份卡" }).click();
  await expect(screenOf(page, "cards")).toBeVisible();
}

/** Imports a card into the open register and compares its fingerprint, as read out by its owner. */
export async function acceptCard(
  app: ElectronApplication,
  page: Page,
  card: { readonly path: string; readonly fingerprint: string },
  seen: (name: string) => Promise<void> = async () => {},
): Promise<void> {
  await chooseFile(app, card.path);
  await page.getByRole("button", { name: "导入身份卡" }).click();
  const dialog = screenOf(page, "card-compare");
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("对方读出的第六组").fill(card.fingerprint.split(" ").at(-1) ?? "");
  await seen("card-compare");
  await dialog.getByRole("button", { name: "指纹一致，接受" }).click();
  await expect(dialog).toHaveCount(0);
}
