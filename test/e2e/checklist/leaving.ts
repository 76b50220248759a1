import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { found, type Point } from "./point";
import type { Program } from "./program";

/** How many guests, windows within a window, a program has. */
const guestsOf = ({ app }: Program): Promise<number> =>
  app.evaluate(
    ({ webContents }) =>
      webContents.getAllWebContents().filter((contents) => contents.getType() === "webview").length,
  );

const popups: Point = {
  number: 11,
  says: "Do not use allowpopups for WebViews",
  look: async (program) => {
    const seen = await program.page.evaluate(() => {
      const view = document.createElement("webview");
      view.setAttribute("allowpopups", "");
      view.setAttribute("src", "app://jiangping/index.html");
      document.body.append(view);
      const known = "allowpopups" in view || "getWebContentsId" in view;
      view.remove();
      return { known, written: document.querySelector("webview") !== null };
    });
    return found({
      "the page can make a webview, and let it open windows": seen.known,
      "there is one": seen.written || (await guestsOf(program)) > 0,
    });
  },
  reversals: [
    {
      what: "pages may make webviews",
      changes: [{ text: "webviewTag: false,", becomes: "webviewTag: true," }],
      finds: "the page can make a webview, and let it open windows",
    },
  ],
};

const webviewOptions: Point = {
  number: 12,
  says: "Verify WebView options before creation",
  look: async (program) => {
    // A window of the test's own, where webviews exist: whatever opens a page, the guard is there.
    const attached = await program.app.evaluate(async ({ BrowserWindow }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true, webviewTag: true } });
      await other.loadURL("app://jiangping/index.html");
      const prevented = new Promise<boolean>((resolve) =>
        other.webContents.on("will-attach-webview", (event) => resolve(event.defaultPrevented)),
      );
      await other.webContents.executeJavaScript(`{
        const view = document.createElement("webview");
        view.setAttribute("src", "app://jiangping/index.html");
        view.setAttribute("webpreferences", "sandbox=no");
        document.body.append(view);
      }`);
      const outcome = await prevented;
      other.destroy();
      return !outcome;
    });
    return found({ "a webview is attached with what it asks for": attached });
  },
  reversals: [
    {
      what: "nothing is verified",
      changes: [
        {
          text: 'contents.on("will-attach-webview", (event) => event.preventDefault());',
          becomes: "",
        },
      ],
      finds: "a webview is attached with what it asks for",
    },
  ],
};

/** Where the window must not go: outside, beside its page, and to what only looks like its page. */
const elsewhere = [
  "http://127.0.0.1:9/",
  "app://jiangping/pdfjs/standard_fonts/LICENSE_FOXIT",
  "app://jiangping.evil/index.html",
  "app://jiangping/index.html?x",
];

/** What became of a going: whether a guard stopped it, and whether the one of all frames did. */
interface Going {
  stopped: boolean;
  byFrames: boolean;
}

/** Sends the window somewhere from within. Afterwards it is where it was. */
async function goingTo({ app, page }: Program, address: string): Promise<Going> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    (globalThis as { going?: Promise<Going> }).going = new Promise((resolve) => {
      const going: Going = { stopped: false, byFrames: false };
      // What frames are stopped from is not asked of the page again: one event or both may come.
      contents?.once("will-frame-navigate", (event) => {
        going.byFrames = event.defaultPrevented;
        going.stopped ||= event.defaultPrevented;
        setImmediate(() => resolve(going));
      });
      contents?.once("will-navigate", (event) => {
        going.stopped ||= event.defaultPrevented;
        event.preventDefault(); // that it would have gone is enough: the next look needs the page
      });
    });
  });
  await page.evaluate((to) => {
    setTimeout(() => {
      window.location.href = to;
    });
  }, address);
  return app.evaluate(() => (globalThis as { going?: Promise<Going> }).going as Promise<Going>);
}

const navigation: Point = {
  number: 13,
  says: "Disable or limit navigation",
  look: async (program) => {
    const goings: Going[] = [];
    for (const address of elsewhere) goings.push(await goingTo(program, address));
    return found({
      "the page can go elsewhere": goings.some(({ stopped }) => !stopped),
      "a frame can go elsewhere": goings.some(({ byFrames }) => !byFrames),
      "it is elsewhere": program.page.url().split("#", 1)[0] !== "app://jiangping/index.html",
    });
  },
  reversals: [
    {
      what: "for the page and its frames",
      changes: [
        { text: "if (!isOwnPage(url)) event.preventDefault();", becomes: "" },
        { text: "if (!isOwnPage(event.url)) event.preventDefault();", becomes: "" },
      ],
      finds: "the page can go elsewhere",
    },
    {
      what: "for frames",
      changes: [{ text: "if (!isOwnPage(event.url)) event.preventDefault();", becomes: "" }],
      finds: "a frame can go elsewhere",
    },
  ],
};

const newWindows: Point = {
  number: 14,
  says: "Disable or limit creation of new windows",
  look: async ({ app, page }) => {
    const opened = await page.evaluate(() => {
      const link = document.createElement("a");
      Object.assign(link, { href: "app://jiangping/index.html", target: "_blank" });
      document.body.append(link);
      link.click();
      link.remove();
      return window.open("app://jiangping/index.html") !== null;
    });
    const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    return found({ "a script opens a window": opened, "there are several windows": windows !== 1 });
  },
  reversals: [
    {
      what: "they are allowed",
      changes: [{ text: 'return { action: "deny" };', becomes: 'return { action: "allow" };' }],
      finds: "a script opens a window",
    },
  ],
};

const openExternal: Point = {
  number: 15,
  says: "Do not use shell.openExternal with untrusted content",
  look: async (program) => {
    const { app, page, built } = program;
    await app.evaluate(({ shell }) => {
      const told: string[] = [];
      (globalThis as { handedOut?: string[] }).handedOut = told;
      const hear = (address: string) => Promise.resolve(told.push(address)).then(() => "");
      Object.assign(shell, { openExternal: hear, openPath: hear, showItemInFolder: hear });
    });
    const addresses = [
      "mailto:a@b.example",
      "https://example.com/",
      "smb://b.example/a",
      "file:///etc/passwd",
    ];
    await page.evaluate((list) => {
      for (const address of list) {
        window.open(address);
        const link = document.createElement("a");
        Object.assign(link, { href: address, target: "_blank" });
        document.body.append(link);
        link.click();
        link.remove();
      }
    }, addresses);
    const handedOut = await app.evaluate(() => (globalThis as { handedOut?: string[] }).handedOut?.length);
    return found({
      "an address is handed to the system": handedOut !== 0,
      "the program knows the call": /openExternal/.test(await codeOf(built)),
    });
  },
  reversals: [
    {
      what: "what the page wants to open is handed out",
      changes: [
        {
          text: 'return { action: "deny" };',
          becomes: 'electron.shell.openExternal(url); return { action: "deny" };',
        },
      ],
      finds: "an address is handed to the system",
    },
  ],
};

/** Everything that the main process may run. */
async function codeOf(built: string): Promise<string> {
  const late = (await readdir(join(built, "main"))).map((name) => join("main", name));
  const files = ["main.cjs", ...late];
  return (await Promise.all(files.map((file) => readFile(join(built, file), "utf8")))).join("\n");
}

/** The points about leaving the window. */
export const leavingPoints: readonly Point[] = [popups, webviewOptions, navigation, newWindows, openExternal];
