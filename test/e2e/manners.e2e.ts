import { readFileSync } from "node:fs";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { plantSeat } from "./plant-seat";
import { acceptCard, openCards, type Person, screenOf, unlock } from "./steps/identity";
import { declareAll, openWorkspace, setText } from "./steps/review";

const vectors = join(import.meta.dirname, "..", "vectors");
const vector = (name: string) => join(vectors, name);
const expected = JSON.parse(readFileSync(vector("expected.json"), "utf8"));
const bureauCard = { path: vector("bureau.jpcard"), fingerprint: expected["bureau.jpcard"].fingerprint };
const expertCard = { path: vector("expert.jpcard"), fingerprint: expected["expert.jpcard"].fingerprint };
const person: Person = { role: "expert", name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const patient = { timeout: 60_000 };
const wholeProgram = "整个程序";

/** Packages under names as people give them: a file's name is shown on screen. */
let folder: string;
let task: string;
let bundle: string;
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-manners-"));
  task = join(folder, "第一批 任务包.jptask");
  bundle = join(folder, "第一批 评审包.jpreview");
  await copyFile(vector("small.jptask"), task);
  await copyFile(vector("small.jpreview"), bundle);
});

test.afterAll(() => removeFolders(folder));

test.beforeEach(async () => {
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  await expect(screenOf(page, "first-start")).toBeVisible(patient);
});

test.afterEach(async () => {
  await killApp(app);
  await removeFolders(profile);
});

/** Gives the window a seat whose keys are those of the vectors; it is at the lock afterwards. */
async function plant(owner: "expert" | "bureau"): Promise<void> {
  const identity = /AGE-SECRET-KEY-1\w+/u.exec(readFileSync(vector(`${owner}.age-key`), "utf8"))?.[0] ?? "";
  const card = new Uint8Array(readFileSync(vector(`${owner}.jpcard`)));
  const signing = JSON.parse(readFileSync(vector(`${owner}.jwk.json`), "utf8"));
  await plantSeat(page, { card, signing, identity }, person.passphrase);
  await page.reload();
  await expect(screenOf(page, "unlock")).toBeVisible();
}

async function wellMannered(screen: string): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible(patient);
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

/** Closes the topmost dialog as a person does. */
async function leave(screen: string): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(screenOf(page, screen)).toHaveCount(0);
}

/**
 * Asks for help and for the shortcuts of a place: the help bears its title, the list has its keys, or, where it has
 * none of its own, those of the whole program and no other place's. The place is still there afterwards.
 */
async function expectHelp(screen: string, title: string, places: readonly string[]): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible(patient);
  await page.keyboard.press("F1");
  await expect(
    screenOf(page, "help").getByRole("heading", { name: `帮助：${title}`, exact: true }),
  ).toBeVisible();
  await wellMannered("help");
  await leave("help");

  // In a field the key writes a question mark.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press("?");
  await wellMannered("shortcuts");
  const listed = await screenOf(page, "shortcuts").locator(".shortcut-groups h3").allTextContents();
  expect(listed.sort(), `places with shortcuts on ${screen}`).toEqual([...places, wholeProgram].sort());
  await leave("shortcuts");
  await expect(screenOf(page, screen)).toBeVisible();
}

/** With text at 160 % nothing goes over the window's sides. Text has its own size again afterwards. */
async function expectFitsLargest(screen: string): Promise<void> {
  await setText(page, "largest");
  await expect(screenOf(page, screen)).toBeVisible();
  await expectWithinSides(page, `${screen} at 160 %`);
  await wellMannered(screen);
  await setText(page, "normal");
  await expect(page.getByText("文字 160%")).toHaveCount(0);
}

/** Drags a file over the window and holds it there, as the system does it. Returns the way to let it go. */
async function dragFile(path: string): Promise<() => Promise<void>> {
  const input = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const go = async (type: "dragEnter" | "dragOver" | "drop") => {
    await input.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  };
  await go("dragEnter");
  await go("dragOver");
  return () => go("drop");
}

async function dropFile(path: string): Promise<void> {
  const letGo = await dragFile(path);
  await letGo();
  await expect(page.locator(".drop-veil")).toBeHidden();
}

/** The import that runs in the window comes to its end, and its applications are in the inbox. */
async function expectImported(): Promise<void> {
  const dialog = screenOf(page, "import");
  await expect(dialog.getByText("签名和全部文件核验通过")).toBeVisible(patient);
  await expect(dialog.getByText("第一批 任务包.jptask")).toBeVisible();
  await dialog.getByRole("button", { name: "查看申报" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(2);
}

test("before a desk is open, every place has its help, its keys and room for large text", async () => {
  await expectHelp("first-start", "选择身份", ["选择身份"]);
  await expectFitsLargest("first-start");
  await page.getByRole("button", { name: "我是专家" }).click();
  await expectHelp("create-seat", "建立席位", []);
  await expectFitsLargest("create-seat");

  await plant("expert");
  await expectHelp("unlock", "解锁席位", []);
  const field = screenOf(page, "unlock").locator("[name=passphrase]");
  await field.fill("不是这个口令");
  await page.keyboard.press("Enter");
  await expect(page.getByText("口令不对")).toBeVisible(patient);
  await expectFitsLargest("unlock");
});

test("the example says that it is being opened", async () => {
  // Holds what the window asks of its worker back: on a quick machine the screen is gone at once.
  await page.evaluate(() => {
    const send = Worker.prototype.postMessage;
    const held: (() => void)[] = [];
    Worker.prototype.postMessage = function (this: Worker, ...sent: unknown[]) {
      held.push(() => Reflect.apply(send, this, sent));
    };
    const release = () => {
      Worker.prototype.postMessage = send;
      for (const go of held) go();
    };
    Object.assign(window, { release });
  });
  await page.getByRole("button", { name: "先看示例" }).click();
  await expect(page.getByText("正在打开示例批次").first()).toBeVisible();
  await wellMannered("example-opening");
  await expectHelp("example-opening", "打开示例", []);
  await page.evaluate(() => (window as unknown as { release: () => void }).release());
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
});

test("a package dropped on the expert's window is imported, and every place of the review behaves", async () => {
  await plant("expert");
  await unlock(page, person);
  await expectFitsLargest("inbox");

  await dragFile(task);
  await expect(page.locator(".drop-veil")).toBeVisible();
  await expect(page.getByText("松开鼠标，打开文件")).toBeVisible();
  await expectAccessible(page, "drop veil");
  await expectChinese(page, "drop veil");
  // The protocol's own way to take a drag back tells the page nothing, which the system does.
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent("dragleave", { bubbles: true })));
  await expect(page.locator(".drop-veil")).toBeHidden();
  await expect(screenOf(page, "import")).toHaveCount(0);

  await dropFile(task);
  await expect(
    screenOf(page, "import")
      .getByText(/身份卡/u)
      .first(),
  ).toBeVisible(patient);
  await expectFitsLargest("import");
  await expectHelpSheet("import", "导入任务包");
  await leave("import");
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(0);

  await lookAtCards();
  await dropFile(task);
  await expectImported();
  await expectFitsLargest("inbox");
  await expectHelp("inbox", "申报列表", ["申报列表"]);

  await page.getByRole("button", { name: /^声明/u }).first().click();
  await expectHelp("declaration", "回避与保密声明", ["回避与保密声明"]);
  await expectFitsLargest("declaration");
  await page.getByRole("button", { name: "申报列表" }).click();
  await declareAll(page, ["SY2026-002"], () => expectFitsLargest("declaration"));

  await page.getByRole("button", { name: "评分总览" }).click();
  await expectHelp("overview", "评分总览", ["评分总览"]);
  await expectFitsLargest("overview");
  await page.keyboard.press("Escape");

  await openWorkspace(page, "SY2026-001");
  await expectHelp("workspace", "阅卷与评分", ["评审", "评分", "逐项横评", "扫描件", "阅读", "常用语"]);
  await expectFitsLargest("workspace");
  await page.getByRole("button", { name: "定稿" }).click();
  await expect(screenOf(page, "seal").getByRole("button", { name: "预览表格" })).toBeDisabled();
  await expectFitsLargest("seal");
  await expectHelpSheet("seal", "定稿");
  await leave("seal");
});

/** The help of a dialog; the list of shortcuts is not asked for over one. */
async function expectHelpSheet(screen: string, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await expect(page.getByRole("heading", { name: `帮助：${title}`, exact: true })).toBeVisible();
  await wellMannered("help");
  await leave("help");
  await expect(screenOf(page, screen)).toBeVisible();
}

/** The seat's own card, the register with a card in it, and a card that is known already. */
async function lookAtCards(): Promise<void> {
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "我的身份卡" }).click();
  await expectFitsLargest("my-card");
  await expectHelpSheet("my-card", "我的身份卡");
  await leave("my-card");

  await openCards(page);
  await acceptCard(app, page, bureauCard, () => expectFitsLargest("card-compare"));
  await expectFitsLargest("cards");
  await expectHelpSheet("cards", "已接受的身份卡");
  await page.getByRole("button", { name: "导入身份卡" }).click();
  await expect(page.getByText("指纹与登记的一致")).toBeVisible();
  await expectFitsLargest("card-preview");
  await expectHelpSheet("card-preview", "核对身份卡");
  await leave("card-preview");
  await chooseFile(app, task);
  await page.getByRole("button", { name: "导入身份卡" }).click();
  await expect(screenOf(page, "cards").getByRole("alert")).toBeVisible();
  await wellMannered("cards");
  await leave("cards");
}

test("a package named at the program's start is imported once the seat is unlocked", async () => {
  await plant("expert");
  await unlock(page, person);
  await openCards(page);
  await acceptCard(app, page, bureauCard);
  await killApp(app);

  ({ app, page } = await launchApp({ profile, args: [task] }));
  await expect(page.getByText("解锁后会打开“第一批 任务包.jptask”。")).toBeVisible(patient);
  await expect(screenOf(page, "import")).toHaveCount(0);
  await unlock(page, person);
  await expectImported();
});

test("the bureau's places have their help, their keys and room for large text", async () => {
  await plant("bureau");
  await unlock(page, person);
  await expectHelp("bureau", "区局工作台", ["区局工作台"]);
  await dropFile(bundle);
  await expectHelp("bundle-refused", "评审包未通过核验", ["未通过核验"]);
  await expectFitsLargest("bundle-refused");
  await page.getByRole("button", { name: "返回工作台" }).click();

  await acceptCard(app, page, expertCard);
  await expectFitsLargest("bureau");
  await dropFile(bundle);
  await expectHelp("bundle", "评审包", ["评审包"]);
  await expectFitsLargest("bundle");
});
