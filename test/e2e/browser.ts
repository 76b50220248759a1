import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { appFolder, out } from "../../build/ready/places.mjs";
import { freeBytesAt } from "../../electron/disk";
import { answer, type Handlers } from "../../electron/dispatch";
import { openExample } from "../../electron/example";
import { ServiceFailure } from "../../electron/failure";
import { OpenedFiles } from "../../electron/opened-files";
import { ownOrigin } from "../../electron/origin";
import { respond } from "../../electron/respond";
import { listSite } from "../../electron/site";
import { calls } from "../../shared/ipc";
import { ownDisplay } from "./own-display";

/** Where Debian keeps the newer engine that the window's code has to run in as well. */
const browser = "/usr/bin/chromium";

/** The window's size on a common small screen. */
const full = { width: 1366, height: 768 };

/** The window's code in Debian's Chromium. */
export interface BrowserWindow {
  readonly page: Page;
  /** Where its address is served. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Whether this machine has that browser. */
export const hasBrowser = (): boolean => existsSync(browser);

/**
 * Opens the program's window in Debian's Chromium: the built files under the same content policy, answered by the main
 * process's own code, and a bridge of the same contract. What only Electron can do (dialogs, printing) fails or was
 * closed by the user, as the contract allows.
 */
export async function launchBrowser({
  profile,
  port: wanted = 0,
}: {
  readonly profile: string;
  /** Any that is free unless told. */
  readonly port?: number;
}): Promise<BrowserWindow> {
  await ownDisplay();
  const opened = new OpenedFiles();
  const { server, port } = await serve(opened, wanted);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless: false,
    viewport: full,
    locale: "zh-CN",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await addBridge(context, handlersOf(opened, profile, page));
  // A name that counts as secure, so that the page has what it has in the program.
  await page.goto(`http://localhost:${port}/index.html`);
  const close = async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  };
  return { page, port, close };
}

async function serve(opened: OpenedFiles, port: number): Promise<{ server: Server; port: number }> {
  const site = listSite(join(appFolder, "renderer"));
  const server = createServer((request, response) => void reply(request, response, site, opened));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the site has no port");
  return { server, port: bound.port };
}

async function reply(
  { url, method, headers }: IncomingMessage,
  response: ServerResponse,
  ...[site, opened]: [Parameters<typeof respond>[1], OpenedFiles]
): Promise<void> {
  const asked = new Request(`${ownOrigin}${url ?? "/"}`, {
    method: method ?? "GET",
    headers: headers.range === undefined ? {} : { range: headers.range },
  });
  const answered = await respond(asked, site, opened);
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body) Readable.fromWeb(answered.body as WebStream).pipe(response);
  else response.end();
}

function handlersOf(opened: OpenedFiles, profile: string, page: Page): Handlers {
  const without = () => {
    throw new ServiceFailure("print-failed", "a browser");
  };
  return {
    "app:info": () => ({ version: "0.0.0", engine: "browser", platform: process.platform }),
    "app:about": () => ({ electron: "", chromium: "", release: false, refusedRequests: 0 }),
    "files:open": () => null,
    "files:pending": () => [],
    "files:close": async ({ token }) => {
      await opened.close(token);
      return null;
    },
    "files:save": () => null,
    "files:begin": () => null,
    "files:append": without,
    "files:finish": without,
    "files:drop": without,
    "folder:choose": () => null,
    "folder:add": without,
    "folder:finish": without,
    "folder:drop": without,
    "backups:begin": without,
    "backups:finish": without,
    "backups:drop-older": without,
    "backups:list": () => [],
    "backups:open": without,
    "backups:choose": () => null,
    "keys:choose": () => null,
    "picture:copy": without,
    "example:open": () => openExample(join(out, "sample"), opened),
    "seats:note": () => ({ missing: null }),
    "seats:forget": () => null,
    "seat:locked": () => null,
    "keychain:standing": () => ({ standing: "unknown" }),
    "keychain:keep": without,
    "keychain:fetch": () => ({ half: null }),
    "keychain:forget": () => null,
    "disk:free": async () => ({ bytes: await freeBytesAt(profile) }),
    "print:pdf": without,
    "print:paper": without,
    // Larger text leaves the window less room; a browser's own zoom is not for pages to set.
    "view:scale": async ({ factor }) => {
      const [width, height] = [Math.round(full.width / factor), Math.round(full.height / factor)];
      await page.setViewportSize({ width, height });
      return null;
    },
    "view:scaled": () => ({ factor: 1 }),
    "log:read": () => ({ lines: [] }),
    "log:save": () => null,
    "window:may-close": () => null,
    "log:write": () => null,
  };
}

/** Bytes cross as base64: a browser's bindings carry JSON. */
async function addBridge(context: BrowserContext, handlers: Handlers): Promise<void> {
  await context.exposeFunction("askProgram", async (name: string, request: string) =>
    JSON.stringify(await answer(calls, handlers, name, JSON.parse(request, bytesBack)), bytesAway),
  );
  await context.addInitScript(installBridge);
}

/** Node's buffers have turned into something else before a replacer sees their value: it is asked of their holder. */
function bytesAway(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key];
  return held instanceof Uint8Array ? { base64: Buffer.from(held).toString("base64") } : value;
}

function bytesBack(_key: string, value: unknown): unknown {
  const isBytes = typeof value === "object" && value !== null && "base64" in value;
  return isBytes ? new Uint8Array(Buffer.from(String(value.base64), "base64")) : value;
}

/** Runs in the page before its own scripts. */
function installBridge(): void {
  const scope = globalThis as unknown as {
    askProgram: (name: string, request: string) => Promise<string>;
    jiangping: unknown;
  };
  const away = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? { base64: btoa(String.fromCharCode(...value)) } : value;
  const back = (_key: string, value: { base64?: string } | null) =>
    typeof value?.base64 === "string"
      ? Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0))
      : value;
  scope.jiangping = {
    call: async (name: string, request: unknown) =>
      JSON.parse(await scope.askProgram(name, JSON.stringify(request, away)), back),
    on: () => () => undefined,
  };
}
