import { expect, type Page } from "@playwright/test";
import { failedGate } from "./scoring-round";

/** The opinion that each way of scoring ends with. */
export const opinionWords = "领办人技艺突出，带徒成效好；制度较为齐全，建议补充经费凭证后予以支持。";

/** What the ways of scoring look at on the sheet. */
export function sheetOf(page: Page) {
  const card = page.locator("[data-criterion]");
  const gate = page.locator(".gates-card");
  return {
    card,
    gate,
    points: card.getByRole("spinbutton"),
    comment: card.getByRole("textbox", { name: /评语$/u }),
    asked: card.locator(".ui-notice"),
    chips: card.locator(".evidence-chip"),
    missing: page.getByRole("button", { name: /^还缺 \d+ 处/u }),
    whole: page.getByText("必填内容齐全").first(),
    criteria: async () => (await page.locator(".scoring-row").count()) + 1,
    inHand: async () => (await card.getAttribute("data-criterion")) ?? "",
  };
}

/** Counts events of these types from now on that people cause, and says how many came. */
export async function counted(page: Page, types: readonly string[]): Promise<() => Promise<number>> {
  await page.evaluate((watched) => {
    const holder = window as unknown as { counted: number };
    holder.counted = 0;
    const count = (event: Event) => {
      if (event.isTrusted) holder.counted += 1;
    };
    for (const type of watched) window.addEventListener(type, count, { capture: true });
  }, types);
  return () => page.evaluate(() => (window as unknown as { counted: number }).counted);
}

/** Presses Tab until the control with this name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp, backwards = false): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (name.test(await page.evaluate(nameOfFocus))) return;
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
  }
  throw new Error(`Tab leads nowhere to ${name}`);
}

/** The name of the control that has the focus. Runs in the window. */
function nameOfFocus(): string {
  const at = document.activeElement;
  if (at === null || !at.matches("button, input, textarea")) return "";
  const label = "labels" in at ? (at as HTMLInputElement).labels?.[0]?.textContent : null;
  return (at.getAttribute("aria-label") ?? (label || at.textContent) ?? "").trim();
}

/** What the rows of the sheet say on screen, by criterion: of the one in hand its field. */
export async function pointsOnScreen(page: Page): Promise<Record<string, string>> {
  const { card, points, inHand } = sheetOf(page);
  await expect(card).toBeVisible();
  const shown: Record<string, string> = {};
  for (const row of await page.locator(".scoring-row").all()) {
    const id = (await row.locator(".scoring-row-code").textContent()) ?? "";
    shown[id] = (await row.locator(".scoring-row-points b").textContent()) ?? "";
  }
  shown[await inHand()] = await points.inputValue();
  return shown;
}

/** How each gate is judged, and how its reason is written where one is asked for. */
export interface Judging {
  readonly judge: (met: boolean) => Promise<void>;
  readonly explain: () => Promise<void>;
  /** Goes to what is missing next: from the last gate on to the recommendation. */
  readonly next: () => Promise<void>;
}

/**
 * Judges each gate, beginning with the first: 不符合 for the one whose index is `unmet`, 符合 for the others. What needs a
 * reason asks for it at once: an unmet gate, and one that the precheck said no to.
 */
export async function judgeAll(page: Page, unmet: number, { judge, explain, next }: Judging): Promise<void> {
  const { gate } = sheetOf(page);
  await expect(gate).toBeFocused();
  const gates = (await page.locator(".gates-row").count()) + 1;
  for (let index = 0; index < gates; index += 1) {
    const met = index !== unmet;
    await judge(met);
    await expect(gate.locator(met ? ".gates-choice-met input" : ".gates-choice-unmet input")).toBeChecked();
    const against = index + 1 === failedGate;
    if (against) await expect(gate).toContainText("您的判断与初核相反，请写明理由");
    if (!met) await expect(gate).toContainText("判断为“不符合”，请写明理由");
    if (against || !met) {
      await explain();
      await expect(gate).not.toContainText("请写明理由");
    }
    await next();
  }
  await expect(gate).toHaveCount(0);
}
