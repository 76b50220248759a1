import { found, type Point } from "./point";
import { windowProcesses } from "./processes";
import type { Program } from "./program";

/** What the window's process was given, as Electron tells it. */
interface Preferences {
  readonly nodeIntegration: boolean;
  readonly nodeIntegrationInSubFrames: boolean;
  readonly contextIsolation: boolean;
  readonly sandbox: boolean;
  readonly webSecurity: boolean;
  readonly allowRunningInsecureContent: boolean;
  readonly experimentalFeatures: boolean;
  readonly enableBlinkFeatures: string;
}

const preferencesOf = ({ app }: Program): Promise<Preferences> =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as unknown as { getLastWebPreferences(): Preferences }).getLastWebPreferences();
  });

const switchesOf = async (program: Program): Promise<readonly string[]> =>
  (await windowProcesses(program)).flatMap(({ switches }) => switches);

const has = (switches: readonly string[], name: string): boolean =>
  switches.some((each) => each === name || each.startsWith(`${name}=`));

const line = (text: string, becomes: string) => [{ text, becomes }];

const node: Point = {
  number: 2,
  says: "Do not enable Node.js integration for remote content",
  look: async (program) => {
    const preferences = await preferencesOf(program);
    const inPage = await program.page.evaluate(() =>
      ["require", "process", "Buffer", "module", "global"].filter((name) => name in window),
    );
    return found({
      "the window's pages get Node": preferences.nodeIntegration,
      "frames get Node": preferences.nodeIntegrationInSubFrames,
      "workers get Node": has(await switchesOf(program), "--node-integration-in-worker"),
      "the page sees Node": inPage.length > 0,
    });
  },
  reversals: [
    {
      what: "for pages",
      changes: line("nodeIntegration: false,", "nodeIntegration: true,"),
      finds: "the window's pages get Node",
    },
    {
      what: "for workers",
      changes: line("nodeIntegrationInWorker: false,", "nodeIntegrationInWorker: true,"),
      finds: "workers get Node",
    },
    {
      what: "for frames",
      changes: line("nodeIntegrationInSubFrames: false,", "nodeIntegrationInSubFrames: true,"),
      finds: "frames get Node",
    },
  ],
};

const isolation: Point = {
  number: 3,
  says: "Enable Context Isolation",
  look: async (program) => {
    const { contextIsolation } = await preferencesOf(program);
    const replaced = await program.page.evaluate(() => {
      const own = (window as unknown as { jiangping: unknown }).jiangping;
      (window as unknown as { jiangping: unknown }).jiangping = null;
      return own === undefined || (window as unknown as { jiangping: unknown }).jiangping === null;
    });
    return found({
      "the preload script shares the page's world": !contextIsolation,
      "the page can replace the bridge": replaced,
    });
  },
  reversals: [
    {
      what: "off",
      changes: line("contextIsolation: true,", "contextIsolation: false,"),
      finds: "the preload script shares the page's world",
    },
  ],
};

const globalSandbox = `if (!electron.app.commandLine.hasSwitch("no-sandbox")) electron.app.enableSandbox();`;

const sandbox: Point = {
  number: 4,
  says: "Enable process sandboxing",
  look: async (program) => {
    const processes = await windowProcesses(program);
    const everywhere = await program.app.evaluate(({ app }) => app.commandLine.hasSwitch("enable-sandbox"));
    return found({
      "the window's process is not confined": processes.some(({ status }) => status.get("Seccomp") !== "2"),
      "the window's process may gain rights": processes.some(
        ({ status }) => status.get("NoNewPrivs") !== "1",
      ),
      "the window does not ask for the sandbox": !(await preferencesOf(program)).sandbox,
      "not every process is told to be in the sandbox": !everywhere,
    });
  },
  reversals: [
    {
      what: "neither for the window nor for all",
      changes: [
        { text: "sandbox: true,", becomes: "sandbox: false," },
        { text: globalSandbox, becomes: "" },
      ],
      finds: "the window's process is not confined",
    },
    {
      what: "for the window alone",
      changes: line("sandbox: true,", "sandbox: false,"),
      finds: "the window does not ask for the sandbox",
    },
    {
      what: "for all processes alone",
      changes: line(globalSandbox, ""),
      finds: "not every process is told to be in the sandbox",
    },
  ],
};

const webSecurity: Point = {
  number: 6,
  says: "Do not disable webSecurity",
  look: async (program) => {
    const foreignFrameIsReadable = await program.page.evaluate(async () => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "");
      frame.srcdoc = "<p>another origin</p>";
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      const text = frame.contentDocument?.body.textContent;
      frame.remove();
      return text !== undefined;
    });
    return found({
      "another origin's frame can be read": foreignFrameIsReadable,
      "the window does without it": !(await preferencesOf(program)).webSecurity,
    });
  },
  reversals: [
    {
      what: "disabled",
      changes: line("webSecurity: true,", "webSecurity: false,"),
      finds: "another origin's frame can be read",
    },
  ],
};

const insecureContent: Point = {
  number: 8,
  says: "Do not enable allowRunningInsecureContent",
  look: async (program) =>
    found({ "it is enabled": (await preferencesOf(program)).allowRunningInsecureContent }),
  reversals: [
    {
      what: "enabled",
      changes: line("allowRunningInsecureContent: false,", "allowRunningInsecureContent: true,"),
      finds: "it is enabled",
    },
  ],
};

const experiments: Point = {
  number: 9,
  says: "Do not enable experimental features",
  look: async (program) =>
    found({
      "the window asks for them": (await preferencesOf(program)).experimentalFeatures,
      "its process has them": has(await switchesOf(program), "--enable-experimental-web-platform-features"),
    }),
  reversals: [
    {
      what: "enabled",
      changes: line("experimentalFeatures: false,", "experimentalFeatures: true,"),
      finds: "its process has them",
    },
  ],
};

const blinkFeatures: Point = {
  number: 10,
  says: "Do not use enableBlinkFeatures",
  look: async (program) =>
    found({
      "the window asks for some": (await preferencesOf(program)).enableBlinkFeatures !== "",
      "its process has some": has(await switchesOf(program), "--enable-blink-features"),
    }),
  reversals: [
    {
      what: "one is used",
      changes: line(
        "experimentalFeatures: false,",
        'experimentalFeatures: false, enableBlinkFeatures: "DocumentPictureInPictureAPI",',
      ),
      finds: "its process has some",
    },
  ],
};

/** The points that are settled when the window is made. */
export const preferencePoints: readonly Point[] = [
  node,
  isolation,
  sandbox,
  webSecurity,
  insecureContent,
  experiments,
  blinkFeatures,
];
