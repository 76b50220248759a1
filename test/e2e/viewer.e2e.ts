import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectChinese } from "./manners";
import { openExample } from "./steps/example";
import { declareAll, drag, openTab, openWorkspace } from "./steps/review";
import { type OpenedWindow, openWindow } from "./window";

/** The sample round that ships, read and marked in the real window. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let opened: OpenedWindow;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async () => {
  opened = await openWindow();
  ({ page } = opened);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/iu.test(message.text())) complaints.push(message.text());
  });
  await openExample(page);
  await declareAll(page, [], async () => {});
});

test.afterAll(async () => {
  await opened.close();
});

const pageOf = (number: number) => page.locator(`.viewer-page[data-page="${number}"]`);
const materials = () => page.getByRole("navigation", { name: "申报材料" });

async function openMaterial(number: number): Promise<void> {
  const item = materials()
    .locator("ol > li")
    .nth(number - 1);
  await item.getByRole("button").click();
  await expect(item.getByRole("button")).toHaveAttribute("aria-current", "true");
  await expect(page.locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
}

async function pageCount(): Promise<number> {
  const name = (await page.locator(".viewer-pages-field").getAttribute("aria-label")) ?? "";
  return Number(/\d+/u.exec(name)?.[0]);
}

async function goToPage(number: number): Promise<void> {
  await page.locator(".viewer-pages-field").fill(String(number));
  await page.keyboard.press("Enter");
  await expect(pageOf(number).locator(".viewer-face")).toHaveAttribute("data-drawn", "true", {
    timeout: 60_000,
  });
}

/** The share of dark pixels of a drawn page: a decoder that failed leaves a page white, or black, without an error. */
function inkOf(number: number): Promise<number> {
  return pageOf(number)
    .locator("canvas")
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      // A canvas that shows a bitmap has no 2D context: its picture is copied.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy?.drawImage(canvas, 0, 0);
      const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 400) dark += 1;
      }
      return dark / (data.length / 4);
    });
}

async function expectInkOn(number: number): Promise<void> {
  const ink = await inkOf(number);
  expect(ink, `ink on page ${number}`).toBeGreaterThan(0.001);
  expect(ink, `ink on page ${number}`).toBeLessThan(0.9);
}

/** Where a mark lies on its page as shown, in shares of it. Its button is five pixels larger on each side. */
async function placeOfMark(index = 0) {
  const mark = page.locator(".viewer-mark").nth(index);
  return mark.evaluate((element) => {
    const own = element.getBoundingClientRect();
    const sheet = element.closest(".viewer-page")?.getBoundingClientRect();
    if (!sheet) throw new Error("the mark is on no page");
    const share = (value: number, of: number) => Math.round((value / of) * 1000) / 1000;
    return {
      left: share(own.left + 5 - sheet.left, sheet.width),
      top: share(own.top + 5 - sheet.top, sheet.height),
      right: share(own.right - 5 - sheet.left, sheet.width),
      bottom: share(own.bottom - 5 - sheet.top, sheet.height),
    };
  });
}

async function expectPlace(wanted: Awaited<ReturnType<typeof placeOfMark>>): Promise<void> {
  await expect
    .poll(async () => {
      const now = await placeOfMark();
      return Math.max(
        ...(["left", "top", "right", "bottom"] as const).map((side) => Math.abs(now[side] - wanted[side])),
      );
    })
    .toBeLessThan(0.004);
}

const sameCorners = (place: { left: number; top: number; right: number; bottom: number }) => ({
  // A quarter turn clockwise: what was at the left is at the top, what was at the bottom is at the left.
  left: 1 - place.bottom,
  top: place.left,
  right: 1 - place.top,
  bottom: place.right,
});

test("shows ink on every page of every kind of scan", async () => {
  test.slow();
  await openWorkspace(page, "SY2026-001");
  const count = await materials().locator("ol > li").count();
  for (let material = 1; material <= count; material += 1) {
    await openMaterial(material);
    for (let number = 1; number <= (await pageCount()); number += 1) {
      await goToPage(number);
      await expectInkOn(number);
    }
  }
});

test("draws the rest of a page when it is zoomed, and its old drawing stays meanwhile", async () => {
  await openMaterial(2);
  const width = () =>
    pageOf(1)
      .locator("canvas")
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.width);
  const before = await width();
  await page.getByLabel("显示大小").selectOption("3");
  // There at once, stretched; then sharp.
  await expect(pageOf(1).locator("canvas").first()).toBeVisible();
  await expect.poll(width, { timeout: 30_000 }).toBeGreaterThan(before * 2);
  await expectInkOn(1);
  await page.keyboard.press("0");
  await expect.poll(width, { timeout: 30_000 }).toBe(before);
});

test("keeps a mark on its place of the paper at every zoom and turn", async () => {
  await page.keyboard.press("b");
  await drag(page, [0.3, 0.3], [0.6, 0.4]);
  await expect(page.locator(".viewer-mark")).toHaveCount(1);
  const drawn = await placeOfMark();
  await page.getByLabel("显示大小").selectOption("2");
  await expectPlace(drawn);
  await page.keyboard.press("0");
  let wanted = drawn;
  for (let turn = 1; turn <= 4; turn += 1) {
    await page.keyboard.press("r");
    wanted = sameCorners(wanted);
    await expectPlace(wanted);
  }
});

test("has a tool for each kind of mark, and takes each back", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await drag(page, [0.3, 0.5], [0.7, 0.505]);
  await page.keyboard.press("d");
  await drag(page, [0.3, 0.6], [0.5, 0.65]);
  await page.keyboard.press("t");
  const box = await page.locator("[data-reader]").first().boundingBox();
  await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 120);
  await page.getByLabel("便签内容").fill("请核对证书编号");
  await page.keyboard.press("Enter");
  await expect(page.locator(".viewer-mark")).toHaveCount(3);
  await expect(page.locator(".viewer-pin")).toHaveAccessibleName(/^第1页 便签 肯定：请核对证书编号/u);
  await expectAccessible(page, "marks");
  await expectChinese(page, "marks");
  for (const left of [3, 2, 1]) {
    await page.keyboard.press("Control+z");
    await expect(page.locator(".viewer-mark, .viewer-pin")).toHaveCount(left);
  }
  for (const there of [2, 3, 4]) {
    await page.keyboard.press("Control+y");
    await expect(page.locator(".viewer-mark, .viewer-pin")).toHaveCount(there);
  }
});

test("moves, resizes, rewords and deletes the selected mark", async () => {
  await page.keyboard.press("v");
  const before = await placeOfMark();
  await page.locator(".viewer-mark").first().click();
  await page.locator(".viewer-mark").first().hover();
  await page.mouse.down();
  await page.mouse.move(640, 420, { steps: 5 });
  await page.mouse.up();
  const moved = await placeOfMark();
  expect(moved).not.toEqual(before);
  expect(moved.right - moved.left).toBeCloseTo(before.right - before.left, 2);
  await page.locator('[data-handle="se"]').hover();
  await page.mouse.down();
  await page.mouse.move(700, 500, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await placeOfMark()).left).toBeCloseTo(moved.left, 2);
  expect((await placeOfMark()).right).not.toBeCloseTo(moved.right, 2);
  const bar = page.getByRole("region", { name: "选中的批注" });
  await bar.getByRole("button", { name: "疑问" }).click();
  await bar.getByLabel("批注说明").fill("发证日期与履历");
  await page.keyboard.press("Enter");
  await expect(page.locator(".viewer-tag", { hasText: "疑问：发证日期与履历" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await expect(page.locator(".viewer-mark")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(page.locator(".viewer-mark")).toHaveCount(3);
});

test("is worked by the keyboard alone", async () => {
  const scan = page.locator(".viewer-scroller");
  await page.keyboard.press("b");
  await scan.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".viewer-mark")).toHaveCount(4);
  const newest = page.locator(".viewer-mark").last();
  await page.keyboard.press("Tab");
  while (!(await newest.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  const before = await placeOfMark(3);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(async () => (await placeOfMark(3)).left).toBeCloseTo(before.left + 0.02, 2);
  await page.keyboard.press("Delete");
  await expect(page.locator(".viewer-mark")).toHaveCount(3);
});

test("gives a gesture up on Escape", async () => {
  await page.keyboard.press("b");
  await page.mouse.move(500, 300);
  await page.mouse.down();
  await page.mouse.move(600, 400, { steps: 4 });
  await expect(page.locator(".viewer-new").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.locator(".viewer-mark")).toHaveCount(3);
});

test("jumps from the evidence to its place in another material, and flashes there", async () => {
  await openTab(page, "评分");
  await openMaterial(3);
  await goToPage(4);
  await drag(page, [0.3, 0.4], [0.6, 0.5]);
  await page.keyboard.press("e");
  const chip = page.locator("[data-criterion]").getByText(/材料3 · 第4页/u);
  await expect(chip).toBeVisible();
  await openMaterial(1);
  await chip.click();
  await expect(page.locator("[data-flash]")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(".viewer-tag-evidence", { hasText: "依据" })).toBeInViewport();
  await expect(page.locator("[data-flash]")).toHaveCount(0, { timeout: 5_000 });
});

test("comes back to the lines last read", async () => {
  await openMaterial(6);
  await goToPage(7);
  await page.locator(".viewer-scroller").hover();
  await page.mouse.wheel(0, 260);
  const top = () => page.locator(".viewer-scroller").evaluate((element) => element.scrollTop);
  await expect.poll(top).toBeGreaterThan(260);
  await page.waitForTimeout(400);
  const before = await top();
  await openMaterial(2);
  await openMaterial(6);
  await expect.poll(top).toBeGreaterThan(before - 3);
  expect(await top()).toBeLessThan(before + 3);
});

test("draws far pages of a long scan, and keeps few of them", async () => {
  test.slow();
  await page.getByRole("button", { name: "申报列表" }).click();
  await openWorkspace(page, "SY2026-003");
  const long = materials().locator("ol > li").filter({ hasText: "300 页" });
  await long.getByRole("button").click();
  await expect.poll(pageCount, { timeout: 60_000 }).toBe(300);
  for (const number of [250, 3, 300]) {
    await goToPage(number);
    await expectInkOn(number);
  }
  await page.locator(".viewer-scroller").hover();
  for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, -1_500);
  await page.waitForTimeout(1_000);
  expect(await page.locator(".viewer-page").count()).toBeLessThan(8);
  expect(await page.locator(".viewer-page canvas").count()).toBeLessThan(8);
});

test("shows JPEG 2000 as it shows the others", async () => {
  await openMaterial(4);
  for (let number = 1; number <= (await pageCount()); number += 1) {
    await goToPage(number);
    await expectInkOn(number);
  }
  await expectAccessible(page, "workspace");
});

test("ends a decoder that hangs, and draws the pages by a new one", async () => {
  test.slow();
  await openMaterial(1);
  const threads = page.workers().filter((worker) => worker.url().includes("pdf.worker"));
  expect(threads).toHaveLength(1);
  // Never answered: the thread is ended meanwhile.
  for (const thread of threads)
    thread
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {});
  const coming = page.waitForEvent("worker", { timeout: 60_000 });
  await materials().locator("ol > li").nth(3).getByRole("button").click();
  expect((await coming).url()).toContain("pdf.worker");
  // A page that was blamed for it shows its card until it is asked for again.
  const retry = page.locator(".viewer-page").getByRole("button", { name: "重试" });
  for (let number = 1; number <= 3; number += 1) {
    await page.locator(".viewer-pages-field").fill(String(number));
    await page.keyboard.press("Enter");
    const drawn = pageOf(number).locator(".viewer-face[data-drawn=true]");
    await expect(drawn.or(retry).first()).toBeVisible({ timeout: 60_000 });
    if (await retry.isVisible()) await retry.click();
    await expect(drawn).toBeVisible();
    await expectInkOn(number);
  }
});

test("breaks no rule of the content policy and throws nothing on the way", () => {
  expect(complaints).toEqual([]);
});
