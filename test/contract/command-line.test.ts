import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { appFolder } from "../../build/ready/places.mjs";
import { commandIn } from "../../electron/command-line";
import { ensureBundle, shell } from "../unit/electron/cli/run-cli";
import { emptyFolder } from "../unit/electron/folder";
import { vectorPath } from "./vectors";

describe("what the packaged program was started for", () => {
  it.each([
    [
      ["verify", "a.jptask", "--json"],
      ["verify", "a.jptask", "--json"],
    ],
    [
      ["--no-sandbox", "inspect", "--", "-"],
      ["inspect", "--", "-"],
    ],
    [["--no-sandbox", "--version"], ["--version"]],
    [["-h"], ["-h"]],
    [["schema"], ["schema"]],
    [[], null],
    [["a.jptask"], null],
    [["a.jptask", "verify"], null],
    [["--no-sandbox", "/home/verify", "card"], null],
    [["--lang=zh-CN", "--remote-debugging-port=0"], null],
    [["constructor"], null],
  ])("%j", (words, command) => {
    expect(commandIn(["/opt/jiangping", ...words])).toEqual(command);
  });
});

describe("a command line that the main thread waits for", () => {
  beforeAll(ensureBundle);

  /** Waits as the packaged program's main thread does, with `preload` loaded into every thread. */
  async function waited(args: readonly string[], preload = "") {
    const folder = await emptyFolder();
    const supervision = `{ ended, args: ${JSON.stringify(args)} }`;
    await writeFile(join(folder, "preload.cjs"), preload);
    await writeFile(
      join(folder, "main.cjs"),
      `const { Worker } = require("node:worker_threads");
       const ended = new Int32Array(new SharedArrayBuffer(8));
       new Worker(process.argv[2], { workerData: { supervision: ${supervision} } });
       Atomics.wait(ended, 0, 0);
       process.exit(ended[1]);`,
    );
    return shell(`node --max-old-space-size=64 --require "$1/preload.cjs" "$1/main.cjs" "$2"`, [
      folder,
      join(appFolder, "cli.cjs"),
    ]);
  }

  it("hands its output and exit code on", async () => {
    const card = vectorPath("bureau.jpcard");
    expect(await waited(["verify", card])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^通过 bureau/),
      err: "",
    });
    expect(await waited(["verify", vectorPath("traversal.jptask")])).toMatchObject({ code: 1, err: "" });
    expect(await waited(["verify"])).toMatchObject({ code: 2, out: "" });
  });

  it("ends also where its worker dies", async () => {
    const dying = (how: string) =>
      `const { isMainThread, workerData } = require("node:worker_threads"); if (!isMainThread && !workerData) ${how};`;
    const thrown = await waited(["verify"], dying(`throw new Error("made up")`));
    expect(thrown).toMatchObject({
      code: 70,
      out: "",
      err: expect.stringContaining("程序出错：Error: made up"),
    });
    const full = await waited(["verify"], dying("for (const all = [];;) all.push([...Array(1e5).keys()])"));
    expect(full.code).toBe(70);
    expect(full.err).toContain("ERR_WORKER_OUT_OF_MEMORY");
  });
});
