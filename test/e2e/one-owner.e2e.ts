import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { launchOf } from "../../build/ready/app-link.mjs";
import { findRuntime } from "../../build/ready/electron-runtime.mjs";
import { appFolder } from "../../build/ready/places.mjs";
import { sandboxArgs } from "../../build/ready/program.mjs";
import { linkTree } from "./checklist/program";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { ownDisplay } from "./own-display";
import { screenOf } from "./steps/identity";

/** One profile has one program at a time, and what stands in the way of it is said in Chinese. */

let folder: string;
let profile: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-owner-"));
  profile = await emptyProfile();
});

test.afterEach(() => removeFolders(folder, profile));

/** Answers each message box as told and writes down what it said, and that the program was to start anew. */
const answering = `
const Module = require("node:module");
const { appendFileSync } = require("node:fs");
const load = Module._load;
Module._load = function (name, ...more) {
  const loaded = load.call(this, name, ...more);
  if (name !== "electron" || !loaded.dialog) return loaded;
  loaded.dialog.showMessageBox = async (options) => {
    appendFileSync(process.env.TEST_TOLD, JSON.stringify(options) + "\\n");
    return { response: Number(process.env.TEST_ANSWER) };
  };
  loaded.app.relaunch = () => appendFileSync(process.env.TEST_TOLD, "anew\\n");
  return loaded;
};
`;

interface Ended {
  readonly code: number | null;
  /** What was said, line by line. */
  readonly told: readonly string[];
  readonly errors: string;
}

/** Starts the program on a profile without a driver, answers its message box, and waits for its end. */
async function startTold(inProfile: string, answer = 0, user = {}): Promise<Ended> {
  const [stub, told] = [join(folder, "answering.cjs"), join(folder, "told")];
  await Promise.all([writeFile(stub, answering), writeFile(told, "")]);
  await Promise.all([chmod(folder, 0o755), chmod(told, 0o666)]);
  const env = { TEST_TOLD: told, TEST_ANSWER: String(answer), NODE_OPTIONS: `--require=${stub}` };
  const program = await startBeside(inProfile, env, user);
  let errors = "";
  program.stderr?.on("data", (piece) => {
    errors += piece;
  });
  const [code] = await once(program, "exit");
  const lines = (await readFile(told, "utf8")).split("\n").filter((line) => line !== "");
  return { code, told: lines, errors };
}

async function startBeside(inProfile: string, env = {}, user = {}): Promise<ChildProcess> {
  await ownDisplay();
  const [built, twins] = "uid" in user ? [join(folder, "app"), join(folder, "runtime")] : [appFolder];
  const launch = await launchOf(await findRuntime(), built, twins);
  return spawn(launch.executable, [...launch.args, ...sandboxArgs()], {
    ...user,
    env: { ...process.env, NODE_OPTIONS: undefined, ...env, JIANGPING_PROFILE: inProfile },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

test("a second start brings the first one's window forward and ends, and writes nothing", async () => {
  const { app, page } = await launchApp({ profile });
  try {
    await expect(screenOf(page, "first-start")).toBeVisible();
    const shown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await shown()).toBe(false);
    const lock = await readlink(join(profile, "SingletonLock"));
    const [code] = await once(await startBeside(profile), "exit");
    expect(code).toBe(0);
    await expect.poll(shown).toBe(true);
    expect(await readlink(join(profile, "SingletonLock"))).toBe(lock);
    const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
  } finally {
    await killApp(app);
  }
});

test("of two starts at once one stays, and one only", async () => {
  const both = await Promise.all([startBeside(profile), startBeside(profile)]);
  const ended = await Promise.race(both.map(async (each) => [each, (await once(each, "exit"))[0]] as const));
  try {
    expect(ended[1]).toBe(0);
    const [stays] = both.filter((each) => each !== ended[0]);
    expect(await readlink(join(profile, "SingletonLock"))).toBe(`${hostname()}-${stays?.pid}`);
  } finally {
    for (const each of both) each.kill("SIGKILL");
  }
});

test("a lock that a killed program left is taken over", async () => {
  const first = await launchApp({ profile });
  await killApp(first.app);
  expect(await readlink(join(profile, "SingletonLock"))).toBe(`${hostname()}-${first.app.process().pid}`);
  const { app, page } = await launchApp({ profile });
  await expect(screenOf(page, "first-start")).toBeVisible();
  await killApp(app);
});

test("another computer's lock is told, with its name, and stays unless a person says it is left over", async () => {
  await symlink("示例电脑-77", join(profile, "SingletonLock"));
  const refused = await startTold(profile, 0);
  expect([refused.code, refused.told.length]).toEqual([3, 1]);
  expect(refused.told[0]).toContain("正被另一台电脑“示例电脑”使用");
  expect(await readdir(profile)).toEqual(["SingletonLock"]);
  const confirmed = await startTold(profile, 1);
  expect([confirmed.code, confirmed.told[1]]).toEqual([3, "anew"]);
  expect(await readdir(profile)).toEqual([]);
  const { app, page } = await launchApp({ profile });
  await expect(screenOf(page, "first-start")).toBeVisible();
  await killApp(app);
});

test("where there can be no profile one Chinese sentence says so", async () => {
  await writeFile(join(folder, "file"), "");
  const { code, told, errors } = await startTold(join(folder, "file", "profile"));
  expect([code, told.length]).toEqual([3, 1]);
  expect(told[0]).toContain("存放评审数据的文件夹打不开");
  expect(errors).not.toMatch(/Error:|at .*\.cjs/u);
});

test("a profile whose parent is not there yet is made", async () => {
  const made = join(folder, "a", "b", "profile");
  await mkdir(join(folder, "a"));
  const { app, page } = await launchApp({ profile: made });
  await expect(screenOf(page, "first-start")).toBeVisible();
  await killApp(app);
  expect(await readdir(made)).toContain("opened-by.json");
});

test("a profile that this user may not write, or that is another user's, says so and stays as it is", async () => {
  // Root may write everything: the program runs as an ordinary user then, from copies that such a one can read.
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: 65_534, gid: 65_534, cwd: folder } : {};
  await chmod(folder, 0o755);
  if (isRoot) await linkTree(appFolder, join(folder, "app"));
  const [readOnly, others] = [join(folder, "read-only"), join(folder, "others")];
  for (const each of [readOnly, others]) {
    await mkdir(each);
    await writeFile(join(each, "settings.json"), "{}");
  }
  if (isRoot) await chown(readOnly, 65_534, 65_534);
  await chmod(readOnly, 0o555);
  await chmod(others, isRoot ? 0o700 : 0o000);
  const before = await stat(others);
  for (const each of [readOnly, others]) {
    const { code, told } = await startTold(each, 0, user);
    expect(code).toBe(3);
    const [said = "", ...more] = told;
    expect(more).toEqual([]);
    const { message, detail, buttons } = JSON.parse(said);
    expect(message).toBe("存放评审数据的文件夹不允许当前用户写入，程序未能启动。");
    expect(detail).toContain("可能属于这台电脑的另一个用户，或者是只读的。数据没有任何改动。");
    expect(buttons).toEqual(["退出"]);
  }
  expect((await stat(others)).mtimeMs).toBe(before.mtimeMs);
  for (const each of [readOnly, others]) {
    await chmod(each, 0o755);
    expect(await readdir(each)).toEqual(["settings.json"]);
  }
});
