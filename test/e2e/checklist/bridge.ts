import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calls } from "../../../shared/ipc";
import { chooseFile, saveTo } from "../dialogs";
import { found, type Point } from "./point";
import type { Program } from "./program";

/** The bridge as a page has it, and the raw channels as a page of the test's own has them. */
interface Bridged {
  jiangping: {
    call(
      name: string,
      request: unknown,
    ): Promise<{ ok: boolean; value?: unknown; failure?: { code: string } }>;
    on(name: string, listener: (...heard: unknown[]) => void): () => void;
  };
  raw: {
    invoke(channel: string, ...words: unknown[]): Promise<unknown>;
    line(channel: string, token: string): Promise<boolean>;
  };
}

const version: Point = {
  number: 16,
  says: "Use a current version of Electron",
  look: async ({ app, page }) => {
    const about = await page.evaluate(
      () =>
        (window as unknown as Bridged).jiangping.call("app:about", null) as Promise<{
          value: { electron: string; release: boolean };
        }>,
    );
    const running = await app.evaluate(() => process.versions.electron as string);
    const lock = JSON.parse(
      await readFile(join(import.meta.dirname, "..", "..", "..", "package-lock.json"), "utf8"),
    );
    const ships = lock.packages["node_modules/electron"].version;
    return found({
      "it does not tell what it runs on": about.value.electron !== running,
      "another Electron passes for the one that ships": about.value.release !== (running === ships),
    });
  },
  reversals: [
    {
      what: "what runs is not compared with what ships",
      changes: [
        {
          text: "release: isRelease(process.versions.electron),",
          becomes: "release: !isRelease(process.versions.electron),",
        },
      ],
      finds: "another Electron passes for the one that ships",
    },
  ],
};

/** A preload script by which a window says anything on any channel. */
const rawPreload = `const { contextBridge, ipcRenderer } = require("electron");
contextBridge.exposeInMainWorld("raw", {
  invoke: (channel, ...words) => ipcRenderer.invoke(channel, ...words),
  line: (channel, token) => new Promise((answered) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => answered(true);
    setTimeout(answered, 700, false);
    ipcRenderer.postMessage(channel, token, [port2]);
    port1.postMessage({ id: 1, offset: 0, length: 1 });
  }),
});`;

/** Every channel that the main process hears, as it registered them, and what a call on it could name. */
const channelsOf = ({ app }: Program) =>
  app.evaluate(({ ipcMain }) => ({
    asked: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()],
    told: ipcMain
      .eventNames()
      .map(String)
      .filter((name) => name !== "error"),
  }));

/** Opens a window of the test's own on the program's own page, with the raw channels, and runs this in it. */
async function inOtherWindow<T>(program: Program, script: string): Promise<T> {
  const preload = join(program.profile, "..", "raw-preload.cjs");
  await writeFile(preload, rawPreload, { mode: 0o644 });
  return program.app.evaluate(
    async ({ BrowserWindow }, [file, code]) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true } });
      await other.loadURL("app://jiangping/index.html");
      const outcome = await other.webContents.executeJavaScript(code);
      other.destroy();
      return outcome;
    },
    [preload, script] as const,
  );
}

const senders: Point = {
  number: 17,
  says: "Validate the sender of all IPC messages",
  look: async (program) => {
    const { app, page, profile } = program;
    const channels = await channelsOf(program);
    const file = join(profile, "..", "file.jpcard");
    await writeFile(file, "card", { mode: 0o644 });
    await chooseFile(app, file);
    await saveTo(app, join(profile, "..", "saved"));
    const opened = await page.evaluate(() =>
      (window as unknown as Bridged).jiangping.call("files:open", null),
    );
    const { token } = opened.value as { token: string };
    const names = Object.keys(calls);
    const answers = await inOtherWindow<{ asked: string[]; told: boolean[] }>(
      program,
      `(async () => ({
        asked: await Promise.all(${JSON.stringify(channels.asked)}.flatMap((channel) =>
          ${JSON.stringify(names)}.map(async (name) => {
            const result = await raw.invoke(channel, name, null).catch(() => undefined);
            return result?.failure?.code ?? "answered";
          }))),
        told: await Promise.all(${JSON.stringify(channels.told)}.map((channel) => raw.line(channel, ${JSON.stringify(token)}))),
      }))()`,
    );
    const beside = await besideThePage(program);
    return found({
      "a channel is missing from this look": channels.asked.length === 0 || channels.told.length === 0,
      "another window is answered": answers.asked.some((code) => code !== "forbidden"),
      "another window reads an opened file": answers.told.includes(true),
      "the window is answered on another page": beside !== "forbidden",
    });
  },
  reversals: [
    {
      what: "calls are answered whoever makes them",
      changes: [{ text: "if (!isTrusted(event, window())) {", becomes: "if (false) {" }],
      finds: "another window is answered",
    },
    {
      what: "files are read whoever asks",
      changes: [{ text: "const trusted = isTrusted(event, window());", becomes: "const trusted = true;" }],
      finds: "another window reads an opened file",
    },
    {
      what: "any page in the window is trusted",
      changes: [{ text: 'isOwnPage(frame?.url ?? "")', becomes: "true" }],
      finds: "the window is answered on another page",
    },
  ],
};

/** How the window is answered while it shows something else than its page; afterwards it shows its page again. */
const besideThePage = ({ app }: Program): Promise<string> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await contents?.loadURL("app://jiangping/index.html?another");
    const result = await contents?.executeJavaScript('window.jiangping.call("app:info", null)');
    await contents?.loadURL("app://jiangping/index.html");
    return result.failure?.code ?? "answered";
  });

const exposed: Point = {
  number: 20,
  says: "Do not expose Electron APIs to untrusted web content",
  look: async ({ app, page }) => {
    const surface = await page.evaluate(() => {
      const { jiangping } = window as unknown as Bridged;
      const heard: unknown[][] = [];
      jiangping.on("files:opened", (...words) => heard.push(words));
      (window as unknown as { heard: unknown[][] }).heard = heard;
      const globals = Object.keys(window).filter((name) => /electron|ipc/i.test(name));
      return { bridge: Object.keys(jiangping).sort().join(), globals };
    });
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.send("jiangping:event", "files:opened", "payload");
      contents?.send("another:event", "files:opened", "payload");
    });
    await page.waitForFunction(() => (window as unknown as { heard: unknown[][] }).heard.length > 0);
    const heard = await page.evaluate(() => {
      const [first = []] = (window as unknown as { heard: unknown[][] }).heard;
      return { count: first.length, first: typeof first[0] };
    });
    return found({
      "the page has more than two functions": surface.bridge !== "call,on",
      "the page has something of Electron": surface.globals.length > 0,
      "a listener is given the event itself": heard.count !== 1 || heard.first !== "string",
    });
  },
  reversals: [
    {
      what: "the whole of the channel is handed out",
      changes: [
        {
          file: "preload.cjs",
          text: 'exposeInMainWorld("jiangping", bridge)',
          becomes: 'exposeInMainWorld("jiangping", { ...bridge, send: electron.ipcRenderer.send })',
        },
      ],
      finds: "the page has more than two functions",
    },
    {
      what: "listeners get the event",
      changes: [
        {
          file: "preload.cjs",
          text: "if (event === name) listener(payload);",
          becomes: "if (event === name) listener(_event, payload);",
        },
      ],
      finds: "a listener is given the event itself",
    },
  ],
};

/** The points about what the page and the main process say to each other, and on what they run. */
export const bridgePoints: readonly Point[] = [version, exposed, senders];
