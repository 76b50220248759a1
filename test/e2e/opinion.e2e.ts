import { type CDPSession, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { declareAll, expectSaved, openCriterion, openTab, openWorkspace, setText } from "./steps/review";

const patient = { timeout: 120_000 };
const number = "SY2026-001";

let profile: string;
let app: ElectronApplication;
let page: Page;
let input: CDPSession;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  input = await page.context().newCDPSession(page);
  await page.getByText("先看示例").first().click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
  await declareAll(page, [], async () => {});
  await openWorkspace(page, number);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile);
});

const field = (name: string) => page.getByRole("textbox", { name, exact: true });
const free = () => field("专家评估意见");
const phrases = () => screenOf(page, "phrases");
const rows = () => phrases().locator(".phrases-take");
const comment = () => page.locator("[data-criterion]").getByRole("textbox", { name: /评语$/u });

/** A look at a screen: its manners and a picture, at the normal and at the largest text. */
async function look(screen: string, name: string): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    if (size === "largest") await setText(page, size);
    await expectAccessible(page, name);
    await expectChinese(page, name);
    await expectRoom(page, screen);
    await pictured(app, `${name}-${size}`);
  }
  await setText(page, "normal");
}

/** Puts the caret into a field, behind `count` characters. */
async function caretAt(area: ReturnType<typeof field>, count: number): Promise<void> {
  await area.focus();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < count; step += 1) await page.keyboard.press("ArrowRight");
}

test("the opinion is written in parts, and what is written under a heading goes to its part", async () => {
  await openTab(page, "意见");
  await page.getByRole("radio").first().check();
  await free().focus();
  await page.keyboard.insertText("总体良好，技艺突出。");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(field("优势")).toBeFocused();
  await page.keyboard.insertText("一线满二十年。");
  await expectSaved(page);
  await free().focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("\n不足：论文");
  await expect(field("不足")).toBeFocused();
  await page.keyboard.insertText("偏少。");
  await expect(field("不足")).toHaveValue("论文偏少。");
  await expect(free()).toHaveValue("总体良好，技艺突出。");
  await expect(field("优势")).toHaveValue("一线满二十年。");
  await expect(page.getByText("共 28 字")).toBeVisible();
});

test("undo takes back one change at a time, whichever part it was in, and redo does it again", async () => {
  await page.keyboard.press("Control+z");
  await expect(field("不足")).toHaveValue("论文");
  await page.keyboard.press("Control+z");
  await expect(field("不足")).toHaveValue("");
  await page.keyboard.press("Control+z");
  await expect(field("优势")).toHaveValue("");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+Shift+z");
  await expect(field("不足")).toHaveValue("论文偏少。");
  await expect(field("优势")).toHaveValue("一线满二十年。");
});

test("a key inserts a phrase at the caret, filled in; what is not known is selected, marked and undone alone", async () => {
  await openCriterion(page, "A1");
  await page.locator("[data-criterion]").focus();
  await page.keyboard.press("2");
  await comment().fill("前后");
  await caretAt(comment(), 1);
  await page.keyboard.press("Alt+y");
  await expect(rows().first()).toBeVisible();
  await look("phrases", "phrases");
  await page.keyboard.type("缺少");
  await expect(rows()).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(phrases()).toHaveCount(0);
  const filled = "技能等级与一线履历：佐证不足，扣2.5分，缺少{缺少的材料}。";
  await expect(comment()).toHaveValue(`前${filled}后`);
  await expect(comment()).toBeFocused();
  await page.keyboard.insertText("岗位证明");
  await expect(comment()).toHaveValue(`前${filled.replace("{缺少的材料}", "岗位证明")}后`);
  await expectSaved(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("待填 1 处")).toBeVisible();
  await look("workspace", "unfilled");
  await comment().blur();
  await page.getByRole("button", { name: "选中待填的{缺少的材料}" }).click();
  await page.keyboard.insertText("证书");
  await expect(page.getByText(/^待填/u)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(comment()).toHaveValue("前后");
});

test("the key does nothing while an input method composes", async () => {
  await comment().focus();
  await input.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
  await page.keyboard.press("Alt+y");
  await expect(phrases()).toHaveCount(0);
  await input.send("Input.insertText", { text: "你" });
  await page.keyboard.press("Alt+y");
  await expect(phrases()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(comment()).toBeFocused();
  await expect(comment()).toHaveValue(/你/u);
});

test("phrases are written, put in order, edited and deleted, and all of it can be undone", async () => {
  await page.getByRole("button", { name: /中插入常用语$/u }).click();
  const before = await rows().count();
  await phrases().getByRole("button", { name: "新增" }).click();
  await page.keyboard.insertText("满分是");
  await phrases().getByRole("button", { name: "满分", exact: true }).click();
  await expect(field("常用语内容")).toHaveValue("满分是{满分}");
  await page.keyboard.press("Control+Enter");
  await expect(rows()).toHaveCount(before + 1);
  await expect(rows().first()).toHaveText("满分是10");
  await rows().first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(rows().nth(1)).toHaveText("满分是10");
  await expect(rows().nth(1)).toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("分");
  await phrases().getByRole("button", { name: "保存" }).click();
  await expect(rows().nth(1)).toHaveText("满分是10分");
  await rows().nth(0).focus();
  await page.keyboard.press("Delete");
  await expect(rows()).toHaveCount(before);
  await expect(rows().first()).toHaveText("满分是10分");
  await page.keyboard.press("Control+z");
  await expect(rows()).toHaveCount(before + 1);
  await page.keyboard.press("Control+Shift+z");
  await expect(rows()).toHaveCount(before);
  await page.keyboard.press("Escape");
});

test("what is selected in a field becomes a phrase", async () => {
  await openTab(page, "意见");
  await field("优势").selectText();
  await page.keyboard.press("Alt+y");
  await phrases().getByRole("button", { name: "存为常用语" }).click();
  await expect(field("常用语内容")).toHaveValue("一线满二十年。");
  await page.keyboard.press("Control+Enter");
  await expect(rows().first()).toHaveText("一线满二十年。");
  await page.keyboard.press("Escape");
});

test("parts that are missing keep a review from its seal and are a click away; placeholders are asked about only", async () => {
  await field("不足").fill("论文偏少，缺{材料}。");
  await expectSaved(page);
  await page.getByRole("button", { name: "定稿" }).click();
  const dialog = screenOf(page, "seal");
  await expect(dialog.getByText("专家评估意见“建议”：分段写的意见，优势、不足、建议都要写")).toBeVisible();
  const advice = dialog.locator("section").filter({ hasText: "建议再看一眼" });
  await expect(advice.getByText("专家评估意见“不足”：花括号里的内容还没有换成实际内容")).toBeVisible();
  await dialog.getByRole("button", { name: /前往：专家评估意见“建议”/u }).click();
  await expect(field("建议")).toBeFocused();
  await page.keyboard.insertText("无");
  await expectSaved(page);
  await page.getByRole("button", { name: "定稿" }).click();
  await expect(dialog.getByText(/专家评估意见“建议”/u)).toHaveCount(0);
  await dialog.getByRole("button", { name: "返回评审" }).click();
  await look("workspace", "opinion");
});

test("the opinion begins with the comments, sorted by what they cost", async () => {
  await page.getByRole("button", { name: "从评语起草" }).click();
  await expect(field("优势")).toHaveValue(/^一线满二十年。\n技能等级与一线履历：前后你。$/u);
  await page.keyboard.press("Control+z");
  await expect(field("优势")).toHaveValue("一线满二十年。");
});

test("opinion and phrases are there after the program was killed", async () => {
  await expectSaved(page);
  await killApp(app);
  ({ app, page } = await launchApp({ profile }));
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr")).toHaveCount(6, patient);
  await openWorkspace(page, number);
  await openTab(page, "意见");
  await expect(free()).toHaveValue("总体良好，技艺突出。");
  await expect(field("优势")).toHaveValue("一线满二十年。");
  await expect(field("不足")).toHaveValue("论文偏少，缺{材料}。");
  await expect(field("建议")).toHaveValue("无");
  await field("建议").focus();
  await page.keyboard.press("Alt+y");
  await expect(rows().nth(1)).toHaveText("满分是{满分}分");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field("建议")).toHaveValue(/一线满二十年。/u);
});
