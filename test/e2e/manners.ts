import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type ElectronApplication, expect, type Page } from "@playwright/test";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Runs axe-core on what the window shows and fails with the rule, the element and the reason. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: AxeViolation[] }> };
    };
    // What is in order is not told one by one, which takes longer than finding it.
    return (await axe.run(document, { resultTypes: ["violations"] })).violations;
  });
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`),
  );
  expect(told, `axe on ${screen}`).toEqual([]);
}

/**
 * Latin words that users of this program know: file endings and formats, keys of the keyboard. Identifiers (numbers of
 * applications, fingerprints, digests) are matched by their form, not listed; what a screen marks as not to be
 * translated is an identifier too.
 */
const knownWords = new Set([
  "PDF",
  "JPEG",
  "PNG",
  "XLSX",
  "CSV",
  "jptask",
  "jpreview",
  "jpcard",
  "age",
  "Ctrl",
  "Shift",
  "Alt",
  "Esc",
  "Enter",
  "Tab",
  "Delete",
  "Backspace",
  "Home",
  "End",
  "Space",
  "PageUp",
  "PageDown",
]);
const identifier = /^(SY\d{4}|[A-Z2-7]{4}|[0-9a-f]{4,64}|[A-Z]\d{0,2}|F\d{1,2}|ZL|CN)$/u;

/** Fails on Latin words on screen, in spoken names, hints and titles, outside the short list above. */
export async function expectChinese(page: Page, screen: string): Promise<void> {
  const texts = await page.evaluate(readableTexts);
  const foreign = texts.flatMap((text) =>
    (text.match(/[0-9]*[A-Za-z][A-Za-z0-9]*/gu) ?? [])
      .filter((word) => !knownWords.has(word) && !identifier.test(word))
      .map((word) => `${word} in "${text}"`),
  );
  expect([...new Set(foreign)], `Latin words on ${screen}`).toEqual([]);
}

/** Every visible text and every text that a screen reader speaks. Runs in the window, so it uses nothing from outside. */
function readableTexts(): string[] {
  const seen: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const hidden =
      !parent?.checkVisibility?.({ checkVisibilityCSS: true }) ||
      parent.closest(".print-root, script, style, [translate=no]");
    if (!hidden && node.textContent?.trim()) seen.push(node.textContent.trim());
  }
  for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      const value = element.getAttribute(name)?.trim();
      if (value) seen.push(value);
    }
  }
  for (const field of document.body.querySelectorAll("input[type=button], input[type=submit]")) {
    seen.push((field as HTMLInputElement).value);
  }
  return seen;
}

/** Fails on what the window's width cuts off, once panes that follow the size of the text have found their place. */
export async function expectWithinSides(page: Page, screen: string): Promise<void> {
  await expect.poll(() => page.evaluate(cutOff), { message: screen }).toEqual([]);
}

/** Fails where something of a screen is wider than the place that it has there. */
export async function expectRoom(page: Page, screen: string): Promise<void> {
  const cut = await page.locator(`[data-screen="${screen}"]`).evaluate((root) => {
    const places = [root, ...root.querySelectorAll(".ui-dialog-body, td, th, section, article")];
    return places.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.outerHTML);
  });
  expect(cut, `wider than its place on ${screen}`).toEqual([]);
}

/**
 * What a window of this width cuts off: the document itself where it is wider, and buttons beyond its sides. What a place
 * holds that says of itself that it scrolls sideways is not cut off.
 */
function cutOff(): string[] {
  const width = window.innerWidth;
  const wide = document.scrollingElement?.scrollWidth ?? 0;
  const buttons = [...document.querySelectorAll<HTMLElement>("button, [role=button]")]
    .filter((button) => button.checkVisibility({ checkVisibilityCSS: true }))
    .filter((button) => !button.closest("[data-sideways]"))
    .map((button) => ({ name: button.ariaLabel ?? button.textContent, box: button.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.left < -0.5 || box.right > width + 0.5))
    .map(({ name, box }) => `"${name}" from ${box.left} to ${box.right} of ${width}`);
  return wide > width ? [`the document is ${wide} of ${width} wide`, ...buttons] : buttons;
}

/** Shows the first window's contents larger, in the room of the smallest laptop. */
export const zoomWindow = (app: ElectronApplication, factor: number) =>
  app.evaluate(({ BrowserWindow }, to) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1366, 768);
    window?.webContents.setZoomFactor(to);
  }, factor);
