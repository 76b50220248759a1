import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { pictured } from "./picture";
import { readList, readWorkbook } from "./spreadsheets";
import { readExample } from "./steps/example";
import { screenOf } from "./steps/identity";
import { expectSaved } from "./steps/review";

/** A whole application is scored in each of the ways that people have of using the desk. Each test stands alone. */

const number = "SY2026-001";
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  test.setTimeout(300_000);
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  await readExample(page, number);
  page.setDefaultTimeout(15_000);
});

test.afterEach(async () => {
  await killApp(app);
  await removeFolders(profile);
});

const card = () => page.locator("[data-criterion]");
const gate = () => page.locator(".gates-card");
const missing = () => page.getByRole("button", { name: /^还缺 \d+ 处/u });
const whole = () => page.getByText("必填内容齐全").first();
const points = () => card().getByRole("spinbutton");
const opinionWords = "领办人技艺突出，带徒成效好；制度较为齐全，建议补充经费凭证后予以支持。";

/** Counts events of these types from now on that people cause, and says how many came. */
async function counted(types: readonly string[]): Promise<() => Promise<number>> {
  await page.evaluate((watched) => {
    const holder = window as unknown as { counted: number };
    holder.counted = 0;
    const count = (event: Event) => {
      if (event.isTrusted) holder.counted += 1;
    };
    for (const type of watched) window.addEventListener(type, count, { capture: true });
  }, types);
  return () => page.evaluate(() => (window as unknown as { counted: number }).counted);
}

/** Presses Tab until the control with this name has the focus, as somebody without a mouse does. */
async function tabTo(name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    const words = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || !at.matches("button, input, textarea")) return "";
      const label = "labels" in at ? (at as HTMLInputElement).labels?.[0]?.textContent : null;
      return at.getAttribute("aria-label") ?? (label || at.textContent) ?? "";
    });
    if (name.test(words.trim())) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab leads nowhere to ${name}`);
}

/** What the rows of the sheet say on screen, by criterion: the one in hand by its field. */
async function pointsOnScreen(): Promise<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const row of await page.locator(".scoring-row").all()) {
    const id = (await row.locator(".scoring-row-code").textContent()) ?? "";
    shown[id] = (await row.locator(".scoring-row-points b").textContent()) ?? "";
  }
  shown[(await card().getAttribute("data-criterion")) ?? ""] = await points().inputValue();
  return shown;
}

async function criteria(): Promise<number> {
  return (await page.locator(".scoring-row").count()) + 1;
}

async function expectSealable(): Promise<void> {
  await expect(whole()).toBeVisible();
  await expectSaved(page);
  await page.getByRole("button", { name: "定稿" }).click();
  const dialog = screenOf(page, "seal");
  await expect(dialog.getByRole("button", { name: "预览表格" })).toBeEnabled();
  await page.keyboard.press("Escape");
}

/** Finds each gate met; `next` goes to what is missing after it, from the last gate on to the recommendation. */
async function judgeAll(judge: () => Promise<void>, next: () => Promise<void>): Promise<void> {
  await expect(gate()).toBeVisible();
  const gates = (await page.locator(".gates-row").count()) + 1;
  for (let index = 0; index < gates; index += 1) {
    await judge();
    await expect(gate().locator(".gates-choice-met input")).toBeChecked();
    await next();
  }
  await expect(gate()).toHaveCount(0);
}

/** Saves the score sheets as both tables from the dialog that is open, by the keyboard. */
async function savedTables(folder: string) {
  const paths = { xlsx: join(folder, "scores.xlsx"), csv: join(folder, "scores.csv") };
  for (const kind of ["xlsx", "csv"] as const) {
    await saveTo(app, paths[kind]);
    await tabTo(new RegExp(`^存为 ${kind.toUpperCase()}`, "u"));
    await page.keyboard.press("Enter");
    await expect(page.locator(".printing-saved")).toContainText(`scores.${kind}`);
  }
  const sheets = await readWorkbook(paths.xlsx);
  return { sheets, list: await readList(paths.csv) };
}

test("without the mouse, and the tables that are saved have the figures of the screen", async () => {
  const byMouse = await counted(["pointerdown", "mousedown"]);
  const total = await criteria();
  await page.keyboard.press("Alt+3");
  await page.keyboard.press("Alt+q");
  await expect(card()).toBeFocused();
  while ((await card().getAttribute("data-criterion")) !== "A1") await page.keyboard.press("p");
  for (let index = 0; index < total; index += 1) {
    const before = await points().inputValue();
    await page.keyboard.press(index % 3 === 2 ? "4" : "2");
    await expect(points()).not.toHaveValue(before);
    const chosen = await points().inputValue();
    if (index % 3 === 1) {
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowDown");
      await expect(points()).not.toHaveValue(chosen);
    }
    if ((await page.locator(".scoring-card .ui-notice").count()) > 0) {
      await tabTo(/评语$/u);
      await page.keyboard.insertText(index % 2 ? "=佐证不足，“扣分”" : "佐证不足，\n缺合同");
      await expect(page.locator(".scoring-card .ui-notice")).toHaveCount(0);
      await tabBackToCard();
    }
    if (index < total - 1) await page.keyboard.press("n");
  }
  const shown = await pointsOnScreen();
  expect(Object.values(shown).filter((each) => /^\d+(\.\d+)?$/u.test(each))).toHaveLength(total);
  const sum = await page.locator(".workspace-total b").textContent();

  await page.keyboard.press("Alt+q");
  await judgeAll(
    () => page.keyboard.press("1"),
    () => page.keyboard.press("Alt+q"),
  );
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio").first()).toBeChecked();
  await page.keyboard.press("Alt+q");
  await expect(page.getByRole("textbox", { name: "专家评估意见" })).toBeFocused();
  await page.keyboard.insertText(opinionWords);
  await expect(whole()).toBeVisible();
  await expectSaved(page);
  await page.keyboard.press("Alt+4");
  await tabTo(/^打印表格/u);
  await page.keyboard.press("Enter");
  await expect(screenOf(page, "printing")).toBeVisible();
  const folder = await mkdtemp(join(tmpdir(), "jiangping-scores-"));
  const { sheets, list } = await savedTables(folder);
  await rm(folder, { recursive: true });
  const rows = sheets[0]?.rows ?? [];
  for (const [id, words] of Object.entries(shown)) {
    expect(rows.find((row) => row[1] === id)?.[6], id).toBe(Number(words));
    expect(list.find((row) => row[0] === number && row[6] === id)?.[11], id).toBe(words);
  }
  expect(rows.at(-1)?.[6]).toBe(Number(sum));
  expect(list.at(-1)?.[11]).toBe(sum);
  await expectAccessible(page, "printing");
  await expectChinese(page, "printing");
  await pictured(app, "tables");
  expect(await byMouse()).toBe(0);
});

/** From a text of the criterion in hand back to where keys score. */
async function tabBackToCard(): Promise<void> {
  for (let pressed = 0; pressed < 30; pressed += 1) {
    const typing = await page.evaluate(() => document.activeElement?.matches("textarea, input") ?? false);
    if (!typing) return;
    await page.keyboard.press("Shift+Tab");
  }
}

test("with the mouse only", async () => {
  const byKeys = await counted(["keydown"]);
  const total = await criteria();
  await page.getByRole("tab", { name: /^评分/u }).click();
  for (let index = 0; index < total; index += 1) {
    const open = page.locator(".scoring-row").filter({ has: page.locator(".scoring-row-open") });
    if (index > 0) await open.first().click();
    await card()
      .locator(".scoring-level")
      .nth(index % 2)
      .click();
    await expect(points()).not.toHaveValue("");
    const before = await points().inputValue();
    const less = card().getByRole("button", { name: /减$/u });
    await less.click();
    await expect(points()).not.toHaveValue(before);
    await card().getByRole("button", { name: /加$/u }).click();
    await expect(points()).toHaveValue(before);
  }
  await expect(page.locator(".scoring-row-open")).toHaveCount(0);
  await expect(missing()).toBeVisible();
  await missing().click();
  await judgeAll(
    () => gate().locator(".gates-choice-met").click(),
    () => missing().click(),
  );
  await page.getByRole("tab", { name: /^意见/u }).click();
  await page.getByRole("radio").first().click();
  for (let phrase = 0; phrase < 3; phrase += 1) {
    await page.getByRole("button", { name: "在“专家评估意见”中插入常用语" }).click();
    const dialog = screenOf(page, "phrases");
    await dialog.locator(".phrases-take").nth(phrase).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(whole()).toBeVisible();
  expect(await byKeys()).toBe(0);
  await expectSealable();
  await pictured(app, "mouse");
});

/** One composition: letters that would be shortcuts, keys pressed meanwhile, then the words that it gives. */
async function compose(input: CDPSession, letters: string, words: string): Promise<void> {
  await input.send("Input.imeSetComposition", {
    text: letters,
    selectionStart: letters.length,
    selectionEnd: letters.length,
  });
  for (const code of ["Digit1", "Digit4", "KeyN", "KeyP", "KeyE", "ArrowUp", "ArrowDown", "Enter"]) {
    const press = { key: "Process", code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await input.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...press });
    await input.send("Input.dispatchKeyEvent", { type: "keyUp", ...press });
  }
  await input.send("Input.insertText", { text: words });
}

test("with an input method, whose keys are never shortcuts", async () => {
  const input = await page.context().newCDPSession(page);
  const total = await criteria();
  await page.keyboard.press("Alt+3");
  await card().focus();
  for (let index = 0; index < total; index += 1) {
    const id = (await card().getAttribute("data-criterion")) ?? "";
    await page.keyboard.press(index % 2 ? "2" : "4");
    await expect(points()).not.toHaveValue("");
    const given = await points().inputValue();
    const comment = card().getByRole("textbox", { name: /评语$/u });
    await comment.focus();
    await compose(input, "zheng'ju'1", `依据不足，第${index + 1}项`);
    await expect(comment).toHaveValue(`依据不足，第${index + 1}项`);
    expect(await card().getAttribute("data-criterion")).toBe(id);
    await expect(points()).toHaveValue(given);
    await card().focus();
    if (index < total - 1) await page.keyboard.press("n");
  }
  await expectComposedEventsToDoNothing();
  await typeFullWidth(input);
  await page.keyboard.press("Alt+q");
  await judgeAll(
    () => page.keyboard.press("1"),
    () => page.keyboard.press("Alt+q"),
  );
  await page.keyboard.press("Alt+4");
  await page.getByRole("radio").first().check();
  const opinion = page.getByRole("textbox", { name: "专家评估意见" });
  await opinion.focus();
  await compose(input, "jing'yan", opinionWords);
  await expect(opinion).toHaveValue(opinionWords);
  await expectSealable();
});

/** The events of an input method that composes, as a page sees them, on the points field and on the card itself. */
async function expectComposedEventsToDoNothing(): Promise<void> {
  const before = [await card().getAttribute("data-criterion"), await points().inputValue()];
  for (const where of [".scoring-card [data-numeric]", ".scoring-card"]) {
    await page.locator(where).focus();
    await page.locator(where).evaluate((element) => {
      element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, data: "" }));
      for (const key of ["1", "4", "n", "p", "e", "ArrowUp", "ArrowDown", "Enter"]) {
        const options = { key, bubbles: true, cancelable: true, isComposing: true };
        element.dispatchEvent(new KeyboardEvent("keydown", options));
      }
      element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "" }));
    });
  }
  expect([await card().getAttribute("data-criterion"), await points().inputValue()]).toEqual(before);
}

/** Full-width digits of a Chinese keyboard are the points they mean. */
async function typeFullWidth(input: CDPSession): Promise<void> {
  await points().focus();
  await points().press("Control+a");
  await input.send("Input.imeSetComposition", { text: "３", selectionStart: 1, selectionEnd: 1 });
  await input.send("Input.insertText", { text: "３．５" });
  await points().press("Enter");
  await expect(points()).toHaveValue("3.5");
  await expect(card()).toBeFocused();
}
