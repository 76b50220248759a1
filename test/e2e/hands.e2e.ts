import { type CDPSession, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { screenOf } from "./steps/identity";
import { declareAll, openWorkspace } from "./steps/review";

/** Fingers, touchpads, pens and held keys over the scan, in the real window. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let profile: string;
let app: ElectronApplication;
let page: Page;
let cdp: CDPSession;
const complaints: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
  page.on("pageerror", (error) => complaints.push(error.message));
  cdp = await page.context().newCDPSession(page);
  await page.getByRole("button", { name: /先看示例/u }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible({ timeout: 120_000 });
  await declareAll(page, [], async () => {});
  await openWorkspace(page, "SY2026-001");
  await page
    .getByRole("navigation", { name: "申报材料" })
    .locator("ol > li")
    .nth(5)
    .getByRole("button")
    .click();
  await expect(page.locator(".viewer-page .viewer-face[data-drawn=true]").first()).toBeVisible({
    timeout: 60_000,
  });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile);
});

interface Point {
  readonly x: number;
  readonly y: number;
}

const marks = () => page.locator(".viewer-scroller .viewer-mark");
const lens = () => page.locator(".lens");
const widthOf = async () => (await page.locator(".viewer-page").first().boundingBox())?.width ?? 0;
const scrolled = () =>
  page.locator(".viewer-scroller").evaluate(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }));

/** A place of the pane in shares of it. */
async function at(x: number, y: number): Promise<Point> {
  const box = await page.locator(".viewer-scroller").boundingBox();
  if (!box) throw new Error("there is no scan");
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Where on its page a point of the window lies, in shares of the page. */
function paperAt(point: Point): Promise<readonly number[]> {
  return page.evaluate(({ x, y }) => {
    const own = document.elementFromPoint(x, y)?.closest(".viewer-page")?.getBoundingClientRect();
    return own ? [(x - own.left) / own.width, (y - own.top) / own.height] : [];
  }, point);
}

async function expectSamePaper(point: Point, before: readonly number[]): Promise<void> {
  const after = await paperAt(point);
  expect(Math.abs((after[0] ?? 9) - (before[0] ?? 0))).toBeLessThan(0.01);
  expect(Math.abs((after[1] ?? 9) - (before[1] ?? 0))).toBeLessThan(0.01);
}

function touch(type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: Point[]) {
  return cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
}

/** Two fingers side by side about a point, going from one distance to another. */
async function pinch(about: Point, from: number, to: number): Promise<void> {
  const fingers = (apart: number) => [
    { x: about.x - apart / 2, y: about.y },
    { x: about.x + apart / 2, y: about.y },
  ];
  await touch("touchStart", ...fingers(from));
  for (let step = 1; step <= 8; step += 1)
    await touch("touchMove", ...fingers(from + ((to - from) * step) / 8));
  await touch("touchEnd");
}

test("two fingers zoom about the middle between them and draw nothing, whatever tool is in hand", async () => {
  const about = await at(0.5, 0.5);
  for (const tool of ["v", "b"]) {
    await page.keyboard.press(tool);
    const [width, paper] = [await widthOf(), await paperAt(about)];
    await pinch(about, 100, 200);
    await expect.poll(widthOf).toBeGreaterThan(width * 1.8);
    expect(await widthOf()).toBeLessThan(width * 2.2);
    await expectSamePaper(about, paper);
    await pinch(about, 200, 100);
    await expect.poll(widthOf).toBeLessThan(width * 1.1);
    await page.keyboard.press("0");
    await expect.poll(widthOf).toBe(width);
  }
  await expect(marks()).toHaveCount(0);
  await page.keyboard.press("v");
});

test("two fingers that keep their distance move the page in both directions", async () => {
  await page.getByLabel("显示大小").selectOption("2");
  const about = await at(0.5, 0.6);
  const before = await scrolled();
  const fingers = (by: number) => [
    { x: about.x - 60 - by, y: about.y - by },
    { x: about.x + 60 - by, y: about.y - by },
  ];
  await touch("touchStart", ...fingers(0));
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", ...fingers(step * 10));
  await touch("touchEnd");
  const after = await scrolled();
  expect(Math.abs(after.scrollTop - before.scrollTop - 80)).toBeLessThan(12);
  expect(Math.abs(after.scrollLeft - before.scrollLeft - 80)).toBeLessThan(12);
  await page.keyboard.press("0");
});

test("a touchpad's pinch, many small steps with Ctrl, zooms smoothly about the pointer", async () => {
  const about = await at(0.4, 0.4);
  await page.mouse.move(about.x, about.y);
  const [width, paper] = [await widthOf(), await paperAt(about)];
  let last = width;
  for (let step = 0; step < 12; step += 1) {
    await cdp.send("Input.dispatchMouseEvent", {
      ...{ type: "mouseWheel", ...about, deltaX: 0, deltaY: -4, modifiers: 2 },
    });
    const now = await widthOf();
    expect(now / last).toBeLessThan(1.12);
    last = now;
  }
  expect(last).toBeGreaterThan(width * 1.2);
  await expectSamePaper(about, paper);
  await page.keyboard.press("0");
  await expect.poll(widthOf).toBe(width);
});

test("the magnifier stays for a tapped M, and goes when a held one is let go", async () => {
  await page.keyboard.press("m");
  await expect(lens()).toBeVisible();
  await page.keyboard.press("m");
  await expect(lens()).toHaveCount(0);
  await page.keyboard.down("m");
  await expect(lens()).toBeVisible();
  // A held key repeats.
  for (let repeat = 0; repeat < 8; repeat += 1) {
    await page.waitForTimeout(80);
    await page.keyboard.down("m");
  }
  await expect(lens()).toBeVisible();
  await page.keyboard.up("m");
  await expect(lens()).toHaveCount(0);
});

/** A stroke of a pen along a line; `force` of each of its steps. */
async function pen(from: Point, to: Point, force: (share: number) => number): Promise<void> {
  const send = (type: "mousePressed" | "mouseMoved" | "mouseReleased", share: number) =>
    cdp.send("Input.dispatchMouseEvent", {
      ...{ type, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
      ...{ pointerType: "pen", force: force(share), button: "left", clickCount: 1 },
      buttons: type === "mouseReleased" ? 0 : 1,
    });
  await send("mousePressed", 0);
  for (let step = 1; step <= 40; step += 1) await send("mouseMoved", step / 40);
  await send("mouseReleased", 1);
}

/** The height of a level stroke's outline at two shares of its length, in its own unit. */
function thickness(shares: readonly [number, number]): Promise<number[]> {
  return page
    .locator('.viewer-page path[class*="-ink "]')
    .last()
    .evaluate((path: SVGPathElement, wanted) => {
      const length = path.getTotalLength();
      const points = Array.from({ length: 2_000 }, (_, index) =>
        path.getPointAtLength((length * index) / 2_000),
      );
      const xs = points.map(({ x }) => x);
      const [left, right] = [Math.min(...xs), Math.max(...xs)];
      return wanted.map((share) => {
        const x = left + (right - left) * share;
        const near = points.filter((point) => Math.abs(point.x - x) < (right - left) / 60);
        const ys = near.map(({ y }) => y);
        return Math.max(...ys) - Math.min(...ys);
      });
    }, shares);
}

test("a pen that presses harder writes a broader line", async () => {
  await page.keyboard.press("d");
  await pen(await at(0.25, 0.5), await at(0.55, 0.5), (share) => 0.1 + share * 0.8);
  await expect(marks()).toHaveCount(1, { timeout: 5_000 });
  const [light = 0, firm = 0] = await thickness([0.15, 0.85]);
  expect(light).toBeGreaterThan(0);
  expect(firm).toBeGreaterThan(light * 1.6);
});

/** A stroke with the pen's other end, as the engine tells of it: its button is the sixth. No driver's protocol has it. */
async function rub(from: Point, to: Point): Promise<void> {
  await page.evaluate(
    ([start, end]) => {
      const send = (type: string, { x, y }: Point, button: number, buttons: number) =>
        document.elementFromPoint(x, y)?.dispatchEvent(
          new PointerEvent(type, {
            ...{ bubbles: true, cancelable: true, clientX: x, clientY: y, button, buttons },
            ...{ pointerType: "pen", pointerId: 1, isPrimary: true, pressure: buttons === 0 ? 0 : 0.5 },
          }),
        );
      send("pointerdown", start, 5, 32);
      for (let step = 1; step <= 10; step += 1) {
        const share = step / 10;
        const along = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
        send("pointermove", along, -1, 32);
      }
      send("pointerup", end, 5, 0);
    },
    [from, to] as const,
  );
}

test("the pen's other end erases whatever tool is in hand, and the tool stays", async () => {
  const writes = page.getByRole("button", { name: /^手写/u }).first();
  await expect(writes).toHaveAttribute("aria-pressed", "true");
  await rub(await at(0.4, 0.4), await at(0.4, 0.6));
  await expect(marks()).toHaveCount(1);
  await expect(page.locator(".viewer-scroller .viewer-mark")).toHaveAccessibleName(/手写/u);
  await expect(writes).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("b");
  await rub(await at(0.2, 0.5), await at(0.6, 0.5));
  await expect(marks()).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(marks()).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(marks()).toHaveCount(0);
  await page.keyboard.press("v");
});

/** Pixels of all canvases that the window holds. */
const drawnPixels = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>("[data-reader] canvas")].reduce(
      (sum, { width, height }) => sum + width * height,
      0,
    ),
  );

/** Has the window told that it is hidden or seen: the driver keeps its pages seen, whatever becomes of the window. */
const tellSight = (hidden: boolean) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

test("gives back what is out of sight while the window is hidden, and draws again when it is shown", async () => {
  for (let screen = 0; screen < 3; screen += 1) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(600);
  }
  const before = await drawnPixels();
  await tellSight(true);
  await expect.poll(drawnPixels).toBeLessThan(before * 0.8);
  await tellSight(false);
  await expect(page.locator(".viewer-page .viewer-face[data-drawn=true]").first()).toBeVisible();
  await expect.poll(drawnPixels, { timeout: 20_000 }).toBeGreaterThan(before * 0.8);
});

test("throws nothing on the way", () => {
  expect(complaints).toEqual([]);
});
