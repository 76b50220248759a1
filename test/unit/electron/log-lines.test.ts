import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Log, logFiles, mostLogBytes } from "../../../electron/log";
import { readLogLines, readWholeLog } from "../../../electron/log-lines";
import { levelWords, lineTime, meaningOf } from "../../../renderer/app/log/log-words";
import { calls, mostLogLines } from "../../../shared/ipc";
import { emptyFolder } from "./folder";

const at = "2026-09-01T00:00:00.000Z";

/** A log whose files hold these texts, the newest first. */
async function logOf(...texts: string[]): Promise<string> {
  const folder = join(await emptyFolder(), "logs");
  await mkdir(folder);
  for (const [index, text] of texts.entries()) await writeFile(join(folder, logFiles[index] ?? ""), text);
  return folder;
}

describe("the log that is shown", () => {
  it("is empty before there is one", async () => {
    const folder = join(await emptyFolder(), "logs");
    expect([await readLogLines(folder, mostLogLines), (await readWholeLog(folder)).length]).toEqual([[], 0]);
  });

  it("holds what was written, the newest first, over all of its files", async () => {
    const log = new Log(await emptyFolder(), () => new Date(at));
    const filler = "x".repeat(3000);
    for (let count = 0; count < 400; count += 1) void log.write("warn", "ipc-no-space", `${count} ${filler}`);
    await log.write("error", "window-gone", "crashed");
    expect((await readdir(log.folder)).sort()).toEqual([...logFiles]);
    const lines = await readLogLines(log.folder, mostLogLines);
    expect(lines[0]).toEqual({ at, level: "error", code: "window-gone", detail: "crashed" });
    const counted = lines.slice(1).map(({ detail }) => Number(detail.split(" ")[0]));
    expect(counted).toEqual(counted.map((_, index) => 399 - index));
    const whole = (await readWholeLog(log.folder)).toString();
    expect(whole.trimEnd().split("\n")).toHaveLength(lines.length);
    expect(whole.trimEnd().endsWith("window-gone crashed")).toBe(true);
  });

  it("leaves out what is no line of the program, and is bounded whatever lies there", async () => {
    const line = `${at} info start 0.1.0\n`;
    const reply = calls["log:read"].reply;
    const foreign = [
      "no line",
      `${at} info start 身份证`,
      `${at} trace start x`,
      `yesterday info start x`,
      "",
    ];
    expect(
      await readLogLines(await logOf(`${foreign.join("\n")}\n${line}`, line), mostLogLines),
    ).toHaveLength(2);
    const long = await logOf(line.repeat(3 * mostLogLines), line, "z".repeat(4 * mostLogBytes));
    const lines = await readLogLines(long, mostLogLines);
    expect(lines).toHaveLength(mostLogLines);
    expect(reply.safeParse({ lines }).success).toBe(true);
    expect((await readWholeLog(long)).length).toBeLessThan(3 * mostLogBytes);
  });

  it("says what every code of the main process means", async () => {
    const folder = join(import.meta.dirname, "../../../electron");
    const sources = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
    const codes = new Set<string>();
    for (const name of sources)
      for (const [, code] of (await readFile(join(folder, name), "utf8")).matchAll(
        /log\.write\(\s*"(?:info|warn|error)",\s*["`]([\w-]+)/gu,
      ))
        codes.add(code ?? "");
    expect(codes.size).toBeGreaterThan(10);
    for (const code of codes) expect(meaningOf(code), code).toMatch(/\p{Script=Han}/u);
    expect(meaningOf("ipc-forbidden")).toBe(meaningOf("ipc"));
    expect(meaningOf("ipc-no-space")).not.toBe(meaningOf("ipc"));
    expect(meaningOf("startled")).toBeNull();
    expect(Object.values(levelWords)).toHaveLength(3);
    expect(lineTime(at)).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });
});
