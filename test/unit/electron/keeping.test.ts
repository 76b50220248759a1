import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Log, logLine } from "../../../electron/log";
import { SettingsFile } from "../../../electron/settings";
import { emptyFolder } from "./folder";

describe("the log", () => {
  it("holds no names, numbers or paths, and one line each", () => {
    const detail =
      "ENOENT /home/lisi/材料.pdf 李四 310101199001011237 a\nb C:\\Users\\x\\y 13800138000 file:///q";
    const line = logLine("2026-01-01T00:00:00.000Z", "warn", "a b/c", detail);
    expect(line).toBe(
      "2026-01-01T00:00:00.000Z warn a_b_c ENOENT [path] [text] [digits] a b [path] [digits] [path]\n",
    );
  });

  it("keeps the order of lines and turns over with three files at most", async () => {
    const folder = await emptyFolder();
    const log = new Log(folder, () => new Date(0));
    const lines = Array.from({ length: 1500 }, (_, index) =>
      log.write("info", `n${index}`, "x".repeat(1500)),
    );
    await Promise.all(lines);
    const files = (await readdir(join(folder, "logs"))).sort();
    expect(files).toEqual(["jiangping.log", "jiangping.log.1", "jiangping.log.2"]);
    const last = (await readFile(join(folder, "logs", "jiangping.log"), "utf8")).trimEnd().split("\n");
    const numbers = last.map((line) => Number(/ n(\d+) /.exec(line)?.[1]));
    expect(numbers).toEqual(numbers.map((_, index) => 1500 - numbers.length + index));
  });
});

describe("the settings", () => {
  it("are there again at the next start", async () => {
    const folder = await emptyFolder();
    const settings = new SettingsFile(folder);
    expect(settings.current.textScale).toBe(1);
    await Promise.all([settings.keep({ textScale: 1.4 }), settings.keep({ textScale: 1.6 })]);
    expect(new SettingsFile(folder).current.textScale).toBe(1.6);
    expect(await readdir(folder)).toEqual(["settings.json"]);
  });

  it("end with the newest, however many were kept meanwhile", async () => {
    const folder = await emptyFolder();
    const settings = new SettingsFile(folder);
    const kept: Promise<void>[] = [];
    for (const textScale of [1.1, 1.25, 1.4, 1.6, 1]) {
      kept.push(settings.keep({ textScale }));
      await Promise.resolve();
    }
    await Promise.all(kept);
    expect(new SettingsFile(folder).current.textScale).toBe(1);
    await settings.keep({ textScale: 1.25 });
    expect(new SettingsFile(folder).current.textScale).toBe(1.25);
  });

  it("fall back to 100 % when the file is damaged or says nonsense", async () => {
    const folder = await emptyFolder();
    for (const text of ["", "{", "null", '{"textScale":9}', '{"textScale":"1.6"}']) {
      await writeFile(join(folder, "settings.json"), text);
      expect(new SettingsFile(folder).current.textScale, text).toBe(1);
    }
  });
});
