import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { launchOf } from "../../build/ready/app-link.mjs";
import { findRuntime } from "../../build/ready/electron-runtime.mjs";
import { appFolder } from "../../build/ready/places.mjs";
import { sandboxArgs } from "../../build/ready/program.mjs";
import { type Bridge, type BridgeResult, type CallName, calls, type OpenedFile } from "../../shared/ipc";
import { malformedRequests } from "../unit/electron/malformed-requests";
import { chooseFile, saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";

/** The window as these tests see it, from within. */
type BridgedWindow = Window & { jiangping: Bridge; heard?: OpenedFile[] };

const content = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) >> 3);
let folder: string;
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-files-"));
  profile = await emptyProfile();
  await writeFile(join(folder, "甲.jptask"), content);
  await writeFile(join(folder, "乙.jpcard"), "card");
  ({ app, page } = await launchApp({ profile }));
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(folder, profile);
});

/** Calls the bridge from within the page. */
function callIn(target: Page, name: string, request: unknown): Promise<BridgeResult<unknown>> {
  return target.evaluate(
    ([callName, payload]) =>
      (window as unknown as BridgedWindow).jiangping.call(callName as CallName, payload as never),
    [name, request] as const,
  );
}

/** Opens a file as if it was chosen in the dialog. */
async function openFile(name: string): Promise<OpenedFile> {
  await chooseFile(app, join(folder, name));
  const result = await callIn(page, "files:open", null);
  expect(result.ok).toBe(true);
  return (result as { value: OpenedFile }).value;
}

test("shows one window of the size that laptops leave, with no menu bar", async () => {
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  const seen = await app.evaluate(({ BrowserWindow, Menu }) => ({
    count: BrowserWindow.getAllWindows().length,
    minimum: BrowserWindow.getAllWindows()[0]?.getMinimumSize(),
    menu: Menu.getApplicationMenu(),
  }));
  expect(seen).toEqual({ count: 1, minimum: [1024, 700], menu: null });
  expect(page.url().split("#")[0]).toBe("app://jiangping/index.html");
});

test("gives the page nothing but the bridge", async () => {
  const seen = await page.evaluate(() => ({
    require: typeof (window as unknown as { require: unknown }).require,
    process: typeof (window as unknown as { process: unknown }).process,
    bridge: Object.keys((window as unknown as BridgedWindow).jiangping).sort(),
    language: navigator.language,
  }));
  expect(seen).toEqual({
    require: "undefined",
    process: "undefined",
    bridge: ["call", "on"],
    language: "zh-CN",
  });
});

test("sends the policy with a nonce that is new each time", async () => {
  const load = () =>
    page.evaluate(async () => {
      const response = await fetch("/index.html");
      return { policy: response.headers.get("content-security-policy") ?? "", text: await response.text() };
    });
  const [one, two] = [await load(), await load()];
  expect(one.policy).toContain(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-",
  );
  expect(one.policy).not.toContain("unsafe-inline");
  expect(one.policy).not.toBe(two.policy);
  expect(one.text).toContain(/'nonce-([^']+)'/.exec(one.policy)?.[1] ?? "no nonce");
  expect(one.text).not.toContain("__CSP_NONCE__");
});

test("answers no file outside its folder", async () => {
  const addresses = [
    "/../main.cjs",
    "/%2e%2e/main.cjs",
    "/..%2fmain.cjs",
    "/opened/",
    "/opened/x",
    "/package.json",
  ];
  const statuses = await page.evaluate(
    (list) => Promise.all(list.map(async (address) => (await fetch(address)).status)),
    addresses,
  );
  expect(statuses).toEqual(addresses.map(() => 404));
});

test("reads an opened file, whole and by ranges, until it is closed", async () => {
  const file = await openFile("甲.jptask");
  expect(file).toMatchObject({ name: "甲.jptask", size: content.length });
  const read = (range?: string) =>
    page.evaluate(
      async ([token, wanted]) => {
        const headers: Record<string, string> = wanted ? { range: wanted } : {};
        const response = await fetch(`app://jiangping/opened/${token}`, { headers });
        const body = await response.arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
        return { status: response.status, length: body.byteLength, digest: [...digest].join() };
      },
      [file.token, range] as const,
    );
  const expected = async (bytes: Uint8Array<ArrayBuffer>, status: number) => ({
    status,
    length: bytes.length,
    digest: new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join(),
  });
  expect(await read()).toEqual(await expected(content, 200));
  expect(await read("bytes=1048570-1048590")).toEqual(await expected(content.slice(1048570, 1048591), 206));
  expect(await read("bytes=1500000-")).toEqual(await expected(content.slice(1500000), 206));
  expect(await read("bytes=-7")).toEqual(await expected(content.slice(-7), 206));
  expect((await read("bytes=3000000-")).status).toBe(416);
  expect(await callIn(page, "files:close", { token: file.token })).toEqual({ ok: true, value: null });
  expect((await read()).status).toBe(404);
});

test("refuses every malformed request on every channel", async () => {
  for (const name of Object.keys(calls) as CallName[]) {
    for (const request of malformedRequests(name)) {
      const result = await callIn(page, name, request);
      expect(result, `${name} ${inspect(request)}`).toMatchObject({
        ok: false,
        failure: { code: "bad-request" },
      });
    }
  }
  for (const name of ["nope", "__proto__", "toString"]) {
    expect(await callIn(page, name, null)).toMatchObject({ ok: false, failure: { code: "bad-request" } });
  }
});

test("saves where the user says, whole, and says so plainly when it cannot", async () => {
  await saveTo(app, join(folder, "表"));
  const request = { kind: "pdf", suggestedName: "表", bytes: new Uint8Array([37, 80, 68, 70]) };
  expect(await callIn(page, "files:save", request)).toEqual({ ok: true, value: { name: "表.pdf", folder } });
  expect(await readFile(join(folder, "表.pdf"), "latin1")).toBe("%PDF");
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  await saveTo(app, join(folder, "missing", "表.pdf"));
  expect(await callIn(page, "files:save", request)).toMatchObject({ failure: { code: "not-found" } });
});

test("prints the page as A4", async () => {
  const printed = await page.evaluate(async () => {
    const result = await (window as unknown as BridgedWindow).jiangping.call("print:pdf", null);
    return result.ok ? new TextDecoder("latin1").decode(result.value) : JSON.stringify(result);
  });
  expect(printed.slice(0, 5)).toBe("%PDF-");
  const [width, height] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(printed) ?? []).slice(1).map(Number);
  expect(width).toBeCloseTo(595, -1);
  expect(height).toBeCloseTo(842, -1);
});

test("takes the files of a second start, which ends itself", async () => {
  await page.evaluate(async () => {
    const bridged = window as unknown as BridgedWindow;
    const heard: OpenedFile[] = [];
    bridged.heard = heard;
    bridged.jiangping.on("files:opened", (file) => heard.push(file));
    await bridged.jiangping.call("files:pending", null);
  });
  const second = await startBeside([join(folder, "乙.jpcard"), join(folder, "absent.jptask")], profile);
  const [exitCode] = await once(second, "exit");
  expect(exitCode).toBe(0);
  const heardNames = () =>
    page.evaluate(() => (window as unknown as BridgedWindow).heard?.map((file) => file.name));
  await expect.poll(heardNames).toEqual(["乙.jpcard"]);
});

test("lets editing keys work in a field, though there is no menu", async () => {
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "editing-keys";
    field.style.cssText = "position:fixed;top:0;left:0;z-index:9999";
    document.body.append(field);
    field.focus();
  });
  const field = page.locator("#editing-keys");
  await page.keyboard.type("ab");
  for (const key of ["Control+a", "Control+c", "End", "Control+v"]) await page.keyboard.press(key);
  await expect(field).toHaveValue("abab");
  await page.keyboard.press("Control+z");
  await expect(field).toHaveValue("ab");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await expect(field).toHaveValue("");
  await field.evaluate((element) => element.remove());
});

test("grants durable storage and no other permission", async () => {
  const granted = await page.evaluate(async () => ({
    persisted: await navigator.storage.persist(),
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "granted",
      () => "denied",
    ),
    place: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve("granted"),
        () => resolve("denied"),
      ),
    ),
  }));
  expect(granted).toEqual({ persisted: true, notifications: "denied", camera: "denied", place: "denied" });
});

test("checks no spelling, so no dictionary is fetched, and downloads nothing", async () => {
  const spelling = await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled());
  expect(spelling).toBe(false);
  await app.evaluate(({ session }) => {
    (globalThis as { download?: Promise<boolean> }).download = new Promise((resolve) =>
      session.defaultSession.once("will-download", (event) => resolve(event.defaultPrevented)),
    );
  });
  await page.evaluate(() => {
    const link = document.createElement("a");
    Object.assign(link, { href: URL.createObjectURL(new Blob(["x"])), download: "x.txt" });
    link.click();
  });
  expect(await app.evaluate(() => (globalThis as { download?: Promise<boolean> }).download)).toBe(true);
});

test("keeps the text size for the next start", async () => {
  expect(await callIn(page, "view:scale", { factor: 1.6 })).toEqual({ ok: true, value: null });
  const factorOf = (program: ElectronApplication) =>
    program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
  expect(await factorOf(app)).toBeCloseTo(1.6, 5);
  await app.close();
  // As a kill leaves it that comes before Chromium has written down the newest zoom of its own.
  await writeFile(join(profile, "settings.json"), '{"textScale":1.25}\n');
  ({ app, page } = await launchApp({ profile, args: [join(folder, "乙.jpcard")] }));
  expect(await factorOf(app)).toBeCloseTo(1.25, 5);
  expect(await callIn(page, "view:scaled", null)).toEqual({ ok: true, value: { factor: 1.25 } });
  await callIn(page, "view:scale", { factor: 1 });
});

test.describe("a place on the network", () => {
  let server: Server;
  let address: string;
  let requests = 0;

  test.beforeAll(async () => {
    server = createServer((_request, response) => {
      requests += 1;
      response.end("reached");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  test.afterAll(() => void server.close());

  test("is not reached by fetch, picture, socket or beacon", async () => {
    const outcome = await page.evaluate(async (foreign) => {
      const settled = (wait: (done: (outcome: string) => void) => void) => new Promise<string>(wait);
      navigator.sendBeacon(foreign, "x");
      return {
        fetch: await fetch(foreign, { mode: "no-cors" }).then(
          () => "reached",
          () => "refused",
        ),
        picture: await settled((done) => {
          const image = new Image();
          image.onload = () => done("reached");
          image.onerror = () => done("refused");
          image.src = foreign;
        }),
        socket: await settled((done) => {
          try {
            const socket = new WebSocket(foreign.replace("http", "ws"));
            socket.onopen = () => done("reached");
            socket.onerror = () => done("refused");
          } catch {
            done("refused");
          }
        }),
      };
    }, address);
    expect(outcome).toEqual({ fetch: "refused", picture: "refused", socket: "refused" });
    expect(requests).toBe(0);
  });

  test("is not reached by a page without our policy either: the session blocks it", async () => {
    const failure = await app.evaluate(async ({ BrowserWindow }, foreign) => {
      const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      const outcome = await other.loadURL(foreign).then(
        () => "reached",
        (thrown: Error) => thrown.message,
      );
      other.destroy();
      return outcome;
    }, address);
    expect(failure).toContain("ERR_BLOCKED_BY_CLIENT");
    expect(requests).toBe(0);
  });

  test("opens in no window and is not gone to", async () => {
    expect(await page.evaluate((foreign) => window.open(foreign) === null, address)).toBe(true);
    await page.evaluate((foreign) => {
      window.location.href = foreign;
    }, address);
    await page.evaluate((foreign) => {
      const link = document.createElement("a");
      link.href = foreign;
      link.target = "_blank";
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
    const seen = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL().split("#")[0]),
    );
    expect(seen).toEqual(["app://jiangping/index.html"]);
    expect(requests).toBe(0);
  });
});

test("writes a log without names of people, files or folders", async () => {
  await callIn(page, "log:write", {
    level: "warn",
    code: "e2e",
    detail: "李四 /home/lisi 310101199001011237",
  });
  const log = () => readFile(join(profile, "logs", "jiangping.log"), "utf8");
  await expect.poll(log).toContain("warn window-e2e [text] [path] [digits]");
  expect(await log()).not.toMatch(/\p{Script=Han}|jptask|jpcard|\d{11}/u);
});

test("does not touch a profile that a newer engine has opened", async () => {
  const newer = await emptyProfile();
  const marker = JSON.stringify({ program: "0.0.1", engine: "9999.0.0.0" });
  await writeFile(join(newer, "opened-by.json"), marker);
  const refusing = await startBeside([], newer);
  const ended = once(refusing, "exit");
  const early = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 4000, "waits"))]);
  expect(early).toBe("waits"); // for the reader of its message
  expect(await readdir(newer)).toEqual(["opened-by.json"]);
  expect(await readFile(join(newer, "opened-by.json"), "utf8")).toBe(marker);
  refusing.kill("SIGKILL");
  await ended;
  await removeFolders(newer);
});

/** Starts the program as a user would, without a driver. */
async function startBeside(args: readonly string[], withProfile: string): Promise<ChildProcess> {
  const launch = await launchOf(await findRuntime(), appFolder);
  return spawn(launch.executable, [...launch.args, ...sandboxArgs(), ...args], {
    env: { ...process.env, JIANGPING_PROFILE: withProfile },
    stdio: "ignore",
  });
}
