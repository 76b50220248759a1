import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { readExample } from "./steps/example";
import { setText } from "./steps/review";
import { openWindow } from "./window";

/** Text of the pages that have it, in the real window: selected, copied, highlighted, searched. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let page: Page;
let close: () => Promise<void>;
const complaints: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  ({ page, close } = await openWindow());
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/iu.test(message.text())) complaints.push(message.text());
  });
  await readExample(page, "SY2026-005");
  await openMaterial(5);
});

test.afterAll(() => close());

async function openMaterial(number: number): Promise<void> {
  const list = page.getByRole("navigation", { name: "申报材料" });
  await list
    .locator("ol > li")
    .nth(number - 1)
    .getByRole("button")
    .click();
  await expect(page.locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
}

const letters = () => page.locator('.viewer-text[data-text-page="1"] > span');
const passages = () => page.locator('[data-tool="passage"]');
const panel = () => page.getByRole("region", { name: "查找", exact: true });
const field = () => panel().getByRole("textbox");
const hits = () => panel().locator(".search-hit");
const words = () => page.evaluate(() => window.getSelection()?.toString().replace(/\s/gu, "") ?? "");

/** A long line of the first page that lies in sight: its words and its box. */
async function longLine() {
  await expect(letters().first()).toBeAttached({ timeout: 60_000 });
  const index = await letters().evaluateAll((all) =>
    all.findIndex((each) => {
      const box = each.getBoundingClientRect();
      const pane = each.closest(".viewer-scroller")?.getBoundingClientRect();
      const inside =
        pane && box.top > pane.top + 30 && box.bottom < pane.bottom - 130 && box.left > pane.left + 4;
      return inside && box.right < pane.right - 20 && (each.textContent ?? "").length >= 12;
    }),
  );
  expect(index).toBeGreaterThanOrEqual(0);
  const box = await letters().nth(index).boundingBox();
  const text = (await letters().nth(index).textContent()) ?? "";
  if (!box) throw new Error("there is no text");
  return { box, text };
}

/** Drags along a line from one share of it to another; `across` where it stands upright on screen. */
async function dragAlong(
  box: { x: number; y: number; width: number; height: number },
  from: number,
  to: number,
) {
  const upright = box.height > box.width;
  const at = (share: number) =>
    upright
      ? ([box.x + box.width / 2, box.y + box.height * share] as const)
      : ([box.x + box.width * share, box.y + box.height / 2] as const);
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at((from + to) / 2), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

test("the hand selects text where there is some, and moves the page elsewhere", async () => {
  await page.keyboard.press("v");
  const { box, text } = await longLine();
  await dragAlong(box, 0.002, 0.998);
  expect(await words()).toBe(text.replace(/\s/gu, ""));
  expect(
    await letters()
      .first()
      .evaluate((each) => getComputedStyle(each).cursor),
  ).toBe("text");
  // The letters lie over the drawn ones: their box is as wide as the file says.
  const top = () =>
    page
      .locator(".viewer-scroller")
      .first()
      .evaluate((each) => each.scrollTop);
  const before = await top();
  const sheet = await page.locator('[data-page="1"]').first().boundingBox();
  if (!sheet) throw new Error("there is no page");
  await page.mouse.move(sheet.x + 8, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 8, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect.poll(top).toBeGreaterThan(before + 40);
  expect(await words()).toBe("");
});

test("selected text is copied", async () => {
  const { box, text } = await longLine();
  await dragAlong(box, 0.002, 0.998);
  const copied = await page.evaluate(() => {
    return new Promise<string>((resolve) => {
      window.addEventListener("copy", (event) => resolve(event.clipboardData?.getData("text/plain") ?? ""), {
        once: true,
      });
      document.execCommand("copy");
    });
  });
  expect(copied.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
  await page.keyboard.press("Escape");
  expect(await words()).toBe("");
});

test("the highlighter marks text along its lines, and where there is none draws a band", async () => {
  await page.keyboard.press("h");
  const { box } = await longLine();
  await dragAlong(box, 0.002, 0.6);
  await expect(passages()).toHaveCount(1);
  const mark = await passages().first().boundingBox();
  expect(Math.abs((mark?.width ?? 0) - 10 - box.width * 0.6)).toBeLessThan(box.width * 0.08);
  expect(Math.abs((mark?.y ?? 0) + 5 - box.y)).toBeLessThan(box.height / 2);
  await page.keyboard.press("Control+z");
  await expect(passages()).toHaveCount(0);
  await page.keyboard.press("Control+y");
  await expect(passages()).toHaveCount(1);
  await page.keyboard.press("Escape");
  const sheet = await page.locator('[data-page="1"]').first().boundingBox();
  if (!sheet) throw new Error("there is no page");
  await page.mouse.move(sheet.x + 4, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 30, box.y + 62, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[data-tool="highlight"]')).toHaveCount(1);
  await page.keyboard.press("Control+z");
});

test("selected text becomes a mark by H, on a turned page too, and keeps its place", async () => {
  await page.keyboard.press("v");
  await page.keyboard.press("r");
  await expect(page.locator('.viewer-text[data-text-page="1"]')).toHaveAttribute("data-main-rotation", "90");
  const { box, text } = await longLine();
  expect(box.height).toBeGreaterThan(box.width);
  await dragAlong(box, 0.002, 0.998);
  expect(await words()).toBe(text.replace(/\s/gu, ""));
  await page.keyboard.press("h");
  await expect(passages()).toHaveCount(2);
  const mark = await passages().nth(1).boundingBox();
  expect(Math.abs((mark?.height ?? 0) - 10 - box.height)).toBeLessThan(box.height * 0.06);
  expect(Math.abs((mark?.x ?? 0) + 5 - box.x)).toBeLessThan(box.width / 2);
  for (let turn = 2; turn <= 4; turn += 1) await page.keyboard.press("r");
  await expect(page.locator('.viewer-text[data-text-page="1"]')).toHaveAttribute("data-main-rotation", "0");
  await expect(letters().first()).toBeAttached({ timeout: 60_000 });
  const line = await page.evaluate((wanted) => {
    const all = [...document.querySelectorAll('.viewer-text[data-text-page="1"] > span')];
    const { x, y, width } =
      all.find((each) => each.textContent === wanted)?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width };
  }, text);
  const upright = await passages().nth(1).boundingBox();
  expect(Math.abs((upright?.x ?? 0) + 5 - line.x)).toBeLessThan(6);
  expect(Math.abs((upright?.width ?? 0) - 10 - line.width)).toBeLessThan(12);
  await page.keyboard.press("Escape");
});

test("finds words in all materials, goes there and frames them", async () => {
  await openMaterial(1);
  await page.keyboard.press("Control+f");
  await expect(field()).toBeFocused();
  await field().fill("工作 室制度");
  await expect(panel().getByText("工作室制度.pdf").first()).toBeVisible();
  await field().fill("工作 室");
  await expect(panel().getByRole("button", { name: "停止" })).toHaveCount(0, { timeout: 120_000 });
  await expect(panel().getByText(/找到 \d+ 处/u)).toBeVisible();
  const inText = hits().filter({ hasText: /^第\d+页/u });
  expect(await inText.count()).toBeGreaterThan(1);
  await inText.first().click();
  await expect(page.locator(".viewer-found").first()).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByRole("navigation", { name: "申报材料" }).locator("[aria-current=true]"),
  ).toContainText("制度（电子版）");
  const frame = await page.locator(".viewer-found").first().boundingBox();
  const pane = await page.locator(".viewer-scroller").first().boundingBox();
  expect(frame && pane && frame.y > pane.y && frame.y + frame.height < pane.y + pane.height).toBe(true);
  const current = page.locator(".search-hit[aria-current=true]");
  const first = await current.textContent();
  await page.keyboard.press("F3");
  await expect(current).not.toHaveText(first ?? "");
  await page.keyboard.press("Shift+F3");
  await expect(current).toHaveText(first ?? "");
  await page.screenshot({ path: test.info().outputPath("search.png") });
  await expectAccessible(page, "search");
  await expectChinese(page, "search");
  await expectWithinSides(page, "search");
  // The size of text is the program's own: a browser alone has its own.
  if (test.info().project.name === "electron") await expectAtLargest();
});

async function expectAtLargest(): Promise<void> {
  await setText(page, "largest");
  await expect(panel()).toBeVisible();
  await expectWithinSides(page, "search in large text");
  await expectAccessible(page, "search in large text");
  await page.screenshot({ path: test.info().outputPath("search-large.png") });
  await setText(page, "normal");
}

test("says what is only pictures, and gives the focus back", async () => {
  await expect(
    panel()
      .getByText(/材料\d+：\d+ 页都是图片，查不到文字。/u)
      .first(),
  ).toBeVisible();
  await field().fill("此处绝无这些字");
  await expect(panel().getByText("没有找到。")).toBeVisible();
  await field().press("Escape");
  await expect(panel()).toHaveCount(0);
  await expect(page.locator(".viewer-found")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  expect(complaints).toEqual([]);
});
