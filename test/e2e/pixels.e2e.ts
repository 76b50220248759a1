import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { build } from "vite";
import { root } from "../../build/ready/places.mjs";
import { windowTarget } from "../../build/vite/paths";
import { pdfjsAlias } from "../../build/vite/pdfjs";
import type { Turn } from "../../shared/annotation/geometry";
import { writePages } from "../fixtures/written-pdf";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { corpus } from "./pixels/corpus";
import { scannerCorpus } from "./pixels/scanners";

/** Every page that the own decoder draws, drawn by PDF.js too, in the engine that reads them, and compared. */
test.describe.configure({ mode: "serial" });

let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  const built = join(root, "out", "test", "pixels");
  await build({
    configFile: false,
    logLevel: "error",
    root: join(root, "test", "e2e", "pixels"),
    publicDir: false,
    resolve: { alias: pdfjsAlias },
    worker: { format: "es" },
    build: {
      outDir: built,
      emptyOutDir: true,
      target: windowTarget,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
  profile = await emptyProfile();
  ({ app } = await launchApp({ profile }));
  const coming = app.waitForEvent("window");
  await app.evaluate(openHarness, {
    address: "http://localhost/index.html",
    folders: { "/pdfjs/": join(root, "node_modules", "pdfjs-dist"), "/": built },
  });
  page = await coming;
  await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: 60_000 });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile);
});

/** Runs in the main process: a window with a session of its own, in which addresses are files. */
async function openHarness(
  { BrowserWindow, session }: typeof import("electron"),
  { address, folders }: { address: string; folders: Record<string, string> },
): Promise<void> {
  const partition = "pixels";
  session.fromPartition(partition).protocol.interceptFileProtocol("http", ({ url }, give) => {
    const path = new URL(url).pathname;
    const [start, folder] = Object.entries(folders).find(([begin]) => path.startsWith(begin)) ?? ["/", ""];
    give({ path: `${folder}/${path.slice(start.length)}` });
  });
  const window = new BrowserWindow({ width: 800, height: 600, webPreferences: { partition } });
  await window.loadURL(address);
}

/** The most that squares of a page may be apart on the whole, in steps of 0 to 255. */
const squaresApart = 4;

for (const { name, page: written, mean, far } of [...corpus, ...scannerCorpus]) {
  test(`draws ${name} as PDF.js does`, async () => {
    const pdf = Buffer.from(writePages([written])).toString("base64");
    const draw = (turn: Turn, scale: number) =>
      page.evaluate(([file, look]) => globalThis.drawBothWays(file, look), [
        pdf,
        { page: 1, turn, scale },
      ] as const);
    for (const turn of [0, 90, 180, 270] as const) {
      const apart = await draw(turn, 1);
      expect(apart.own, "drawn by the own decoder").toBe(true);
      expect(apart.ink).toBeGreaterThan(0.01);
      expect(apart.mean).toBeLessThan(mean);
      expect(apart.far).toBeLessThan(far);
      expect(apart.squares).toBeLessThan(squaresApart);
    }
    // Drawn smaller, edges are smoothed otherwise; on the whole the page is the same.
    for (const scale of [0.27, 0.45, 0.7]) expect((await draw(90, scale)).squares).toBeLessThan(squaresApart);
  });
}
