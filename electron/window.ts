import { app, BrowserWindow, Menu, type Session, type WebContents } from "electron";
import { isTextMenuWanted, textMenu } from "./context-menu";
import type { Log } from "./log";
import { isOwnAddress, isOwnPage, mayRequest, ownPage } from "./origin";

/** What a window needs to know at birth. */
export interface WindowSetup {
  readonly preload: string;
  /** The text size as a factor, 1 to 1.6, as it is when a page loads. */
  readonly textScale: () => number;
  /** Developer tools and reload keys exist only while developing. */
  readonly developing: boolean;
  /** Told when something is about to be copied in the window. */
  readonly copying: () => void;
  readonly log: Log;
}

/** Opens the program's window and starts loading its page; it shows itself with the first paint. */
export function openWindow(setup: WindowSetup): BrowserWindow {
  const window = new BrowserWindow({
    title: "匠评",
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: "#ffffff",
    webPreferences: {
      preload: setup.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableWebSQL: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: setup.developing,
      zoomFactor: setup.textScale(),
    },
  });
  // Chromium keeps a zoom of its own by host, seconds later than ours, and prefers it: after a kill it is an old one.
  window.webContents.on("did-navigate", () => window.webContents.setZoomFactor(setup.textScale()));
  window.once("ready-to-show", () => window.show());
  addTextMenu(window.webContents, setup.copying);
  addCopyKeys(window.webContents, setup.copying);
  if (setup.developing) addDeveloperKeys(window.webContents);
  void window
    .loadURL(ownPage)
    .catch((thrown: Error) => setup.log.write("error", "page-load", thrown.message));
  return window;
}

/** Holds every page of the program, whatever opens it, to its own origin: no new windows, no leaving, no webview. */
export function guardAllContents(log: Log): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      void log.write("warn", "window-open", schemeOf(url));
      return { action: "deny" };
    });
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.on("will-navigate", (event, url) => {
      if (!isOwnPage(url)) event.preventDefault();
    });
    contents.on("will-frame-navigate", (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  });
}

/** How often something was refused that tried to leave the machine; a run that behaves keeps it at 0. */
export interface RefusedRequests {
  count: number;
}

/**
 * Shuts a session: no request leaves the own origin, no permission but durable storage, no download, no device, no
 * dictionary. What is refused is counted.
 */
export function guardSession(
  session: Session,
  developing: boolean,
  log: Log,
  refused: RefusedRequests,
): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !mayRequest(details.url, developing);
    if (cancel) {
      refused.count += 1;
      void log.write("warn", "blocked-request", schemeOf(details.url));
    }
    decide({ cancel });
  });
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(isGranted(permission) && isOwnAddress(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** IndexedDB must not be thrown away when the disk gets full; nothing else is ever needed. */
function isGranted(permission: string): boolean {
  return permission === "persistent-storage";
}

/** A right click on text offers the editing commands, as people know it; there is no menu bar to find them in. */
function addTextMenu(contents: WebContents, copying: () => void): void {
  contents.on("context-menu", (_event, params) => {
    if (isTextMenuWanted(params)) Menu.buildFromTemplate(textMenu(params)).popup({ callback: copying });
  });
}

/** Hears the keys that copy and cut. */
function addCopyKeys(contents: WebContents, copying: () => void): void {
  contents.on("before-input-event", (_event, input) => {
    const isCopy = ["c", "x", "insert"].includes(input.key.toLowerCase());
    if (input.type === "keyDown" && (input.control || input.meta) && isCopy) copying();
  });
}

function addDeveloperKeys(contents: WebContents): void {
  contents.on("before-input-event", (_event, input) => {
    if (input.type !== "keyDown") return;
    if (input.key === "F12") contents.toggleDevTools();
    if (input.key === "F5") contents.reload();
  });
}

/** For the log: a scheme names no person and no file. */
function schemeOf(address: string): string {
  return address.split(":", 1)[0]?.slice(0, 20) ?? "";
}
