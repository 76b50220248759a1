import { open } from "node:fs/promises";
import { join } from "node:path";
import type { LogLine } from "../shared/ipc";
import { logFiles, mostLogBytes } from "./log";

/** The log's lines, the newest first, at most so many. Lines that are none of this program's are left out. */
export async function readLogLines(folder: string, most: number): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for (const name of logFiles) {
    const text = await endOf(join(folder, name));
    for (const line of text.split("\n").reverse()) {
      const read = lineIn(line);
      if (read) lines.push(read);
      if (lines.length === most) return lines;
    }
  }
  return lines;
}

/** The whole log as it lies there, the oldest line first. */
export async function readWholeLog(folder: string): Promise<Buffer> {
  const parts: string[] = [];
  for (const name of logFiles) parts.unshift(await endOf(join(folder, name)));
  return Buffer.from(parts.join(""));
}

const form =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (info|warn|error) ([\w.:-]{1,120}) ([\x20-\x7e]{0,4000})$/;

function lineIn(line: string): LogLine | null {
  const [, at, level, code, detail] = form.exec(line) ?? [];
  if (at === undefined || code === undefined || detail === undefined) return null;
  if (Number.isNaN(Date.parse(at))) return null;
  return { at, level: level as LogLine["level"], code, detail };
}

/** The text of a file, its last part where something made it longer than the program ever does; empty where there is none. */
async function endOf(path: string): Promise<string> {
  const file = await open(path, "r").catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === "ENOENT") return null;
    throw thrown;
  });
  if (!file) return "";
  try {
    const { size } = await file.stat();
    const length = Math.min(size, mostLogBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
