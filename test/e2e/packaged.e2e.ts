import { chmod, cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { expect, test } from "@playwright/test";
import { appFolder, root } from "../../build/ready/places.mjs";
import { sandboxArgs } from "../../build/ready/program.mjs";
import manifest from "../../package.json" with { type: "json" };
import { entriesOf, takeApart } from "../fixtures/bag-workshop";
import { rawZip } from "../fixtures/raw-zip";
import { type Manner, type Ran, ran } from "./command-line";
import { removeFolders } from "./launch";
import { hasFuse, openToInspector, wantedFuses, wrongFuses } from "./packaged/fuses";
import { expertsJourney } from "./packaged/journey";
import { recorded, recordedBy } from "./packaged/network-record";
import { toldAtStart } from "./packaged/told-at-start";

// The program as it is packaged. What its command line does is shown where no window can open, without a display.

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
  const home = join(folder, "home");
  await cp(join(root, "test", "vectors", "README.md"), join(home, "README.md"));
  const env = { HOME: home, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "--require /nowhere.cjs" };
  expect(await packaged(["--version"], { env })).toEqual({ code: 0, out: `jiangping ${manifest.version}\n` });
  expect(await readdir(home)).toEqual(["README.md"]);
});

test("19. Check which fuses you can change: all are set as the configuration says", async () => {
  expect(await wrongFuses(executable)).toEqual([]);
});

test("19. Check which fuses you can change: each one changed is found", async () => {
  const copy = join(folder, "fuses");
  await cp(executable, copy);
  for (const [fuse, wanted] of wantedFuses) {
    if (!(await hasFuse(executable, fuse))) continue;
    await flipFuses(copy, { version: FuseVersion.V1, [fuse]: !wanted });
    expect(await wrongFuses(copy), FuseV1Options[fuse]).toEqual([FuseV1Options[fuse]]);
    await flipFuses(copy, { version: FuseVersion.V1, [fuse]: wanted });
  }
  expect(await wrongFuses(copy)).toEqual([]);
});

test("another user than root needs no switch", async () => {
  const args = ["verify", "bureau.jpcard", "traversal.jptask"];
  const command = process.getuid?.() === 0 ? ["runuser", "-u", "nobody", "--", executable] : [executable];
  const [first = "", ...rest] = [...command, ...args];
  expect(await ran(first, rest, { env: bare(), cwd: vectors })).toEqual(await plain(args));
});

test("an expert goes from a task package to a bundle that verifies, and nothing tries to reach a network", async () => {
  // Playwright comes in through Node's inspector, which is shut in what ships.
  const driven = await openToInspector(join(folder, "linux-unpacked"), join(folder, "driven"));
  const record = join(folder, "network.txt");
  const launch = { executable: await recordedBy(driven, record), args: sandboxArgs() };
  const bundle = join(folder, "packaged.jpreview");
  const refused = await expertsJourney({ launch, vectors, folder, bundle });

  expect(refused, "requests that the session refused").toBe(0);
  const { reachedOut, listening } = recorded(await readFile(record, "utf8"));
  expect(reachedOut).toEqual([]);
  expect(listening.length, "the driver's own doors are in the record").toBeGreaterThan(0);
  const args = ["verify", bundle, ...trusted, ...bureau, "--task", "small.jptask", "--json"];
  const verified = await packaged(args);
  expect(verified).toEqual(await plain(args));
  expect(JSON.parse(verified.out)).toMatchObject({ ok: true, kind: "review" });
});

test("the record of the network has what tries to reach out", async () => {
  const record = join(folder, "control.txt");
  const reaching = `
    require("net").connect(9, "127.0.0.2").on("error", () => {});
    require("dgram").createSocket("udp4").send("x", 9, "127.0.0.2", () => process.exit());`;
  await ran(await recordedBy(process.execPath, record), ["-e", reaching]);
  const { reachedOut } = recorded(await readFile(record, "utf8"));
  expect(reachedOut.filter((line) => /connect\(.*127\.0\.0\.2/.test(line))).toHaveLength(1);
  expect(reachedOut.filter((line) => /send\w+\(.*127\.0\.0\.2/.test(line))).toHaveLength(1);
});

test("no switch opens the program to another one", async () => {
  const doors = ["--inspect=0", "--remote-debugging-port=0"];
  expect(await toldAtStart(executable, doors)).not.toMatch(/listening/i);
  const opened = await openToInspector(join(folder, "linux-unpacked"), join(folder, "opened"));
  const open = await toldAtStart(opened, doors);
  expect(open).toMatch(/Debugger listening/);
  expect(open).toMatch(/DevTools listening/);
});
