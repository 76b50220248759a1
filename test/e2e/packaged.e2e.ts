import { chmod, cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { expect, test } from "@playwright/test";
import { appFolder, root } from "../../build/ready/places.mjs";
import { sandboxArgs } from "../../build/ready/program.mjs";
import manifest from "../../package.json" with { type: "json" };
import { entriesOf, takeApart } from "../fixtures/bag-workshop";
import { rawZip } from "../fixtures/raw-zip";
import { type Manner, type Ran, ran } from "./command-line";
import { removeFolders } from "./launch";

// The program as it is packaged, where no window can open: nothing here has a display.

let folder: string;
let executable: string;
let vectors: string;

test.beforeAll(async () => {
  // Run alone, packing first makes what is stale: perhaps the whole sample round.
  test.setTimeout(600_000);
  // Outside the checkout, where every user may read it: Chromium's sandbox is only tried by another user than root.
  folder = await mkdtemp(join(tmpdir(), "jiangping-packaged-"));
  await chmod(folder, 0o755);
  vectors = join(folder, "vectors");
  await cp(join(root, "test", "vectors"), vectors, { recursive: true });
  const packing = [join(root, "build", "ready", "package.mjs"), "--dir", `-c.directories.output=${folder}`];
  expect(await ran(process.execPath, packing)).toMatchObject({ code: 0 });
  executable = join(folder, "linux-unpacked", "jiangping");
});

test.afterAll(() => removeFolders(folder));

/** An environment without any display or message bus. */
const bare = (more: Record<string, string> = {}) => ({ PATH: process.env.PATH ?? "", HOME: folder, ...more });

const packaged = (args: readonly string[], { env, ...manner }: Manner = {}): Promise<Ran> =>
  ran(executable, [...sandboxArgs(), ...args], { ...manner, env: bare(env), cwd: vectors });

const plain = (args: readonly string[]): Promise<Ran> =>
  ran(process.execPath, [join(appFolder, "cli.cjs"), ...args], { cwd: vectors });

const trusted = ["--card", "bureau.jpcard", "--card", "expert.jpcard"];
const bureau = ["--identity", "bureau.age-key"];

test("every vector is answered as plain Node answers, byte for byte", async () => {
  const names = (await readdir(vectors)).filter((each) => /\.jp(task|review|card)$/.test(each));
  expect(names.length).toBeGreaterThanOrEqual(9);
  for (const args of [
    ["verify", ...names, ...trusted, ...bureau, "--task", "small.jptask"],
    ["verify", ...names, ...trusted],
    ["inspect", ...names, ...bureau],
    ["card", ...names],
  ]) {
    const answer = await packaged([...args, "--json"]);
    expect(answer).toEqual(await plain([...args, "--json"]));
    expect(answer.out.trimEnd().split("\n")).toHaveLength(names.length);
    expect(await packaged(args)).toEqual(await plain(args));
  }
  expect((await packaged(["schema"])).out).toBe((await plain(["schema"])).out);
});

test("exit codes tell accepted, refused and wrong usage", async () => {
  expect(await packaged(["verify", "small.jptask", ...trusted])).toMatchObject({ code: 0 });
  expect(await packaged(["verify", "changed-payload.jptask", ...trusted])).toMatchObject({ code: 1 });
  expect(await packaged(["verify", "small.jpreview", ...trusted])).toMatchObject({ code: 2, out: "" });
  expect(await packaged(["verify"])).toMatchObject({ code: 2, out: "" });
});

test("a bundle comes through a pipe", async () => {
  const input = await readFile(join(vectors, "small.jpreview"));
  const answer = await packaged(["verify", "-", ...trusted, ...bureau], { input });
  expect(answer).toEqual({ code: 0, out: expect.stringMatching(/^通过 -：评审包，示例专家甲，/) });
});

test("a deflated package opens, though this runtime inflates nothing by itself", async () => {
  const bench = await takeApart(await readFile(join(vectors, "small.jptask")));
  const bytes = rawZip(entriesOf(bench).map((each) => ({ ...each, deflate: true })));
  await writeFile(join(vectors, "deflated.jptask"), bytes);
  const args = ["verify", "deflated.jptask", ...trusted, ...bureau, "--json"];
  const answer = await packaged(args);
  expect(JSON.parse(answer.out)).toMatchObject({ ok: true, checked: ["signature", "files", "contents"] });
  expect(answer).toEqual(await plain(args));
});

test("whoever starts it cannot make it run other code, and it leaves nothing in the user's home", async () => {
  const fuses = await getCurrentFuseWire(executable);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  const home = join(folder, "home");
  await cp(join(root, "test", "vectors", "README.md"), join(home, "README.md"));
  const env = { HOME: home, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "--require /nowhere.cjs" };
  expect(await packaged(["--version"], { env })).toEqual({ code: 0, out: `jiangping ${manifest.version}\n` });
  expect(await readdir(home)).toEqual(["README.md"]);
});

test("another user than root needs no switch", async () => {
  const args = ["verify", "bureau.jpcard", "traversal.jptask"];
  const command = process.getuid?.() === 0 ? ["runuser", "-u", "nobody", "--", executable] : [executable];
  const [first = "", ...rest] = [...command, ...args];
  expect(await ran(first, rest, { env: bare(), cwd: vectors })).toEqual(await plain(args));
});
