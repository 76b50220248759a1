import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Locator, type Page, test } from "@playwright/test";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { textOf } from "./paper";
import { pictured } from "./picture";
import { screenOf } from "./steps/identity";
import { drag, openWorkspace, seal } from "./steps/review";
import { number, openScoringRound } from "./steps/scoring-round";
import { counted, judgeAll, sheetOf } from "./steps/scoring-ways";

/** A whole application with the mouse alone. Words come from the bank of phrases: no key is pressed at all. */
test.describe.configure({ mode: "serial" });

const firstPhrase = "技艺扎实，佐证材料与申报内容一致";

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let byKeys: () => Promise<number>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-mouse-"))]);
  ({ app, page } = await launchApp({ profile }));
  page.setDefaultTimeout(15_000);
  await openScoringRound({ app, page }, folder);
  byKeys = await counted(page, ["keydown", "keypress"]);
  await openWorkspace(page, number);
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

/** Puts a phrase into a field of `within`, by its place in the bank; an empty bank is first filled as the dialog offers it. */
async function phrase(within: Locator, field: RegExp, place: number): Promise<void> {
  await within.getByRole("button", { name: field }).click();
  const dialog = screenOf(page, "phrases");
  const begin = dialog.getByRole("button", { name: "放入一组起步用语" });
  const phrases = dialog.locator(".phrases-take");
  await expect(begin.or(phrases.first())).toBeVisible();
  if (await begin.isVisible()) await begin.click();
  await phrases.nth(place).click();
  await expect(dialog).toHaveCount(0);
}

test("points are chosen, stepped and counted, and a reason is there at once where it is asked for", async () => {
  test.setTimeout(120_000);
  const { card, points, asked, criteria, inHand, comment } = sheetOf(page);
  const all = await criteria();
  for (let index = 0; index < all; index += 1) {
    const open = page.locator(".scoring-row").filter({ has: page.locator(".scoring-row-open") });
    if (index > 0) await open.first().click();
    const less = card.getByRole("button", { name: /减$/u });
    if ((await inHand()) === "D2") {
      await less.click();
      await expect(points).toHaveValue("100");
      await less.click();
      await expect(card).toContainText("现缺 1 人次，扣 0.5 分，得 11.5 分");
    } else {
      await card
        .locator(".scoring-level")
        .nth(index === 2 ? 3 : index % 2)
        .click();
      const before = await points.inputValue();
      expect(before).not.toBe("");
      await less.click();
      await expect(points).not.toHaveValue(before);
      await card.getByRole("button", { name: /加$/u }).click();
      await expect(points).toHaveValue(before);
    }
    if ((await asked.count()) === 0) continue;
    await phrase(card, /^在“.+评语”中插入常用语/u, 0);
    await expect(comment).toHaveValue(new RegExp(firstPhrase, "u"));
    await expect(asked).toHaveCount(0);
  }
  await expect(page.locator(".scoring-row-open")).toHaveCount(0);
});

test("a mark is drawn and cited", async () => {
  const { chips, inHand } = sheetOf(page);
  await page.getByRole("button", { name: /^矩形/u }).click();
  await drag(page, [0.3, 0.3], [0.6, 0.4]);
  await page.getByRole("button", { name: `引为 ${await inHand()} 依据` }).click();
  await expect(chips).toHaveCount(1);
  await page.getByRole("button", { name: /^移动/u }).click();
  await pictured(app, "points");
});

test("one button leads through the gates to the opinion", async () => {
  test.setTimeout(120_000);
  const { gate, missing, whole } = sheetOf(page);
  await missing.click();
  await judgeAll(page, 1, {
    judge: (met) => gate.locator(met ? ".gates-choice-met" : ".gates-choice-unmet").click(),
    explain: () => phrase(gate, /^在“.+说明”中插入常用语/u, 0),
    next: () => missing.click(),
  });
  await page.getByRole("radio").first().click();
  for (const place of [0, 1, 2])
    await phrase(page.locator(".workspace-sheet"), /^在“专家评估意见”中插入/u, place);
  await expect(whole).toBeVisible();
});

test("it is sealed, and not one key was pressed", async () => {
  test.setTimeout(120_000);
  const form = join(folder, "form.pdf");
  await seal(app, page, form, async () => {});
  await expect(page.getByText("已定稿，只读")).toBeVisible();
  expect(await byKeys()).toBe(0);
  expect((await textOf(form)).replace(/\s/gu, "")).toContain(firstPhrase);
});
