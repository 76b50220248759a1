import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { canaries } from "./canaries";
import { killApp, type Launched, launchApp, removeFolders } from "./launch";
import { findInFolder } from "./traces";

/** How a dump of a process's memory begins: Chromium's, and the system's own. */
const beginnings = [Buffer.from("MDMP"), Buffer.from("\x7fELF")];

/** The files under a folder that hold a process's memory, by their beginning or their name. */
async function dumpsIn(folder: string): Promise<string[]> {
  const dumps: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    const named = bytes.length > 0 && /\.(dmp|mdmp)$|^core(\.\d+)?$/u.test(entry.name);
    if (named || beginnings.some((each) => bytes.subarray(0, 4).equals(each))) dumps.push(entry.name);
  }
  return dumps;
}

/** The processes that were told of a folder, and would write crash dumps. */
async function crashHandlersOf(folder: string): Promise<string[]> {
  const running = (await readdir("/proc")).filter((name) => /^\d+$/u.test(name));
  const lines = await Promise.all(
    // A process that ends meanwhile has none.
    running.map((id) => readFile(join("/proc", id, "cmdline"), "utf8").catch(() => "")),
  );
  return lines.filter(
    (line) => line.includes(folder) && /crashpad|breakpad/u.test(line.split("\0", 1)[0] ?? ""),
  );
}

/** What the window shows, asked of the main process: a page that crashed answers a test's own questions no more. */
const shown = ({ app }: Launched) =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return "";
    const asked = contents.executeJavaScript('document.querySelector("[data-screen]")?.dataset.screen ?? ""');
    // A process that dies before it answers would be waited for without an end.
    return Promise.race([asked, new Promise<string>((resolve) => setTimeout(resolve, 1000, ""))]);
  });

/** Has the system write the memory of processes that crash, as some do, into files of any size; gives what it was before. */
function allowCores(limit: string): string {
  const prlimit = (...args: string[]) =>
    execFileSync("prlimit", [`--pid=${process.pid}`, ...args], { encoding: "utf8" }).trim();
  const before = prlimit("--core", "--output=SOFT", "--noheadings");
  prlimit(`--core=${limit}:`);
  return before;
}

test("a window that crashes comes back, and nobody writes its memory down", async () => {
  test.setTimeout(120_000);
  const machine = await mkdtemp(join(tmpdir(), "jiangping-crashed-"));
  const place = (name: string) => join(machine, name);
  for (const name of ["profile", "tmp", "home"]) await mkdir(place(name));
  const held = [canaries.comment, canaries.opinion];
  await writeFile(join(place("tmp"), "planted.dmp"), `MDMP${held[0]}`);
  expect([await dumpsIn(machine), (await findInFolder(machine, held)).length]).toEqual([["planted.dmp"], 1]);
  await rm(join(place("tmp"), "planted.dmp"));

  const env = {
    TMPDIR: place("tmp"),
    HOME: place("home"),
    XDG_CONFIG_HOME: undefined,
    XDG_CACHE_HOME: undefined,
  };
  const limit = allowCores("unlimited");
  const desk = await launchApp({ profile: place("profile"), env });
  const before = await readdir(process.cwd());
  try {
    await expect.poll(() => shown(desk)).toBe("first-start");
    expect(await crashHandlersOf(machine)).toEqual([]);
    for (let crashes = 1; crashes <= 2; crashes += 1) {
      await desk.app.evaluate(async ({ BrowserWindow }, words) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents) throw new Error("no window");
        await contents.executeJavaScript(`window.held = ${JSON.stringify(words)}.join("")`);
        const gone = new Promise((resolve) => contents.once("render-process-gone", resolve));
        contents.forcefullyCrashRenderer();
        await gone;
      }, held);
      const log = () => readFile(join(place("profile"), "logs", "jiangping.log"), "utf8");
      await expect.poll(async () => (await log()).match(/ error window-gone /gu)?.length).toBe(crashes);
      await expect.poll(() => shown(desk), { timeout: 30_000 }).toBe("first-start");
    }
  } finally {
    await killApp(desk.app);
    allowCores(limit);
  }
  expect(await dumpsIn(machine)).toEqual([]);
  expect(await findInFolder(machine, held)).toEqual([]);
  // Where the system writes them here: names and registers, and nothing that the window held.
  const cores = (await readdir(process.cwd())).filter(
    (name) => /^core/u.test(name) && !before.includes(name),
  );
  for (const name of cores) {
    const file = join(process.cwd(), name);
    const { size } = await stat(file);
    const words = size < 1_000_000 ? await readFile(file) : null;
    await rm(file);
    expect(size, name).toBeLessThan(1_000_000);
    for (const word of held) expect(words?.includes(Buffer.from(word, "utf16le")), name).toBe(false);
  }
  await removeFolders(machine);
});
