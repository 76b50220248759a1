import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CDPSession,
  type ElectronApplication,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { textOf } from "./paper";
import { pictured } from "./picture";
import { openWorkspace, seal } from "./steps/review";
import { number, openScoringRound } from "./steps/scoring-round";
import { judgeAll, opinionWords, sheetOf } from "./steps/scoring-ways";

/** A whole application with an input method at work in every field: its keys are never shortcuts, its words arrive whole. */
test.describe.configure({ mode: "serial" });

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let input: CDPSession;
const written: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-composing-"))]);
  ({ app, page } = await launchApp({ profile }));
  page.setDefaultTimeout(15_000);
  await openScoringRound({ app, page }, folder);
  await openWorkspace(page, number);
  input = await page.context().newCDPSession(page);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

/** Letters that are not words yet, one more at a time, as they are typed. */
async function compose(letters: string): Promise<void> {
  for (let end = 1; end <= letters.length; end += 1) {
    const text = letters.slice(0, end);
    await input.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
  }
}

/** Keys that mean something to the sheet, as Chromium reports them while an input method takes them. */
async function pressComposing(): Promise<void> {
  const codes = ["Digit1", "Digit4", "KeyN", "KeyP", "KeyE", "ArrowUp", "ArrowDown", "Enter", "F6"];
  for (const code of codes) {
    const key = { key: "Process", code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await input.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await input.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }
}

/** Writes words into a field by one composition, with keys pressed in the middle of it. */
async function write(field: Locator, letters: string, words: string): Promise<void> {
  await field.focus();
  await compose(letters);
  await pressComposing();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(letters);
  await input.send("Input.insertText", { text: words });
  await expect(field).toHaveValue(words);
  written.push(words);
}

test("every criterion keeps its points and its place while its comment is composed", async () => {
  test.setTimeout(120_000);
  const { card, points, comment, criteria, inHand } = sheetOf(page);
  await card.focus();
  const all = await criteria();
  for (let index = 0; index < all; index += 1) {
    const id = await inHand();
    if (id === "D2") {
      await page.keyboard.type("98");
      await page.keyboard.press("Enter");
    } else await page.keyboard.press(index % 2 ? "2" : "4");
    await expect(points).not.toHaveValue("");
    const given = await points.inputValue();
    await write(comment, "zheng'ju'1", `依据不足，第${index + 1}项`);
    expect(await inHand()).toBe(id);
    await expect(points).toHaveValue(given);
    await card.focus();
    if (index < all - 1) await page.keyboard.press("n");
  }
});

test("full-width digits are the points they mean; words in the field take no points away", async () => {
  const { card, points } = sheetOf(page);
  await points.focus();
  await compose("３．５");
  // Longer than the pause after which what was typed is taken.
  await page.waitForTimeout(900);
  await expect(points).toHaveValue("３．５");
  await input.send("Input.insertText", { text: "３．５" });
  await expect(points).toHaveValue("3.5");
  await points.press("Enter");
  await expect(card).toBeFocused();
  await expect(points).toHaveValue("3.5");

  await points.focus();
  await compose("ni'hao");
  await pressComposing();
  await input.send("Input.insertText", { text: "你好" });
  await expect(points).toHaveValue("3.5");
  await expect(card).toContainText("请填写数字。");
  await card.focus();
  await page.waitForTimeout(900);
  await expect(points).toHaveValue("3.5");
});

test("events of a composition do nothing on the card itself", async () => {
  const { card, points, inHand } = sheetOf(page);
  const before = [await inHand(), await points.inputValue()];
  for (const where of [card, points]) {
    await where.focus();
    await where.evaluate((element) => {
      element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, data: "" }));
      for (const key of ["1", "4", "n", "p", "e", "ArrowUp", "ArrowDown", "Enter"]) {
        const options = { key, bubbles: true, cancelable: true, isComposing: true };
        element.dispatchEvent(new KeyboardEvent("keydown", options));
      }
    });
  }
  expect([await inHand(), await points.inputValue()]).toEqual(before);
});

test("gates and opinion likewise, and it is sealed with every word", async () => {
  test.setTimeout(120_000);
  const { gate, whole } = sheetOf(page);
  await page.keyboard.press("Alt+q");
  await judgeAll(page, 2, {
    judge: (met) => page.keyboard.press(met ? "1" : "2"),
    explain: () => write(gate.getByRole("textbox", { name: /说明$/u }), "he'dui2", "经核对原件属实"),
    next: () => page.keyboard.press("Alt+q"),
  });
  await page.getByRole("radio").first().check();
  await write(page.getByRole("textbox", { name: "专家评估意见" }), "jing'yan", opinionWords);
  await expect(whole).toBeVisible();
  await pictured(app, "opinion");
  const form = join(folder, "form.pdf");
  await seal(app, page, form, async () => {});
  const printed = (await textOf(form)).replace(/\s/gu, "");
  for (const words of written) expect(printed).toContain(words);
});
