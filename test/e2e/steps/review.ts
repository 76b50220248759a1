import { type ElectronApplication, expect, type Page } from "@playwright/test";
import { chooseFile, saveTo } from "../dialogs";
import { screenOf } from "./identity";

/** What a journey writes about one application. */
export interface ReviewPlan {
  /** Application number as the inbox shows it. */
  readonly number: string;
  /** A digit for each criterion: the level chosen, counted from 1. */
  readonly levels: readonly number[];
  /** Comments by criterion. */
  readonly comments: Readonly<Record<string, string>>;
  /** What is written where a criterion or a gate needs a reason. */
  readonly reason: string;
  /** Gates (counted from 0) found unmet. */
  readonly unmet: readonly number[];
  readonly recommendation: string;
  readonly opinion: string;
}

/** A look at the window, for pictures and checks. */
export type Seen = (screen: string) => Promise<void>;

const patient = { timeout: 60_000 };

/** Imports a task package by the button, to the inbox with its applications. */
export async function importTask(
  app: ElectronApplication,
  page: Page,
  path: string,
  seen: Seen,
): Promise<void> {
  await chooseFile(app, path);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
  const dialog = screenOf(page, "import");
  await expect(dialog.getByRole("button", { name: "查看申报" })).toBeVisible(patient);
  await seen("import");
  await dialog.getByRole("button", { name: "查看申报" }).click();
  await expect(screenOf(page, "inbox").locator("tbody tr").first()).toBeVisible();
}

/** Promises confidentiality and answers for every application; those in `recused` are kept away from. */
export async function declareAll(page: Page, recused: readonly string[], seen: Seen): Promise<void> {
  await page.getByRole("button", { name: /^声明/u }).first().click();
  const screen = screenOf(page, "declaration");
  await screen.getByRole("checkbox").check();
  await screen.getByRole("button", { name: "作出承诺" }).click();
  const cases = screen.locator(".declaration-case");
  await expect(cases.first()).toBeVisible();
  for (const each of await cases.all()) {
    const number = (await each.locator(".declaration-number").textContent()) ?? "";
    if (recused.includes(number)) {
      await each.getByRole("button", { name: "我应当回避" }).click();
      await each.getByRole("radio").nth(2).check();
      await each.getByLabel(/具体说明/u).fill("领办人曾为本人徒弟");
      await each.getByRole("button", { name: "声明回避", exact: true }).click();
      await expect(each.getByText("已回避")).toBeVisible();
    } else {
      await each.getByRole("button", { name: "没有应当回避的情形" }).click();
      await expect(each.getByText("无需回避")).toBeVisible();
    }
  }
  await seen("declaration");
  await page.getByRole("button", { name: "申报列表" }).click();
  await expect(screenOf(page, "inbox")).toBeVisible();
}

/** From the inbox into one application's workspace, its first page drawn. */
export async function openWorkspace(page: Page, number: string): Promise<void> {
  const row = screenOf(page, "inbox").getByRole("row").filter({ hasText: number });
  await row.getByRole("button").last().click();
  await expect(screenOf(page, "workspace")).toBeVisible();
  await expectInk(page);
}

/** Waits until the scan shows ink: a blank page draws without an error too. */
export async function expectInk(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(inkOfScan), { timeout: 60_000 }).toBeGreaterThan(200);
}

/** Dark pixels in the drawn pages of the scan. Runs in the window. */
function inkOfScan(): number {
  let dark = 0;
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>("[data-reader] canvas")) {
    if (canvas.width === 0 || canvas.height === 0) continue;
    // A canvas that shows a bitmap has no 2D context: its picture is copied.
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    if (!context) continue;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 64) {
      const light = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
      if ((data[at + 3] ?? 0) > 0 && light < 120) dark += 1;
    }
  }
  return dark;
}

/** Draws with the tool in hand from one point of the scan's pane to another, both as shares of the pane. */
export async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.locator("[data-reader]").first().boundingBox();
  if (!box) throw new Error("there is no scan to draw on");
  const at = ([x, y]: [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Opens a criterion of the sheet. The desk keeps the one in hand from the application before. */
export async function openCriterion(page: Page, id: string): Promise<void> {
  await openTab(page, "评分");
  const card = page.locator(`[data-criterion="${id}"]`);
  if (!(await card.isVisible())) await page.getByRole("button", { name: new RegExp(`^${id} `, "u") }).click();
  await expect(card).toBeVisible();
}

/** Opens a material of the dossier, counted from 1, and waits for its ink. */
export async function openMaterial(page: Page, number: number): Promise<void> {
  const materials = page.getByRole("navigation", { name: "申报材料" });
  await materials
    .getByRole("listitem")
    .nth(number - 1)
    .getByRole("button")
    .click();
  await expectInk(page);
}

/** Marks two places of the second material, as a rule the certificate, and cites the first for the first criterion. */
export async function markAndCite(page: Page, seen: Seen): Promise<void> {
  await openCriterion(page, "A1");
  await openMaterial(page, 2);
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.15, 0.675], [0.52, 0.815]);
  await page.keyboard.press("e");
  const card = page.locator("[data-criterion=A1]");
  await expect(card.getByText(/材料2 · 第1页/u)).toBeVisible();
  await page.getByRole("button", { name: /^划线/u }).click();
  await drag(page, [0.15, 0.54], [0.4, 0.58]);
  await page.getByRole("button", { name: /^移动/u }).click();
  await expectSaved(page);
  await seen("marks");
}

/** Fills the whole sheet by keys: points, gates, recommendation, opinion. */
export async function fillSheet(page: Page, plan: ReviewPlan, seen: Seen): Promise<void> {
  await scoreByKeys(page, plan, seen);
  await seen("scoring");
  await judgeGates(page, plan);
  await seen("gates");
  await writeOpinion(page, plan);
  await expectSaved(page);
  await seen("opinion");
}

/** Opens a tab of the sheet. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name: new RegExp(`^${name}`, "u") }).click();
}

async function scoreByKeys(page: Page, plan: ReviewPlan, seen: Seen): Promise<void> {
  await openCriterion(page, "A1");
  for (const [index, level] of plan.levels.entries()) {
    const card = page.locator("[data-criterion]");
    await page.keyboard.press(String(level));
    await expect(
      card.getByRole("button", { pressed: true }).or(card.locator("[aria-checked=true]")).first(),
    ).toBeVisible();
    const id = (await card.getAttribute("data-criterion")) ?? "";
    const comment = plan.comments[id] ?? (level === 4 ? plan.reason : "");
    if (comment !== "") {
      await card.getByRole("textbox", { name: /评语/u }).fill(comment);
      await page.keyboard.press("Escape");
      await card.focus();
    }
    if (index === 0) {
      await expectSaved(page);
      await seen("first-criterion");
    }
    if (index < plan.levels.length - 1) await page.keyboard.press("n");
  }
}

async function judgeGates(page: Page, plan: ReviewPlan): Promise<void> {
  await openTab(page, "资格");
  const rows = await page.locator(".gates-row, .gates-card").count();
  // The gate in hand is kept from the application before, as the criterion is.
  const first = page.locator(".gates-row").filter({ has: page.getByText("1", { exact: true }) });
  if (await first.isVisible()) await first.click();
  await page.locator(".gates-card").focus();
  for (let index = 0; index < rows; index += 1) {
    const unmet = plan.unmet.includes(index);
    await page.keyboard.press(unmet ? "2" : "1");
    if (unmet) {
      await page.locator(".gates-card").getByRole("textbox").fill(plan.reason);
      await page.locator(".gates-card").focus();
    }
    if (index < rows - 1) await page.keyboard.press("n");
  }
}

async function writeOpinion(page: Page, plan: ReviewPlan): Promise<void> {
  await openTab(page, "意见");
  await page.getByRole("radio", { name: plan.recommendation, exact: true }).check();
  await page.getByRole("textbox", { name: "专家评估意见" }).fill(plan.opinion);
  await page.getByRole("textbox", { name: "专家评估意见" }).blur();
}

/** Waits for 已保存 in the status bar: everything typed is committed. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^已保存/u).first()).toBeVisible({ timeout: 20_000 });
}

/** Seals the application at hand and saves its form; back in the workspace afterwards. */
export async function seal(
  app: ElectronApplication,
  page: Page,
  formPath: string,
  seen: Seen,
): Promise<void> {
  await page.getByRole("button", { name: "定稿" }).click();
  const dialog = screenOf(page, "seal");
  await expect(dialog.getByText("必填内容齐全")).toBeVisible();
  await seen("seal-gaps");
  await dialog.getByRole("button", { name: "预览表格" }).click();
  await expect(dialog.getByRole("button", { name: "确认定稿" })).toBeVisible(patient);
  await expect(dialog.locator("canvas").first()).toBeVisible(patient);
  await seen("seal-preview");
  await dialog.getByRole("button", { name: "确认定稿" }).click();
  await expect(dialog.getByText("已定稿", { exact: false }).first()).toBeVisible(patient);
  await saveTo(app, formPath);
  await dialog.getByRole("button", { name: "另存为 PDF" }).click();
  await expect(dialog.getByText("已保存为")).toBeVisible();
  await seen("sealed");
  await dialog.getByRole("button", { name: "完成" }).click();
}

/** From the workspace back to the inbox. */
export async function backToInbox(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /申报列表|返回/u })
    .first()
    .click();
  await expect(screenOf(page, "inbox")).toBeVisible();
}

/** Exports the review bundle; from the inbox. */
export async function exportBundle(
  app: ElectronApplication,
  page: Page,
  path: string,
  seen: Seen,
): Promise<void> {
  await saveTo(app, path);
  await page.getByRole("button", { name: "导出评审包" }).click();
  const dialog = screenOf(page, "export");
  await seen("export-plan");
  await dialog.getByRole("button", { name: "签名并导出" }).click();
  await expect(dialog.getByText("评审包已签名并保存")).toBeVisible(patient);
  await seen("export-done");
  await dialog.getByRole("button", { name: "完成" }).click();
}

/** Sets the text to its largest size, or back to normal, by keys. */
export async function setText(page: Page, size: "largest" | "normal"): Promise<void> {
  if (size === "normal") return page.keyboard.press("Control+0");
  const width = await page.evaluate(() => window.innerWidth);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control+=");
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(width / 1.5);
}
