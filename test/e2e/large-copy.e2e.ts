import { mkdir, open, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { scannedSheet } from "../fixtures/hard-files/papers";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { type WrittenPage, writePages } from "../fixtures/written-pdf";
import { saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { pictured } from "./picture";
import { memoryOf, peakMemory } from "./process-memory";
import { screenOf } from "./steps/identity";
import { declareAll, drag, expectSaved, importTask, openTab } from "./steps/review";
import { openTrustingSeat } from "./steps/trusting-seat";

/** A copy of a large scan leaves the program: a little at a time, told, and stopped without a trace. One builds on another. */
test.describe.configure({ mode: "serial" });

const person = {
  ...{ role: "expert" as const, name: "", organisation: "", title: "" },
  passphrase: "秋水长天一色",
};
/** A page is a small picture, and a million bytes besides. `JIANGPING_PAGES=450` makes the file as large as scans get. */
const pages = Number(process.env.JIANGPING_PAGES ?? 100);
const ballast = 1_000_000;
const patient = { timeout: 240_000 };

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let size: number;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  [profile, folder] = await Promise.all([emptyProfile(), emptyProfile()]);
  const { bureau, expert } = await people();
  const scan = largeScan();
  size = scan.length;
  const dossier = await dossierOf("a1", [scan], { number: "SY2026-001" });
  Object.assign(dossier.application.materials[0] ?? {}, { pages });
  const { bytes } = await sampleTask({ dossiers: [dossier] });
  const task = join(folder, "task.jptask");
  await writeFile(task, bytes);
  await mkdir(join(folder, "out"));
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
  await importTask(app, page, task, async () => {});
  await declareAll(page, [], async () => {});
  await screenOf(page, "inbox").locator("tbody tr").first().getByRole("button").last().click();
  await expect(page.locator(".viewer-page .viewer-face[data-drawn=true]").first()).toBeVisible(patient);
  await page.keyboard.press("b");
  await drag(page, [0.3, 0.3], [0.6, 0.4]);
  await page.keyboard.press("v");
  await expectSaved(page);
  await openTab(page, "批注");
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

/** Pages like a scanner's, with bytes that nothing packs any smaller. */
function largeScan() {
  const picture = scannedSheet();
  return writePages(
    Array.from({ length: pages }, (_, index): WrittenPage => {
      const data = new Uint8Array(ballast);
      let state = index + 1;
      for (let at = 0; at < ballast; at += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        data[at] = state >>> 24;
      }
      const objects = { Im: picture, More: { dict: "/Type /XObject /Subtype /Form /BBox [0 0 1 1]", data } };
      return { content: "q 600 0 0 800 0 0 cm /Im Do Q", objects };
    }),
  );
}

const dialog = () => screenOf(page, "annotated-copy");
const saved = () => readdir(join(folder, "out"));

async function beginCopy(): Promise<void> {
  await page.getByRole("button", { name: /^导出带批注的副本/u }).click();
  await saveTo(app, join(folder, "out", "copy.pdf"));
  await dialog()
    .getByRole("button", { name: /^选择位置并导出/u })
    .click();
}

test("shows how far it is, and stopped leaves nothing behind", async () => {
  await beginCopy();
  await expect(dialog().getByRole("progressbar")).toBeVisible();
  await expect
    .poll(async () => Number(await dialog().getByRole("progressbar").getAttribute("aria-valuenow")))
    .toBeGreaterThan(0);
  await expectAccessible(page, "annotated-copy");
  await expectChinese(page, "annotated-copy");
  await pictured(app, "large-copy");
  await dialog().getByRole("button", { name: "停止" }).click();
  await expect(dialog().getByRole("progressbar")).toHaveCount(0);
  await expect.poll(saved).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog()).toHaveCount(0);
});

test("goes out whole, a little at a time", async () => {
  test.setTimeout(400_000);
  const root = app.process().pid ?? 0;
  const before = await memoryOf(root);
  const started = Date.now();
  const { peak } = await peakMemory(root, async () => {
    await beginCopy();
    await expect(dialog().getByText("副本已保存为")).toBeVisible(patient);
  });
  test.info().annotations.push({
    type: "figures",
    description: `${Math.round(size / 1e6)} MB in ${Math.round((Date.now() - started) / 1000)} s, ${Math.round((peak - before) / 1e6)} MB more memory`,
  });
  expect(peak - before).toBeLessThan(200e6);
  expect(await saved()).toEqual(["copy.pdf"]);
  const path = join(folder, "out", "copy.pdf");
  const { size: written } = await stat(path);
  expect(written).toBeGreaterThan(size);
  expect(written).toBeLessThan(size + 20_000);
  const file = await open(path);
  const { buffer } = await file.read({ position: size, buffer: Buffer.alloc(written - size) });
  await file.close();
  expect(buffer.toString("latin1")).toContain("/Square");
});
