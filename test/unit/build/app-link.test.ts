import { mkdir, mkdtemp, readlink, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { launchOf } from "../../../build/ready/app-link.mjs";

let folder: string;
let packaged: { source: "registry"; folder: string; executable: string; version: string };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-twins-"));
  const runtime = join(folder, "runtime");
  await mkdir(join(runtime, "resources", "app"), { recursive: true });
  await mkdir(join(runtime, "locales"));
  await writeFile(join(runtime, "electron"), "binary", { mode: 0o755 });
  await writeFile(join(runtime, "locales", "zh-CN.pak"), "words");
  await writeFile(join(runtime, "resources", "app", "theirs.js"), "");
  packaged = {
    source: "registry",
    folder: runtime,
    executable: join(runtime, "electron"),
    version: "25.1.1",
  };
});

const launch = (app: string) => launchOf(packaged, app, join(folder, "twins"));

test("a runtime that takes a path gets the application's folder as its argument", async () => {
  await writeFile(join(packaged.folder, "resources", "default_app.asar"), "");
  expect(await launch("/app/a")).toEqual({ executable: packaged.executable, args: ["/app/a"] });
});

test("a packaged runtime gets a twin that links to the application and carries no other", async () => {
  const { executable, args } = await launch("/app/a");
  const twin = dirname(executable);
  expect(args).toEqual([]);
  expect(await readlink(join(twin, "resources", "app"))).toBe("/app/a");
  expect((await stat(join(twin, "locales", "zh-CN.pak"))).size).toBe(5);
  expect((await stat(executable)).mode & 0o111).not.toBe(0);
});

test("two applications never share a twin, and the same one gets its own again", async () => {
  const [a, b, again] = [await launch("/app/a"), await launch("/app/b"), await launch("/app/a")];
  expect(a.executable).not.toBe(b.executable);
  expect(again).toEqual(a);
  expect(await readlink(join(dirname(a.executable), "resources", "app"))).toBe("/app/a");
});

test("a runtime that was replaced gets a new twin", async () => {
  const before = await launch("/app/a");
  await rm(packaged.executable);
  await writeFile(packaged.executable, "another binary", { mode: 0o755 });
  expect((await launch("/app/a")).executable).not.toBe(before.executable);
});
