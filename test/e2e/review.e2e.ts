import { type CDPSession, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, zoomWindow } from "./manners";
import { screenOf } from "./steps/identity";
import {
  backToInbox,
  declareAll,
  drag,
  expectInk,
  expectSaved,
  fillSheet,
  openTab,
  openWorkspace,
} from "./steps/review";

const patient = { timeout: 120_000 };
const number = "SY2026-001";
const recused = "SY2026-002";
const wellMannered = async (screen: string) => {
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
};

let profile: string;
let app: ElectronApplication;
let page: Page;
let input: CDPSession;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  input = await page.context().newCDPSession(page);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile);
});

const card = () => page.locator(".scoring-card");
const points = () => card().getByRole("spinbutton");
const comment = () => card().getByRole("textbox", { name: /评语$/u });
const said = () => page.locator(".workspace-said");

/** Takes the focus to the criterion in hand, where keys score. */
async function toCard(): Promise<void> {
  await page.keyboard.press("Alt+3");
  await card().focus();
}

/** Goes back to the first criterion by keys. */
async function toFirst(): Promise<void> {
  await toCard();
  while ((await card().getAttribute("data-criterion")) !== "A1") await page.keyboard.press("p");
}

test("the example leads to a dossier only after the promise and an answer on recusal", async () => {
  await page.getByText("先看示例").first().click();
  const inbox = screenOf(page, "inbox");
  await expect(inbox.locator("tbody tr")).toHaveCount(6, patient);
  await expect(inbox.getByText("6 份未声明回避")).toBeVisible();
  await wellMannered("inbox");

  await declareAll(page, [recused], async () => wellMannered("declaration"));
  await expect(inbox.getByRole("row").filter({ hasText: recused })).toContainText("已回避");
  await inbox.getByRole("button", { name: /^已回避/u }).click();
  await expect(inbox.locator("tbody tr")).toHaveCount(1);
  await inbox.getByRole("button", { name: new RegExp(recused, "u") }).click();
  await expect(screenOf(page, "declaration")).toBeVisible();
  await backToInbox(page);
  await inbox.getByRole("button", { name: /^全部/u }).click();
});

test("keys choose levels, adjust and move on; digits that choose nothing begin the exact value", async () => {
  await openWorkspace(page, number);
  await expect(page.getByText("还没有改动")).toBeVisible();
  await toCard();
  await page.keyboard.press("1");
  await expect(points()).toHaveValue("9.0");
  await page.keyboard.press("ArrowUp");
  await expect(points()).toHaveValue("9.5");
  await expect(card().getByRole("button", { name: /^优/u })).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("n");
  await expect(card()).toHaveAttribute("data-criterion", "A2");
  await page.keyboard.type("8.5");
  await page.keyboard.press("Enter");
  await expect(points()).toHaveValue("8.5");
  await page.keyboard.press("p");
  await expect(card()).toHaveAttribute("data-criterion", "A1");
  await expect(points()).toHaveValue("9.5");
  await expectSaved(page);
  await expect(page.getByText("合计 18.0 / 100")).toBeVisible();
});

test("points that cannot be given are said and not recorded", async () => {
  await toCard();
  await page.keyboard.press("Enter");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(card().getByText("12 分未记入")).toBeVisible();
  await expect(points()).toHaveValue("9.5");
});

test("low points and points outside the level are asked about at once, until there is a reason", async () => {
  await toCard();
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await expect(card()).toHaveAttribute("data-criterion", "A3");
  await page.keyboard.press("4");
  await expect(card().getByText("A3 得分低于“中”档，请写明理由。")).toBeVisible();
  await comment().fill("效益没有证明");
  await expect(card().getByText("请写明理由")).toHaveCount(0);

  await toCard();
  await page.keyboard.press("n");
  await page.keyboard.press("1");
  for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowDown");
  await expect(card().getByText(/不在所选“优”档/u)).toBeVisible();
  await card().getByRole("button", { name: "改为“良”档" }).click();
  await expect(card().getByText(/不在所选/u)).toHaveCount(0);
  await expect(points()).toHaveValue("6.5");
  await wellMannered("workspace");
});

test("a mark is cited with one key, and its chip leads back to it from another material", async () => {
  const materials = page.getByRole("navigation", { name: "申报材料" });
  await toFirst();
  await materials.getByRole("button").filter({ hasText: "高级技师证书" }).click();
  await expectInk(page);
  await page.keyboard.press("b");
  await drag(page, [0.35, 0.4], [0.65, 0.5]);
  await page.keyboard.press("e");
  const chip = card().getByRole("button", { name: "查看依据 材料2 · 第1页" });
  await expect(chip).toBeVisible();
  await expect(said()).toHaveText("已引为 A1 的依据。");
  await page.keyboard.press("e");
  await expect(said()).toHaveText("这处批注已经是 A1 的依据。");

  await materials.getByRole("button").filter({ hasText: "获奖证书汇编" }).click();
  await expectInk(page);
  await chip.click();
  await expect(materials.locator("[aria-current=true]")).toContainText("高级技师证书");
  await expect(page.locator("[data-reader]").getByText("依据 · A1")).toBeVisible(patient);

  await openTab(page, "批注");
  await expect(page.locator(".annotations-item")).toHaveCount(1);
  await wellMannered("workspace");
  await page.locator(".annotations-item").getByRole("button", { name: "依据 · A1" }).click();
  await expect(card()).toHaveAttribute("data-criterion", "A1");
});

test("undo takes back one thing after another and says which, redo does it again", async () => {
  await toCard();
  await page.keyboard.press("ArrowUp");
  await expect(points()).toHaveValue("10.0");
  await page.keyboard.press("Control+z");
  await expect(points()).toHaveValue("9.5");
  await expect(said()).toHaveText("已撤销：A1 评分 9.5 → 10.0");
  await page.keyboard.press("Control+z");
  await expect(card().getByRole("button", { name: /^查看依据/u })).toHaveCount(0);
  await expect(said()).toHaveText("已撤销：A1 引用依据");
  await page.keyboard.press("Control+y");
  await expect(card().getByRole("button", { name: /^查看依据/u })).toHaveCount(1);
  await page.keyboard.press("Control+Shift+z");
  await expect(points()).toHaveValue("10.0");
});

test("in a text field undo takes back what was typed, letters are no shortcuts", async () => {
  await comment().click();
  await page.keyboard.type("n e p 1 2");
  await expect(comment()).toHaveValue("n e p 1 2");
  await expect(card()).toHaveAttribute("data-criterion", "A1");
  await expect(points()).toHaveValue("10.0");
  await page.keyboard.press("Control+z");
  await expect(comment()).toHaveValue("");
  await page.keyboard.press("Control+y");
  await expect(comment()).toHaveValue("n e p 1 2");
  await page.keyboard.press("Control+z");
});

test("nothing is recorded while an input method composes; the text it gives is one entry", async () => {
  await comment().click();
  await input.send("Input.imeSetComposition", { text: "zheng'shu", selectionStart: 9, selectionEnd: 9 });
  await expect(comment()).toHaveValue("zheng'shu");
  // Longer than the pause after which typed text is recorded.
  await page.waitForTimeout(900);
  await page.getByRole("button", { name: "撤销" }).hover();
  await expect(page.getByRole("button", { name: "重做" })).toBeEnabled();
  await input.send("Input.insertText", { text: "证书属实" });
  await expect(comment()).toHaveValue("证书属实");
  await expect(page.getByRole("button", { name: "重做" })).toBeDisabled();
  await expectSaved(page);
  await page.keyboard.press("Control+z");
  await expect(comment()).toHaveValue("");
  await expect(said()).toHaveText("已撤销：A1 评语的修改");
  await page.keyboard.press("Control+y");
  await expect(comment()).toHaveValue("证书属实");
});

test("leaving at once keeps what was just typed; the way back leads to the same material and criterion", async () => {
  await comment().fill("证书属实，一线满二十年");
  await backToInbox(page);
  const row = screenOf(page, "inbox").getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("4/11");
  await openWorkspace(page, number);
  await expect(comment()).toHaveValue("证书属实，一线满二十年");
  await expect(card()).toHaveAttribute("data-criterion", "A1");
  await expect(page.locator("nav [aria-current=true]")).toContainText("高级技师证书");

  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText("第 3 / 6 份")).toBeVisible();
  await expect(card()).toHaveAttribute("data-criterion", "A1");
  await expect(points()).toHaveValue("");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByText("第 1 / 6 份")).toBeVisible();
  await expect(points()).toHaveValue("10.0");
});

test("with the largest text the materials fold and the sheet is a drawer that keys open and score in", async () => {
  await zoomWindow(app, 1.6);
  await expect(page.getByRole("tablist", { name: "评审表" })).toHaveCount(0);
  await page.keyboard.press("Alt+3");
  await expect(page.getByRole("complementary", { name: "评审表" })).toBeVisible();
  await toFirst();
  await page.keyboard.press("ArrowDown");
  await expect(points()).toHaveValue("9.5");
  await page.keyboard.press("Control+z");
  await expect(points()).toHaveValue("10.0");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await wellMannered("workspace");
  await zoomWindow(app, 1);
  await expect(page.getByRole("complementary", { name: "评审表" })).toHaveCount(0);
});

test("the facts lead to their proofs, the opinion begins with the comments given", async () => {
  await openTab(page, "申报信息");
  await page
    .getByRole("button", { name: /^对照材料3/u })
    .first()
    .click();
  await expect(page.locator("nav [aria-current=true]")).toContainText("获奖证书汇编");
  await wellMannered("workspace");
  await openTab(page, "意见");
  await page.getByRole("button", { name: "从评语起草" }).click();
  await expect(page.getByRole("textbox", { name: "优势" })).toHaveValue(/证书属实，一线满二十年/u);
  await wellMannered("workspace");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("textbox", { name: "优势" })).toHaveValue("");
});

test("a sealed review can only be looked at, until it is opened again with a reason", async () => {
  const seen = async () => {};
  await toFirst();
  await fillSheet(
    page,
    {
      number,
      levels: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
      reason: "佐证不足，酌情扣分",
      comments: {},
      unmet: [],
      recommendation: "推荐认定",
      opinion: "领办人技艺突出，攻关成果已在本单位应用，带徒计划可行，建议予以认定。",
    },
    seen,
  );
  await page.getByRole("button", { name: "定稿" }).click();
  const dialog = screenOf(page, "seal");
  await dialog.getByRole("button", { name: "预览表格" }).click();
  await page.getByRole("button", { name: "确认定稿" }).click(patient);
  await page.getByRole("button", { name: "完成" }).click(patient);

  await expect(page.getByText("内容只读")).toBeVisible();
  await openTab(page, "评分");
  const before = await points().inputValue();
  await card().focus();
  await page.keyboard.press("4");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+z");
  await expect(points()).toHaveValue(before);
  await expect(comment()).not.toBeEditable();
  await wellMannered("workspace");

  await page.getByRole("button", { name: "重新打开…" }).click();
  const reopen = screenOf(page, "reopen");
  await expect(reopen.getByRole("button", { name: "重新打开" })).toBeDisabled();
  await reopen.getByRole("textbox").fill("漏看一份证书");
  await reopen.getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByText("内容只读")).toHaveCount(0);
  await toCard();
  await page.keyboard.press("ArrowDown");
  await expect(points()).not.toHaveValue(before);
  await expectSaved(page);
});

test("closing the window at once keeps what was just typed", async () => {
  await toFirst();
  await comment().fill("关窗前刚写下的话");
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await app.waitForEvent("close");
  ({ app, page } = await launchApp({ profile }));
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
  await openWorkspace(page, number);
  await expect(comment()).toHaveValue("关窗前刚写下的话");
});
