import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { pictured } from "./picture";
import { openExample } from "./steps/example";
import { declareAll, drag, expectSaved, openTab, openWorkspace, setText } from "./steps/review";
import { type OpenedWindow, openWindow } from "./window";

/** Every tool that marks, by mouse, pen, finger and keys, in the real window. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let opened: OpenedWindow;
let page: Page;
const complaints: string[] = [];

async function enter(window: OpenedWindow): Promise<void> {
  opened = window;
  ({ page } = opened);
  page.on("pageerror", (error) => complaints.push(error.message));
  await openExample(page);
}

test.beforeAll(async () => {
  await enter(await openWindow());
  await declareAll(page, [], async () => {});
  await openWorkspace(page, "SY2026-001");
  await openMaterial(2);
});

test.afterAll(async () => {
  await opened.close();
});

async function openMaterial(number: number): Promise<void> {
  const list = page.getByRole("navigation", { name: "申报材料" });
  await list
    .locator("ol > li")
    .nth(number - 1)
    .getByRole("button")
    .click();
  await expect(page.locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
}

const marks = () => page.locator(".viewer-mark, .viewer-pin");
const kinds = () =>
  marks().evaluateAll((all) => all.map((each) => each.getAttribute("data-tool")).filter(Boolean));
const selected = () => page.locator("[data-mark][aria-pressed=true]");
const bar = () => page.getByRole("region", { name: "选中的批注" });

/** Presses Escape as often as there is something that it ends. */
async function nothingSelected(): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(selected()).toHaveCount(0);
}

/** The middle of a share of the scan's pane, in pixels of the window. */
async function at(x: number, y: number) {
  const box = await page.locator("[data-reader]").first().boundingBox();
  if (!box) throw new Error("there is no scan");
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** A mark's box in pixels of the window. */
async function boxOf(index: number) {
  const box = await marks().nth(index).boundingBox();
  if (!box) throw new Error(`there is no mark ${index}`);
  return box;
}

test("draws each kind of mark with the mouse", async () => {
  for (const [key, from, to] of [
    ["b", [0.2, 0.2], [0.35, 0.3]],
    ["o", [0.4, 0.2], [0.55, 0.3]],
    ["a", [0.2, 0.4], [0.35, 0.45]],
    ["l", [0.4, 0.4], [0.55, 0.45]],
    ["h", [0.2, 0.55], [0.35, 0.552]],
  ] as const) {
    await page.keyboard.press(key);
    await drag(page, [...from], [...to]);
    await nothingSelected();
  }
  expect(await kinds()).toEqual(["rectangle", "ellipse", "arrow", "line", "highlight"]);
});

test("stamps 勾 叉 问 in turn with one key, by a click", async () => {
  for (const x of [0.62, 0.7, 0.78]) {
    await page.keyboard.press("s");
    const place = await at(x, 0.25);
    await page.mouse.click(place.x, place.y);
  }
  const names = await marks().evaluateAll((all) =>
    all.slice(-3).map((each) => each.getAttribute("aria-label")),
  );
  expect(names).toEqual(["第1页 图章 勾 肯定", "第1页 图章 叉 肯定", "第1页 图章 问 肯定"]);
  await expect(page.getByRole("group", { name: "图章的样子" })).toBeVisible();
  await pictured(opened.subject, "tools");
  await expectAccessible(page, "tools");
  await expectChinese(page, "tools");
});

test("keeps squares, circles and eighths of a turn with Shift", async () => {
  await nothingSelected();
  await page.keyboard.press("o");
  await page.keyboard.down("Shift");
  await drag(page, [0.62, 0.4], [0.72, 0.43]);
  await page.keyboard.up("Shift");
  const circle = await boxOf(8);
  expect(Math.abs(circle.width - circle.height)).toBeLessThan(1.5);
  await page.keyboard.press("Control+z");
  await expect(marks()).toHaveCount(8);
});

test("keeps a stamp upright and in its place when the page is turned", async () => {
  await nothingSelected();
  await page.keyboard.press("v");
  // The tick comes first: from the left down to its lowest point, then up to the right.
  const standing = () =>
    page
      .locator(".viewer-line-stamp")
      .first()
      .evaluate((path) => {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = (path.getAttribute("d") ?? "")
          .split(/[ML ]/u)
          .filter(Boolean)
          .map(Number);
        return x1 < x2 && x2 < x3 && y2 > y1 && y1 > y3;
      });
  const side = (await boxOf(5)).width;
  for (let turn = 1; turn <= 4; turn += 1) {
    await page.keyboard.press("r");
    await expect.poll(standing).toBe(true);
    const box = await boxOf(5);
    expect(Math.abs(box.width - box.height)).toBeLessThan(1.5);
    if (turn === 1) await pictured(opened.subject, "turned");
  }
  await expect.poll(async () => (await boxOf(5)).width).toBeCloseTo(side, 0);
});

test("selects several marks and changes them in one step", async () => {
  await page.keyboard.press("v");
  await marks().nth(0).click();
  await expect(selected()).toHaveCount(1);
  await marks()
    .nth(1)
    .click({ modifiers: ["Shift"] });
  await expect(selected()).toHaveCount(2);
  await expect(bar().getByText("已选 2 处批注")).toBeVisible();
  await pictured(opened.subject, "several");
  const before = [await boxOf(0), await boxOf(1)] as const;
  const hold = { x: before[0].x + 30, y: before[0].y + 30 };
  await page.mouse.move(hold.x, hold.y);
  await page.mouse.down();
  await page.mouse.move(hold.x + 20, hold.y + 40, { steps: 4 });
  await page.mouse.up();
  for (const index of [0, 1] as const) {
    await expect.poll(async () => (await boxOf(index)).y - before[index].y).toBeCloseTo(40, 0);
  }
  await bar().getByRole("button", { name: "扣分" }).click();
  await expect(page.locator(".viewer-mark.viewer-deduction")).toHaveCount(2);
  await bar().getByRole("button", { name: "改成椭圆" }).click();
  expect((await kinds()).slice(0, 2)).toEqual(["ellipse", "ellipse"]);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
  expect((await kinds()).slice(0, 2)).toEqual(["rectangle", "ellipse"]);
  await expect(page.locator(".viewer-mark.viewer-deduction")).toHaveCount(0);
  await expect.poll(async () => (await boxOf(0)).y).toBeCloseTo(before[0].y, 0);
});

test("selects by a rubber band, and everything on the page by a key", async () => {
  await nothingSelected();
  await page.keyboard.down("Shift");
  await drag(page, [0.15, 0.35], [0.58, 0.48]);
  await page.keyboard.up("Shift");
  await expect(selected()).toHaveCount(2);
  await page.keyboard.press("Control+a");
  await expect(selected()).toHaveCount(8);
});

test("copies, cuts and pastes, on the page and to another material", async () => {
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await expect(marks()).toHaveCount(16);
  await expect(selected()).toHaveCount(8);
  await page.keyboard.press("Control+x");
  await expect(marks()).toHaveCount(8);
  await openMaterial(3);
  await page.keyboard.press("Control+v");
  await expect(marks()).toHaveCount(8);
  await page.keyboard.press("Delete");
  await expect(marks()).toHaveCount(0);
  await openMaterial(2);
  await expect(marks()).toHaveCount(8);
  await marks().nth(2).click();
  await page.keyboard.press("Control+d");
  await expect(marks()).toHaveCount(9);
  await page.keyboard.press("Delete");
  await expect(marks()).toHaveCount(8);
});

test("pulls the ends of an arrow and the corners of a stamp", async () => {
  await nothingSelected();
  const arrow = await boxOf(2);
  await page.mouse.click(arrow.x + arrow.width / 2, arrow.y + arrow.height / 2);
  await expect(page.locator("[data-handle]")).toHaveCount(2);
  await page.locator('[data-handle="to"]').hover();
  await page.mouse.down();
  await page.mouse.move(arrow.x + arrow.width + 40, arrow.y + arrow.height + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(2)).width - arrow.width).toBeGreaterThan(25);
  await nothingSelected();
  await marks().nth(5).click();
  await expect(page.locator("[data-handle]")).toHaveCount(4);
  const stamp = await boxOf(5);
  await page.locator('[data-handle="se"]').hover();
  await page.mouse.down();
  await page.mouse.move(stamp.x + stamp.width + 30, stamp.y + stamp.height + 4, { steps: 4 });
  await page.mouse.up();
  const grown = await boxOf(5);
  expect(grown.width).toBeGreaterThan(stamp.width + 10);
  expect(Math.abs(grown.width - grown.height)).toBeLessThan(1.5);
});

test("writes words as one mark, and the eraser takes a part of it in one step", async () => {
  await nothingSelected();
  await page.keyboard.press("d");
  await drag(page, [0.2, 0.65], [0.5, 0.65]);
  await drag(page, [0.2, 0.7], [0.5, 0.7]);
  await expect(marks()).toHaveCount(9, { timeout: 5_000 });
  const whole = await page.locator(".viewer-tint-ink").first().getAttribute("d");
  await page.keyboard.press("x");
  await drag(page, [0.35, 0.6], [0.35, 0.75]);
  await expect(page.locator(".viewer-tint-ink").first()).not.toHaveAttribute("d", whole ?? "");
  await expect(marks()).toHaveCount(9);
  await pictured(opened.subject, "erased");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".viewer-tint-ink").first()).toHaveAttribute("d", whole ?? "");
  // Over other marks it takes them whole, all in one step.
  await drag(page, [0.18, 0.42], [0.6, 0.42]);
  await expect(marks()).toHaveCount(7);
  await page.keyboard.press("Control+z");
  await expect(marks()).toHaveCount(9);
});

test("places, reaches, moves and erases by the keyboard alone", async () => {
  await openMaterial(4);
  for (const key of ["b", "o", "a", "l", "h", "s"]) {
    await page.keyboard.press(key);
    await page.locator(".viewer-scroller").focus();
    await page.keyboard.press("Enter");
  }
  await expect(marks()).toHaveCount(6);
  await page.keyboard.press("v");
  await nothingSelected();
  await page.locator(".viewer-scroller").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Enter");
  const before = [await boxOf(0), await boxOf(1)] as const;
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("ArrowDown");
  for (const index of [0, 1] as const) {
    await expect.poll(async () => (await boxOf(index)).y - before[index].y).toBeGreaterThan(8);
  }
  await page.waitForTimeout(700);
  await page.keyboard.press("x");
  await page.keyboard.press("Enter");
  await expect(marks()).toHaveCount(4);
  await page.keyboard.press("Control+z");
  await expect(marks()).toHaveCount(6);
});

test("asks before a cited mark is deleted, and takes the deletion back with its citation", async () => {
  await openTab(page, "评分");
  await page.keyboard.press("v");
  await marks().nth(0).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("e");
  await expect(page.locator(".viewer-tag-evidence")).toHaveCount(1);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("dialog", { name: "删除作为依据的批注？" });
  await expect(dialog.getByText(/材料4 · 第1页：A1 的依据/u)).toBeVisible();
  await pictured(opened.subject, "asked");
  await expectAccessible(page, "asked");
  await dialog.getByRole("button", { name: "不删除" }).click();
  await expect(marks()).toHaveCount(6);
  await page.keyboard.press("Delete");
  await dialog.getByRole("button", { name: "删除并取消依据" }).click();
  await expect(marks()).toHaveCount(0);
  const said = page.getByText("已删除 6 处批注，引用的 1 处依据一并取消。");
  await expect(said).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(said).toHaveCount(0);
  await expect(marks()).toHaveCount(6);
  await expect(page.locator(".viewer-tag-evidence")).toHaveCount(1);
});

test("lists, filters and searches the marks, by keys too", async () => {
  await openTab(page, "批注");
  const list = page.getByRole("list", { name: "批注列表" });
  await expect(page.getByText("共 15 处")).toBeVisible();
  await page.getByLabel("种类").selectOption({ label: "图章" });
  await expect(page.getByText("4 处，共 15 处")).toBeVisible();
  await pictured(opened.subject, "list");
  await expectAccessible(page, "list");
  await expectChinese(page, "list");
  await page.getByRole("button", { name: "全部显示" }).click();
  await page.getByLabel("依据", { exact: true }).selectOption({ label: "已引为依据" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "全部显示" }).click();
  await list.locator("[data-row]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-flash]")).toBeVisible({ timeout: 30_000 });
  await expect(bar()).toBeVisible();
  await bar().getByLabel("批注说明").fill("编号要核对");
  await page.keyboard.press("Enter");
  await list.locator("[data-row]").first().focus();
  await page.keyboard.press("7");
  await expect(page.getByLabel("搜批注里的字")).toHaveValue("7");
  await expect(page.getByText("没有符合的批注。")).toBeVisible();
  await page.getByLabel("搜批注里的字").fill("编号");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "全部显示" }).click();
  await list.locator("[data-row]").nth(1).focus();
  await page.keyboard.press("Delete");
  await expect(page.getByText("共 14 处")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("共 15 处")).toBeVisible();
  await setText(page, "largest");
  await page.getByRole("button", { name: "评审表" }).click();
  await expectWithinSides(page, "marks");
  await pictured(opened.subject, "largest");
  await setText(page, "normal");
});

test("draws with a pen and its pressure, while fingers scroll and the palm does nothing", async () => {
  await openMaterial(6);
  await page.keyboard.press("d");
  const cdp = await page.context().newCDPSession(page);
  const from = await at(0.3, 0.5);
  const pen = (type: string, x: number, force: number) =>
    cdp.send("Input.dispatchMouseEvent", {
      ...{ type: type as "mousePressed", x, y: from.y, pointerType: "pen", force },
      ...{ button: "left", buttons: type === "mouseReleased" ? 0 : 1, clickCount: 1 },
    });
  await pen("mousePressed", from.x, 0.2);
  for (let step = 1; step <= 20; step += 1) await pen("mouseMoved", from.x + step * 8, step / 20);
  await pen("mouseReleased", from.x + 160, 0);
  await expect(marks()).toHaveCount(1, { timeout: 5_000 });
  const top = () => page.locator(".viewer-scroller").evaluate((element) => element.scrollTop);
  await expect(page.locator(".viewer-marks").first()).toHaveAttribute("data-fingers", "scroll");
  const finger = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    cdp.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: from.x, y }],
    });
  const swipe = async () => {
    await finger("touchStart", from.y);
    for (let step = 1; step <= 10; step += 1) await finger("touchMove", from.y - step * 15);
    await finger("touchEnd", from.y - 150);
  };
  // The hand that holds the pen rests on the page.
  const before = await top();
  await pen("mouseMoved", from.x, 0);
  await swipe();
  expect(await top()).toBe(before);
  await expect(page.locator(".viewer-marks").first()).toHaveAttribute("data-fingers", "scroll");
  await swipe();
  await expect.poll(top).toBeGreaterThan(before + 60);
  await expect(marks()).toHaveCount(1);
});

test("takes everything back, also after the program was closed", async () => {
  await expectSaved(page);
  await enter(await opened.restart());
  await openWorkspace(page, "SY2026-001");
  await openTab(page, "批注");
  await expect(page.getByText("共 16 处")).toBeVisible();
  const undo = page.getByRole("button", { name: "撤销", exact: true });
  for (let step = 0; step < 80 && (await undo.isEnabled()); step += 1) await page.keyboard.press("Control+z");
  await expect(page.getByText(/^还没有批注/u)).toBeVisible();
  await page.keyboard.press("Control+y");
  await expect(page.getByText("共 1 处")).toBeVisible();
});

test("throws nothing on the way", () => {
  expect(complaints).toEqual([]);
});
