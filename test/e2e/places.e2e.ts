import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { pictured } from "./picture";
import { readExample } from "./steps/example";
import { drag, expectInk, openCriterion } from "./steps/review";
import { type OpenedWindow, openWindow } from "./window";

/** Ways to a page and back, two documents at once, the scan alone: in the real window. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let opened: OpenedWindow;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async () => {
  opened = await openWindow();
  ({ page } = opened);
  page.on("pageerror", (error) => complaints.push(error.message));
  await readExample(page, "SY2026-001", ["SY2026-003"]);
});

test.afterAll(async () => {
  expect(complaints).toEqual([]);
  await opened.close();
});

const main = () => page.locator(".reading-pair [data-reader]").first();
const beside = () => page.locator("[data-beside]");
const field = () => main().locator(".viewer-pages-field");
const pagesShown = (where = main()) =>
  where
    .locator(".viewer-page")
    .evaluateAll((all) => all.map((each) => Number(each.getAttribute("data-page"))));
const topOf = (where = main()) => where.locator(".viewer-scroller").evaluate((element) => element.scrollTop);
const materials = () => page.getByRole("navigation", { name: "申报材料" });

async function openMaterial(number: number): Promise<void> {
  const button = materials()
    .locator("ol > li")
    .nth(number - 1)
    .getByRole("button");
  await button.click();
  await expect(button).toHaveAttribute("aria-current", "true");
  await expect(main().locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
}

async function goToPage(number: number): Promise<void> {
  await field().fill(String(number));
  await page.keyboard.press("Enter");
  await expect(field()).toHaveValue(String(number));
}

/** With the text as large as it gets nothing goes over the sides; the text has its own size again afterwards. */
async function looksRight(name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectChinese(page, name);
  await expectWithinSides(page, name);
  await pictured(opened.subject, name);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control++");
  await expectWithinSides(page, `${name} at 160 %`);
  await expect.poll(toolbarsCutOff, { message: `toolbars of ${name} at 160 %` }).toEqual([]);
  await pictured(opened.subject, `${name}-large`);
  await page.keyboard.press("Control+0");
  await expectWithinSides(page, `${name} afterwards`);
  await expect.poll(toolbarsCutOff, { message: `toolbars of ${name}` }).toEqual([]);
}

/** Tools that reach out of their bar. */
function toolbarsCutOff(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".viewer-toolbar")].flatMap((bar) => {
      const { right, bottom } = bar.getBoundingClientRect();
      return [...bar.querySelectorAll(":scope > .viewer-tool, :scope > .viewer-more")]
        .filter((tool) => {
          const own = tool.getBoundingClientRect();
          return own.right > right + 0.5 || own.bottom > bottom + 0.5;
        })
        .map((tool) => tool.textContent || tool.outerHTML.slice(0, 80));
    }),
  );
}

test("shows one page at a time, turned by wheel and keys, and remembers it for the material", async () => {
  await openMaterial(6);
  await page.keyboard.press("w");
  await expect.poll(() => pagesShown()).toEqual([1]);
  await page.keyboard.press("z");
  await main().locator(".viewer-scroller").hover();
  await page.mouse.wheel(0, 120);
  await expect.poll(() => pagesShown()).toEqual([2]);
  await page.waitForTimeout(300);
  await page.mouse.wheel(0, -120);
  await expect.poll(() => pagesShown()).toEqual([1]);
  await page.keyboard.press("PageDown");
  await expect.poll(() => pagesShown()).toEqual([2]);
  await page.keyboard.press("End");
  await expect.poll(() => pagesShown()).toEqual([11]);
  await page.keyboard.press("Home");
  await page.keyboard.press("]");
  await expect.poll(() => pagesShown()).toEqual([2]);
  await expectInk(page);
  const middle = await main()
    .locator(".viewer-page")
    .evaluate((sheet) => {
      const own = sheet.getBoundingClientRect();
      const pane = sheet.closest(".viewer-scroller")?.getBoundingClientRect();
      return pane ? own.top + own.height / 2 - (pane.top + pane.height / 2) : Number.NaN;
    });
  expect(Math.abs(middle)).toBeLessThan(8);
  await page.waitForTimeout(400);
  await openMaterial(2);
  await openMaterial(6);
  await expect.poll(() => pagesShown()).toEqual([2]);
  await looksRight("single");
  await page.keyboard.press("w");
  await expect.poll(async () => (await pagesShown()).length).toBeGreaterThan(1);
  await expect(field()).toHaveValue("2");
});

test("zooms about the pointer, turns pages and takes the turn back", async () => {
  await page.keyboard.press("0");
  const before = await main().locator(".viewer-page").first().boundingBox();
  const at = { x: 500, y: 300 };
  await page.mouse.move(at.x, at.y);
  const pointOf = () =>
    page.evaluate(({ x, y }) => {
      const sheet = document.elementFromPoint(x, y)?.closest(".viewer-page");
      const own = sheet?.getBoundingClientRect();
      return own ? [(x - own.left) / own.width, (y - own.top) / own.height] : [];
    }, at);
  const point = await pointOf();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await expect
    .poll(async () => (await main().locator(".viewer-page").first().boundingBox())?.width)
    .toBeGreaterThan((before?.width ?? 0) * 1.3);
  const after = await pointOf();
  expect(Math.abs((after[0] ?? 9) - (point[0] ?? 0))).toBeLessThan(0.01);
  expect(Math.abs((after[1] ?? 9) - (point[1] ?? 0))).toBeLessThan(0.01);
  await page.keyboard.press("i");
  await expect(main().getByLabel("显示大小")).toHaveValue("1");
  await page.keyboard.press("0");
  const wide = async () => {
    const box = await main().locator(".viewer-page").first().boundingBox();
    return (box?.width ?? 0) > (box?.height ?? 0);
  };
  await page.keyboard.press("Alt+r");
  await expect.poll(wide).toBe(true);
  await page.keyboard.press("Alt+r");
  await page.keyboard.press("Alt+r");
  await page.keyboard.press("Alt+r");
  await expect.poll(wide).toBe(false);
  await goToPage(1);
  await page.keyboard.press("r");
  await expect.poll(wide).toBe(true);
  await page.keyboard.press("Shift+R");
  await expect.poll(wide).toBe(false);
});

test("moves the page by the middle button and by the held space bar, whatever tool is in hand", async () => {
  await page.keyboard.press("b");
  await page.keyboard.press("i");
  await goToPage(3);
  const start = await topOf();
  const pull = async (button: "left" | "middle") => {
    await page.mouse.move(520, 500);
    await page.mouse.down({ button });
    await page.mouse.move(520, 380, { steps: 4 });
    await page.mouse.up({ button });
  };
  await pull("middle");
  await expect.poll(topOf).toBeCloseTo(start + 120, -1);
  await page.keyboard.down("Space");
  await pull("left");
  await page.keyboard.up("Space");
  await expect.poll(topOf).toBeCloseTo(start + 240, -1);
  await expect(page.locator(".viewer-mark")).toHaveCount(0);
  await page.keyboard.press("v");
  await page.keyboard.press("0");
});

test("has one stop of Tab in the toolbar, and all tools without room in its menu", async () => {
  await page.keyboard.press("g");
  await expect(field()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(main().getByRole("button", { name: "更多", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "更多工具" });
  await expect(menu).toBeVisible();
  await expect(menu.locator("[role^=menuitem]").first()).toBeFocused();
  await looksRight("menu-closed-by-size");
  if (!(await menu.isVisible())) await main().getByRole("button", { name: "更多", exact: true }).click();
  await expectAccessible(page, "menu");
  await expectChinese(page, "menu");
  await menu.getByRole("menuitemcheckbox", { name: "单页显示" }).click();
  await expect(menu).toHaveCount(0);
  await expect.poll(async () => (await pagesShown()).length).toBe(1);
  await page.keyboard.press("w");
  const stops = await main()
    .getByRole("toolbar")
    .evaluate(
      (bar) =>
        [...bar.querySelectorAll("button, input, select")].filter(
          (each) => (each as HTMLElement).tabIndex === 0,
        ).length,
    );
  expect(stops).toBe(1);
});

test("walks the thumbnails by keys, and goes to the page chosen", async () => {
  const pictures = page.getByRole("region", { name: "本件缩略图" });
  await goToPage(1);
  await pictures.locator('[data-thumbnail="1"]').focus();
  await page.keyboard.press("End");
  await expect(pictures.locator('[data-thumbnail="11"]')).toBeFocused();
  // The pictures follow the pages a little later, and must not take away the one that was walked to.
  await page.waitForTimeout(500);
  await expect(pictures.locator('[data-thumbnail="11"]')).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field()).toHaveValue("11");
  await page.keyboard.press("ArrowUp");
  await expect(pictures.locator('[data-thumbnail="9"]')).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field()).toHaveValue("9");
});

test("puts two materials of the application side by side, marks both, and scrolls them together", async () => {
  await openMaterial(3);
  await page.keyboard.press("k");
  await expect(beside()).toBeVisible();
  await beside().getByLabel("并排的材料").selectOption({ label: "材料4 专利与成果证明" });
  await expect(beside().locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
  await looksRight("beside");
  await beside().getByRole("button", { name: "同步滚动" }).click();
  await goToPage(3);
  await expect(beside().locator(".viewer-pages-field")).toHaveValue("3");
  await beside().locator(".viewer-scroller").hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(() => topOf(beside())).toBeGreaterThan(0);
  await expect
    .poll(async () => Math.abs((await shareOf(main())) - (await shareOf(beside()))))
    .toBeLessThan(0.02);
  await beside().getByRole("button", { name: "同步滚动" }).click();
  // Keys go to the pane used last.
  await beside().locator(".viewer-pages-field").fill("2");
  await page.keyboard.press("Enter");
  await beside()
    .locator(".viewer-scroller")
    .click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("]");
  await expect(beside().locator(".viewer-pages-field")).toHaveValue("3");
  const box = await beside().locator(".viewer-scroller").boundingBox();
  if (!box) throw new Error("there is nothing beside");
  await page.keyboard.press("b");
  await page.mouse.move(box.x + 80, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 160, { steps: 5 });
  await page.mouse.up();
  await expect(beside().locator(".viewer-mark")).toHaveCount(1);
  await expect(main().locator(".viewer-mark")).toHaveCount(0);
  await page.keyboard.press("v");
  await page.keyboard.press("Escape");
  await beside().getByRole("button", { name: "两份材料互换" }).click();
  await expect(beside().getByLabel("并排的材料").locator("option:checked")).toHaveText("材料3 获奖证书汇编");
  await expect(main().locator(".viewer-mark")).toHaveCount(1);
});

/** How far down its page the upper edge of a pane is. */
function shareOf(where: ReturnType<typeof main>): Promise<number> {
  return where.locator(".viewer-scroller").evaluate((pane) => {
    const top = pane.getBoundingClientRect().top;
    const sheets = [...pane.querySelectorAll(".viewer-page")].map((each) => ({
      page: Number(each.getAttribute("data-page")),
      box: each.getBoundingClientRect(),
    }));
    const at = sheets.find(({ box }) => box.bottom > top + 1);
    return at ? at.page + (top - at.box.top) / at.box.height : Number.NaN;
  });
}

test("shows another application beside to be read only, and none that one keeps away from", async () => {
  const choice = beside().getByLabel("并排的申报");
  await choice.selectOption({ index: 1 });
  await expect(beside().locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
  await expect(beside().getByRole("button", { name: "矩形" })).toHaveCount(0);
  await choice.selectOption({ index: 2 });
  await expect(beside().getByText("您已声明回避这份申报，不能打开它的材料。")).toBeVisible();
  await expectChinese(page, "recused beside");
  await choice.selectOption({ index: 1 });
  await beside().getByRole("button", { name: "两份材料互换" }).click();
  await expect(page.locator(".workspace-number")).toHaveText("SY2026-002", { timeout: 60_000 });
  await expect(beside().getByLabel("并排的申报").locator("option:checked")).toContainText("SY2026-001");
  await expect(beside().locator(".viewer-face[data-drawn=true]").first()).toBeVisible({ timeout: 60_000 });
  await beside().getByRole("button", { name: "两份材料互换" }).click();
  await expect(page.locator(".workspace-number")).toHaveText("SY2026-001", { timeout: 60_000 });
  await beside().getByLabel("并排的申报").selectOption({ index: 0 });
});

test("lets the scans fill the window, and gives it back by Escape", async () => {
  await page.keyboard.press("f");
  await expect(page.getByRole("tab", { name: "批注" })).toHaveCount(0);
  await expect(main().getByRole("button", { name: "不再占满窗口" })).toBeVisible();
  await looksRight("full");
  await page.keyboard.press("k");
  await expect(beside()).toHaveCount(0);
  const width = await main().evaluate((element) => element.getBoundingClientRect().width / innerWidth);
  expect(width).toBeGreaterThan(0.99);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tab", { name: /批注/u })).toBeVisible();
});

test("comes back to where was read for the criterion in another application, and offers it in the same", async () => {
  await openCriterion(page, "A2");
  await openMaterial(6);
  await goToPage(5);
  await page.waitForTimeout(400);
  await page.keyboard.press("Escape");
  await openCriterion(page, "A3");
  await openMaterial(7);
  await goToPage(2);
  await page.waitForTimeout(400);
  await openCriterion(page, "A2");
  await expect(field()).toHaveValue("2");
  const back = main().getByRole("button", { name: /^回到 A2 上次阅读处：材料6/u });
  await expect(back).toBeVisible();
  await looksRight("offered");
  await page.locator("[data-criterion]").focus();
  await page.keyboard.press("Backspace");
  await expect(field()).toHaveValue("5");
  await openCriterion(page, "A3");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.locator(".workspace-number")).toHaveText("SY2026-002", { timeout: 60_000 });
  await expectInk(page);
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.locator(".workspace-number")).toHaveText("SY2026-001", { timeout: 60_000 });
  await expect(materials().locator("ol > li").nth(6).getByRole("button")).toHaveAttribute(
    "aria-current",
    "true",
  );
  await expect(field()).toHaveValue("2");
});

test("shows what a chip of evidence cites, and which criteria lack evidence", async () => {
  await openCriterion(page, "A1");
  await openMaterial(2);
  await page.keyboard.press("b");
  await drag(page, [0.4, 0.4], [0.7, 0.5]);
  await page.keyboard.press("e");
  await page.keyboard.press("v");
  const chip = page.getByRole("button", { name: "查看依据 材料2 · 第1页" });
  await chip.hover();
  const picture = page.locator(".evidence-picture .viewer-region[data-drawn=true]");
  await expect(picture).toBeVisible({ timeout: 30_000 });
  const dark = () =>
    picture.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
      // A canvas that shows a bitmap has no 2D context: its picture is copied.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy?.drawImage(canvas, 0, 0);
      const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let found = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 110) found += 1;
      return found;
    });
  // The picture's place is there before its drawing.
  await expect.poll(dark, { timeout: 15_000 }).toBeGreaterThan(20);
  await pictured(opened.subject, "evidence");
  await page.mouse.move(400, 400);
  await expect(picture).toHaveCount(0);
  // From another material, by the keyboard.
  await openMaterial(4);
  await page.locator("[data-criterion]").focus();
  await page.keyboard.press("Tab");
  while (!(await chip.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press("Tab");
  await expect(picture).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  await expect(picture).toHaveCount(0);
  await openCriterion(page, "A3");
  await page.locator("[data-criterion]").focus();
  await page.keyboard.press("1");
  await openCriterion(page, "A1");
  const row = page.getByRole("button", { name: /^A3 /u });
  await expect(row).toContainText("缺依据");
  await expect(page.getByText("缺依据 1 项")).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page, "lacking");
  await pictured(opened.subject, "lacking");
});
