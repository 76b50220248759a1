import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { difference, drawn } from "../fixtures/annotated";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { pictured } from "./picture";
import { readExample } from "./steps/example";
import { screenOf } from "./steps/identity";
import { drag, openMaterial, openTab } from "./steps/review";

/** What leaves the reading desk: a copy with the marks, a region as a picture. The tests build on one another. */
test.describe.configure({ mode: "serial" });

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  profile = await emptyProfile();
  folder = await mkdtemp(join(tmpdir(), "jiangping-annotated-"));
  ({ app, page } = await launchApp({ profile }));
  await readExample(page);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

async function exportTo(path: string, meanings: readonly string[]): Promise<void> {
  await openTab(page, "批注");
  await page.getByRole("button", { name: /^导出带批注的副本/u }).click();
  const dialog = screenOf(page, "annotated-copy");
  await expect(dialog.getByText(/不向任何地方发送/u)).toBeVisible();
  for (const meaning of meanings)
    await dialog.getByRole("checkbox", { name: new RegExp(`^${meaning}`, "u") }).uncheck();
  await saveTo(app, path);
  await dialog.getByRole("button", { name: /^选择位置并导出/u }).click();
}

test("the saved copy shows the marks where they were drawn, and the original below", async () => {
  await openMaterial(page, 2);
  await page.keyboard.press("b");
  await drag(page, [0.3, 0.3], [0.6, 0.4]);
  await page.keyboard.press("e");
  await page.keyboard.press("h");
  await drag(page, [0.3, 0.5], [0.7, 0.505]);
  await page.keyboard.press("v");
  await page.keyboard.press("Escape");
  const copy = join(folder, "copy.pdf");
  await openTab(page, "批注");
  await page.getByRole("button", { name: /^导出带批注的副本/u }).click();
  const dialog = screenOf(page, "annotated-copy");
  await expect(dialog.getByText("所选的 2 处批注")).toBeVisible();
  await expectAccessible(page, "annotated-copy");
  await expectChinese(page, "annotated-copy");
  await pictured(app, "annotated-copy");
  await saveTo(app, copy);
  await dialog.getByRole("button", { name: /^选择位置并导出/u }).click();
  await expect(dialog.getByText("副本已保存为")).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "完成" }).click();

  const bytes = await readFile(copy);
  const end = bytes.lastIndexOf("%%EOF", bytes.lastIndexOf("%%EOF") - 1) + "%%EOF".length;
  const original = bytes.subarray(0, end);
  expect(bytes.subarray(end).toString("latin1")).toContain("/Square");
  expect(bytes.subarray(end).toString("latin1")).toContain("/Highlight");
  const [before] = await drawn(original);
  const [after] = await drawn(bytes);
  if (!before || !after) throw new Error("poppler drew nothing");
  const seen = difference(before, after);
  const place = await page
    .locator(".viewer-mark")
    .first()
    .evaluate((element) => {
      // Its button is five pixels larger on each side.
      const own = element.getBoundingClientRect();
      const sheet = element.closest(".viewer-page")?.getBoundingClientRect();
      if (!sheet) throw new Error("the mark is on no page");
      return {
        left: (own.left + 5 - sheet.left) / sheet.width,
        top: (own.top + 5 - sheet.top) / sheet.height,
      };
    });
  expect(seen?.left).toBeCloseTo(place.left, 2);
  expect(seen?.top).toBeCloseTo(place.top, 2);
  expect(await readdir(folder)).toEqual(["copy.pdf"]);
});

test("a copy that cannot be written leaves nothing and says so", async () => {
  await exportTo(join(folder, "none", "copy.pdf"), []);
  const dialog = screenOf(page, "annotated-copy");
  await expect(dialog.getByRole("alert")).toContainText(/请检查磁盘/u);
  await dialog.getByRole("button", { name: "暂不导出" }).click();
  expect(await readdir(folder)).toEqual(["copy.pdf"]);
});

/** The picture on the clipboard: its sides, and how many of its pixels are dark. */
function clipboardPicture() {
  return app.evaluate(({ clipboard }) => {
    const picture = (clipboard as unknown as { readImage(): Electron.NativeImage }).readImage();
    const pixels = picture.toBitmap();
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255) < 240) dark += 1;
    return { ...picture.getSize(), dark };
  });
}

test("a region is copied as a picture of at least 200 dots an inch, by hand and from a mark", async () => {
  await openMaterial(page, 2);
  await page.keyboard.press("c");
  await expect(page.locator("[data-capture]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-capture]")).toHaveCount(0);
  await page.keyboard.press("c");
  const sheet = await page.locator(".viewer-page").first().boundingBox();
  const reader = await page.locator("[data-reader]").first().boundingBox();
  if (!sheet || !reader) throw new Error("there is no page");
  await drag(page, [0.15, 0.15], [0.85, 0.55]);
  await expect(page.getByText("已复制 材料2 · 第1页 的一块区域")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("[data-capture]")).toHaveCount(0);
  const picture = await clipboardPicture();
  // The certificate is an A4 sheet on its side or upright: no side of it is under eight inches.
  expect(picture.width).toBeGreaterThan((0.7 * reader.width * 8 * 200) / sheet.width);
  expect(picture.dark).toBeGreaterThan(200);
  await page.locator(".viewer-mark").first().click();
  await page.getByRole("button", { name: "复制为图片" }).click();
  await expect.poll(async () => (await clipboardPicture()).width).not.toBe(picture.width);
});
