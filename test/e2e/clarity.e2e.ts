import { expect, type Page, test } from "@playwright/test";
import { compareWithPipeline, pixelsOf } from "./clarity-pixels";
import { expectAccessible, expectChinese } from "./manners";
import { readExample } from "./steps/example";
import { clickTool } from "./steps/reading";
import { drag, openMaterial, openWorkspace } from "./steps/review";
import { type OpenedWindow, openWindow } from "./window";

/** Scans made legible in the real window, and the magnifier. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let opened: OpenedWindow;
let page: Page;
const complaints: string[] = [];

async function start(): Promise<void> {
  opened = await openWindow();
  ({ page } = opened);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/iu.test(message.text())) complaints.push(message.text());
  });
}

test.beforeAll(async () => {
  await start();
  await readExample(page);
});

test.afterAll(async () => {
  await opened.close();
});

const frame = (number = 1) => page.locator(`.viewer-page[data-page="${number}"]`);
const paper = (number = 1) => frame(number).locator(".clarity-paper");
const face = (number = 1) => frame(number).locator(".clarity-face");
const state = () => page.getByText("已调节显示，原件未变。");
const lens = () => page.locator(".lens");

/** The levels of a part of the window as it is seen: the shares of pure white and of dark pixels, and the lightest of the common levels. */
async function seen(): Promise<{ white: number; dark: number; commonest: number }> {
  const box = await page.locator(".viewer-scroller").boundingBox();
  if (!box) throw new Error("there is no scan");
  const clip = { x: box.x + 60, y: box.y + 60, width: box.width - 140, height: box.height - 130 };
  return levelsOf(await page.screenshot({ clip }));
}

async function levelsOf(png: Buffer): Promise<{ white: number; dark: number; commonest: number }> {
  const { data } = await pixelsOf(png);
  const counts = new Array<number>(256).fill(0);
  const all = data.length / 4;
  for (let p = 0; p < data.length; p += 4) {
    const level = data[p + 1] ?? 0;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const upTo = (end: number) => counts.slice(0, end).reduce((sum, count) => sum + count, 0) / all;
  return { white: (counts[255] ?? 0) / all, dark: upTo(100), commonest: counts.indexOf(Math.max(...counts)) };
}

/** Puts a name on the drawing of a page and on the window's queue of drawings, to see later whether either is another. */
const nameDrawing = () =>
  face()
    .locator(".viewer-face canvas")
    .first()
    .evaluate((canvas) => canvas.setAttribute("data-named", "yes"));
const isNamed = () => face().locator(".viewer-face canvas").first().getAttribute("data-named");

test("一键清晰 makes the grey paper of a scan white by one key, and gives it back by the same", async () => {
  await openMaterial(page, 4);
  const before = await seen();
  expect(before.commonest).toBeLessThan(250);
  await page.keyboard.press("q");
  await expect(page.getByRole("button", { name: "一键清晰" })).toHaveAttribute("aria-pressed", "true");
  await expect(state()).toBeVisible();
  await expect.poll(async () => (await seen()).commonest, { timeout: 30_000 }).toBe(255);
  const after = await seen();
  expect(after.white).toBeGreaterThan(0.7);
  expect(after.dark).toBeGreaterThan(0.004);
  await expectAccessible(page, "clarity");
  await expectChinese(page, "clarity");
  await page.keyboard.press("q");
  await expect(state()).toBeHidden();
  await expect.poll(async () => (await seen()).commonest).toBe(before.commonest);
});

test("shows on screen what the pipeline says pixel by pixel", async () => {
  await openMaterial(page, 4);
  await page.keyboard.press("q");
  await expect(frame().locator(".clarity-ground")).toHaveCount(1, { timeout: 30_000 });
  // Geometry off: the pixels are then compared where they lie.
  await clickTool(page, "调节显示");
  await page.getByLabel("自动转正").uncheck();
  await page.getByLabel("裁去空白边").uncheck();
  await page.keyboard.press("Escape");
  await expect(paper()).not.toHaveAttribute("data-askew", /./u);
  await page.waitForTimeout(600);
  const off = await compareWithPipeline(page);
  console.info(
    `on screen and by the pipeline: ${off.mean.toFixed(2)} levels apart, ${(off.far * 100).toFixed(2)} % over 24`,
  );
  expect(off.changed).toBeGreaterThan(8);
  expect(off.mean).toBeLessThan(2.5);
  expect(off.far).toBeLessThan(0.02);
  await page.keyboard.press("q");
  await expect(state()).toBeHidden();
});

test("has every adjustment by keyboard, live and without drawing a page anew", async () => {
  await openMaterial(page, 4);
  await nameDrawing();
  await clickTool(page, "调节显示");
  const panel = page.getByRole("region", { name: "调节显示" });
  await expect(panel.getByLabel("去底色、加深字迹")).toBeFocused();
  await expectAccessible(page, "adjusting");
  await expectChinese(page, "adjusting");
  const plainly = await seen();
  const brightness = panel.getByRole("slider", { name: "亮度" });
  await brightness.focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowRight");
  await expect(brightness).toHaveAttribute("aria-valuetext", "+40");
  await expect.poll(async () => (await seen()).white).toBeGreaterThan(plainly.white);
  await panel.getByRole("slider", { name: "黑白分界" }).focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press("PageUp");
  await panel.getByRole("slider", { name: "锐化" }).focus();
  await page.keyboard.press("End");
  await panel.getByLabel("反色").check();
  await expect.poll(async () => (await seen()).dark).toBeGreaterThan(0.5);
  expect(await isNamed()).toBe("yes");
  await panel.getByRole("button", { name: "复原" }).click();
  await expect(panel.getByText("现为原样显示。")).toBeVisible();
  await expect.poll(async () => (await seen()).commonest).toBe(plainly.commonest);
  expect(await isNamed()).toBe("yes");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.locator(".viewer-scroller, [data-adjust]").first()).toBeFocused();
});

test("keeps a mark on its place of the paper when the page is laid straight, at every turn", async () => {
  await openMaterial(page, 2);
  await page.keyboard.press("q");
  await expect(paper()).toHaveAttribute("data-askew", /./u, { timeout: 30_000 });
  // The certificate was laid 0.8° askew on the glass.
  expect(Math.abs(Number(await paper().getAttribute("data-askew")) + 0.8)).toBeLessThanOrEqual(0.3);
  await page.keyboard.press("b");
  await drag(page, [0.3, 0.35], [0.6, 0.5]);
  const mark = page.locator(".viewer-mark");
  await expect(mark).toHaveCount(1);
  // It was drawn where the pointer was, though the paper is turned.
  const pane = await page.locator("[data-reader]").first().boundingBox();
  // Its button is five pixels larger on each side.
  const drawn = await mark.boundingBox();
  expect(Math.abs((drawn?.x ?? 0) + 5 - ((pane?.x ?? 0) + (pane?.width ?? 0) * 0.3))).toBeLessThan(8);
  expect(Math.abs((drawn?.y ?? 0) + 5 - ((pane?.y ?? 0) + (pane?.height ?? 0) * 0.35))).toBeLessThan(8);
  const onPaper = await shareOfMark();
  for (let turn = 1; turn <= 4; turn += 1) {
    await page.keyboard.press("r");
    await expect(paper()).toHaveAttribute("data-askew", /./u);
    const now = await shareOfMark();
    const wanted = turned(onPaper, turn % 4);
    expect(Math.abs(now.x - wanted.x)).toBeLessThan(0.004);
    expect(Math.abs(now.y - wanted.y)).toBeLessThan(0.004);
  }
  await page.keyboard.press("q");
  await expect(paper()).not.toHaveAttribute("data-askew", /./u);
  const plainly = await shareOfMark();
  expect(Math.abs(plainly.x - onPaper.x)).toBeLessThan(0.002);
  expect(Math.abs(plainly.y - onPaper.y)).toBeLessThan(0.002);
  await page.keyboard.press("v");
});

/** The middle of the mark in shares of its paper, measured within the paper as it lies. */
async function shareOfMark(): Promise<{ x: number; y: number }> {
  return page.locator(".viewer-mark").evaluate((mark: HTMLElement) => {
    const paper = mark.offsetParent;
    if (!(paper instanceof HTMLElement)) throw new Error("the mark lies on no paper");
    return {
      x: (mark.offsetLeft + mark.offsetWidth / 2) / paper.clientWidth,
      y: (mark.offsetTop + mark.offsetHeight / 2) / paper.clientHeight,
    };
  });
}

function turned({ x, y }: { x: number; y: number }, quarters: number): { x: number; y: number } {
  let [across, down] = [x, y];
  for (let quarter = 0; quarter < quarters; quarter += 1) [across, down] = [1 - down, across];
  return { x: across, y: down };
}

test("magnifies what is under the pointer, sharply, and moves by the arrow keys", async () => {
  await openMaterial(page, 4);
  await page.keyboard.press("m");
  await expect(lens()).toBeFocused();
  const pane = await page.locator(".viewer-scroller").boundingBox();
  if (!pane) throw new Error("there is no scan");
  await page.mouse.move(pane.x + pane.width * 0.5, pane.y + 190);
  await page.mouse.move(pane.x + pane.width * 0.5, pane.y + 200);
  await expect.poll(inkInLens, { timeout: 30_000 }).toBeGreaterThan(0.005);
  await expectAccessible(page, "magnifier");
  await expectChinese(page, "magnifier");
  const before = await lens().boundingBox();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const after = await lens().boundingBox();
  expect(after?.x).toBe((before?.x ?? 0) + 16);
  expect(after?.y).toBe((before?.y ?? 0) + 16);
  await page.keyboard.press("+");
  await expect(lens()).toHaveAccessibleName(/3 倍/u);
  await page.keyboard.press("r");
  await expect.poll(inkInLens, { timeout: 30_000 }).toBeGreaterThan(0.002);
  for (let turn = 2; turn <= 4; turn += 1) await page.keyboard.press("r");
  await page.keyboard.press("Escape");
  await expect(lens()).toBeHidden();
});

/** The share of dark pixels of what the lens shows. */
async function inkInLens(): Promise<number> {
  return (await levelsOf(await lens().screenshot())).dark;
}

test("stands beside the pointer while a tool is in hand, and lets it draw", async () => {
  await page.keyboard.press("b");
  await page.keyboard.press("m");
  const pane = await page.locator(".viewer-scroller").boundingBox();
  if (!pane) throw new Error("there is no scan");
  const at = { x: pane.x + pane.width * 0.4, y: pane.y + pane.height * 0.5 };
  await page.mouse.move(at.x, at.y);
  await expect(lens()).toBeVisible();
  const stands = await lens().boundingBox();
  const over =
    stands &&
    at.x > stands.x &&
    at.x < stands.x + stands.width &&
    at.y > stands.y &&
    at.y < stands.y + stands.height;
  expect(over).toBe(false);
  const marks = await page.locator(".viewer-scroller .viewer-mark").count();
  await drag(page, [0.4, 0.6], [0.6, 0.7]);
  await expect(page.locator(".viewer-scroller .viewer-mark")).toHaveCount(marks + 1);
  await page.keyboard.press("m");
  await page.keyboard.press("v");
  await page.keyboard.press("Control+z");
});

test("remembers how a material is shown, for that material, after it was left", async () => {
  await openMaterial(page, 4);
  await page.keyboard.press("q");
  await expect(state()).toBeVisible();
  await openMaterial(page, 2);
  await expect(state()).toBeHidden();
  await openMaterial(page, 4);
  await expect(state()).toBeVisible();
  await page.getByRole("button", { name: "申报列表" }).click();
  await openWorkspace(page, "SY2026-001");
  await expect(state()).toBeVisible();
  await expect(page.getByRole("button", { name: "一键清晰" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "看原样" }).click();
  await expect(state()).toBeHidden();
  expect(complaints).toEqual([]);
});
