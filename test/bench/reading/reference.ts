import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { root } from "../../../build/ready/places.mjs";
import type { Geometry } from "./own";
import { installProbe } from "./probe";

const site = "http://localhost";

/** The PDFViewer of pdfjs-dist in a second window of the same program, with a session of its own. */
export class Reference {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /**
   * Opens it as large as the program's window, its pane as large as the program's and its pages as wide. `scans` is the
   * folder of the plain files.
   */
  static async open(app: ElectronApplication, scans: string, geometry: Geometry): Promise<Reference> {
    const { pane, pageWidth } = geometry;
    const asked = new URLSearchParams(
      Object.entries({ ...pane, pageWidth }).map(([name, value]) => [name, String(value)]),
    );
    const coming = app.waitForEvent("window");
    await app.evaluate(openWindow, {
      address: `${site}/reference.html?${asked}`,
      folders: { "/pdfjs-dist/": join(root, "node_modules", "pdfjs-dist"), "/scans/": scans },
      rest: join(root, "test", "bench", "reading"),
    });
    const page = await coming;
    await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: 60_000 });
    await page.evaluate(installProbe, "reference" as const);
    return new Reference(page);
  }

  /** Opens a file and gives the window's time at which that was asked. */
  async openScan(id: string): Promise<number> {
    return this.page.evaluate((address) => {
      const begun = performance.now();
      void globalThis.referenceViewer.open(address);
      return begun;
    }, `${site}/scans/${id}.pdf`);
  }

  async closeScan(): Promise<void> {
    await this.page.evaluate(() => globalThis.referenceViewer.close());
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

interface Site {
  readonly address: string;
  /** Folders by the beginning of the address under which their files are. */
  readonly folders: Readonly<Record<string, string>>;
  /** The folder of all other files. */
  readonly rest: string;
}

/**
 * Runs in the main process. The program's own session lets nothing in and no name resolves, so this window has a session
 * of its own, in which addresses are files: given whole by the engine's own reader, as a file on the disk is.
 */
async function openWindow(
  { BrowserWindow, session }: typeof import("electron"),
  { address, folders, rest }: Site,
): Promise<void> {
  const partition = "bench-reference";
  session.fromPartition(partition).protocol.interceptFileProtocol("http", ({ url }, give) => {
    const path = new URL(url).pathname;
    const [start, folder] = Object.entries(folders).find(([begin]) => path.startsWith(begin)) ?? ["/", rest];
    give({ path: `${folder}/${path.slice(start.length)}` });
  });
  const webPreferences = { partition, backgroundThrottling: false };
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences });
  await window.loadURL(address);
}

/** Shows one of the program's windows, the own or the reference's, and hides the other: only what is seen is drawn. */
export async function showOnly(app: ElectronApplication, wanted: "ours" | "reference"): Promise<void> {
  await app.evaluate(({ BrowserWindow }, side) => {
    for (const window of BrowserWindow.getAllWindows()) {
      const isReference = window.webContents.getURL().startsWith("http:");
      if (isReference === (side === "reference")) window.show();
      else window.hide();
    }
  }, wanted);
}
