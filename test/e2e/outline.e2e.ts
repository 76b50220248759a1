import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { outlinedPdf } from "../fixtures/outlined-pdf";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectWithinSides } from "./manners";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { clickTool } from "./steps/reading";
import { declareAll, importTask, setText } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

/** A document with an outline and page numbers of its own, and its text over two pages. The tests build on one another. */
test.describe.configure({ mode: "serial" });

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
const complaints: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const dossier = await dossierOf("a1", [outlinedPdf()], { number: "SY2026-001" });
  Object.assign(dossier.application.materials[0] ?? {}, { pages: 12 });
  const { bytes } = await sampleTask({ dossiers: [dossier] });
  const task = join(folder, "task.jptask");
  await writeFile(task, bytes);
  ({ app, page } = await launchApp({ profile }));
  page.on("pageerror", (error) => complaints.push(error.message));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(page.locator(".viewer-page .viewer-face[data-drawn=true]").first()).toBeVisible({
    timeout: 60_000,
  });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

const field = () => page.locator(".viewer-pages-field");
const label = () => page.locator(".viewer-pages-label");
const panel = () => page.getByRole("complementary", { name: "书签" });
const line = (name: string | RegExp) => panel().getByRole("treeitem", { name });
const focused = () => panel().locator("[role=treeitem]:focus");

/** The share of a page as shown that lies above the pane's top. */
function above(number: number): Promise<number> {
  return page.locator(`.viewer-page[data-page="${number}"]`).evaluate((sheet) => {
    const { top, height } = sheet.getBoundingClientRect();
    return ((sheet.closest(".viewer-scroller")?.getBoundingClientRect().top ?? 0) - top) / height;
  });
}

test("shows the document's own page numbers, and goes to what is typed in them", async () => {
  await expect(label()).toHaveText("（i）");
  await field().fill("iii");
  await page.keyboard.press("Enter");
  await expect(field()).toHaveValue("3");
  await expect(label()).toHaveText("（iii）");
  // A number means the sheet: the field shows sheets.
  await field().fill("8");
  await page.keyboard.press("Enter");
  await expect(field()).toHaveValue("8");
  await expect(label()).toHaveText("（5）");
  await field().fill("1");
  await page.keyboard.press("Enter");
  await expect(label()).toHaveText("（i）");
});

test("opens the outline by its tool, folds it, and goes where a line leads", async () => {
  await clickTool(page, "书签");
  await expect(panel()).toBeVisible();
  await expect(panel().getByRole("treeitem")).toHaveCount(7);
  await line(/^第二节/u).click();
  await expect(field()).toHaveValue("7");
  await line(/^第一节/u)
    .locator(".viewer-outline-fold")
    .click();
  await line(/^设备清单/u).click();
  await expect(field()).toHaveValue("6");
  // 200 of 800 units lie above the place.
  await expect.poll(() => above(6)).toBeCloseTo(200 / 800, 1);
  await line("横放的一页").click();
  await expect(field()).toHaveValue("10");
  await line(/^附件/u).click();
  await expect(line(/^附件/u)).toContainText("没有指向页面");
  await expect(field()).toHaveValue("10");
  await expectAccessible(page, "outline");
  await expectChinese(page, "outline");
  await expectWithinSides(page, "outline");
  await pictured(app, "outline");
  await setText(page, "largest");
  await expectWithinSides(page, "outline in large text");
  await pictured(app, "outline-large");
  await setText(page, "normal");
});

test("is walked by keys alone, and gives the focus back", async () => {
  await panel().getByRole("button", { name: "收起书签" }).click();
  await expect(panel()).toHaveCount(0);
  await page.locator(".viewer-scroller").focus();
  await page.keyboard.press("j");
  await expect(focused()).toHaveCount(1);
  await page.keyboard.press("Home");
  await expect(focused()).toHaveText(/^目录/u);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(focused()).toHaveText(/^第一节/u);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(focused()).toHaveText(/^设备清单/u);
  await page.keyboard.press("Enter");
  await expect(field()).toHaveValue("6");
  await page.keyboard.press("ArrowLeft");
  await expect(focused()).toHaveText(/^第一节/u);
  await page.keyboard.press("ArrowLeft");
  await expect(line(/^设备清单/u)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(panel()).toHaveCount(0);
  await expect(page.locator(".viewer-scroller")).toBeFocused();
});

const words = (number: number) => page.locator(`.viewer-text[data-text-page="${number}"] > span`);

/** Selects from the last but second line of page 4 to the second of page 5. */
async function selectOverTwoPages(): Promise<void> {
  await page.keyboard.press("v");
  await page.getByLabel("显示大小").selectOption("page");
  await field().fill("4");
  await page.keyboard.press("Enter");
  await page.locator(".viewer-scroller").hover();
  await expect(words(4).last()).toBeAttached({ timeout: 60_000 });
  await page.locator(".viewer-scroller").evaluate((pane) => {
    const height = document.querySelector('.viewer-page[data-page="4"]')?.clientHeight ?? 0;
    pane.scrollTop += height * 0.6;
  });
  await expect(words(5).first()).toBeAttached({ timeout: 60_000 });
  await page.waitForTimeout(300);
  const from = await words(4)
    .filter({ hasText: /^page 4 line 23/u })
    .boundingBox();
  const to = await words(5)
    .filter({ hasText: /^page 5 line 2 /u })
    .boundingBox();
  if (!from || !to) throw new Error("the lines are not there");
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + from.height, { steps: 4 });
  await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
}

test("text over two pages is selected, and copied line by line", async () => {
  await selectOverTwoPages();
  const copied = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const take = (event: ClipboardEvent) => resolve(event.clipboardData?.getData("text/plain") ?? "");
        window.addEventListener("copy", take, { once: true });
        document.execCommand("copy");
      }),
  );
  expect(copied.trim().split(/\s*\n\s*/u)).toEqual([
    "page 4 line 23 of the report",
    "page 4 line 24 of the report",
    "page 5 line 1 of the report",
    "page 5 line 2 of the report",
  ]);
  await pictured(app, "two-pages");
});

test("a passage over two pages is marked on both in one step", async () => {
  const passages = page.locator('.viewer-scroller [data-tool="passage"]');
  await page.keyboard.press("h");
  await expect(passages).toHaveCount(2);
  await expect(page.locator('.viewer-page[data-page="4"] [data-tool="passage"]')).toHaveCount(1);
  await expect(page.locator('.viewer-page[data-page="5"] [data-tool="passage"]')).toHaveCount(1);
  await pictured(app, "two-pages-marked");
  await page.keyboard.press("Control+z");
  await expect(passages).toHaveCount(0);
  expect(complaints).toEqual([]);
});
