import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, it, onTestFinished } from "vitest";
import { OpenedFiles } from "../../../electron/opened-files";
import { type LineEnd, serveLine } from "../../../electron/reading-line";
import { LineSource, mostAskedBytes } from "../../../renderer/worker/line-source";
import { type LineReply, lineRequestSchema, mostLineBytes } from "../../../shared/ipc";
import { emptyFolder } from "./folder";

const content = Uint8Array.from({ length: 9_000_000 }, (_, index) => (index * 7919) >> 3);

/** A line to an opened file, its two ends as Electron's main process and the window's worker have them. */
async function lineTo(token?: string) {
  const path = join(await emptyFolder(), "样例.jptask");
  await writeFile(path, content);
  const opened = new OpenedFiles();
  const file = await opened.add(path);
  const { port1, port2 } = new MessageChannel();
  const served: LineEnd = {
    on: (_event, listener) => port1.on("message", (data: unknown) => listener({ data })),
    postMessage: (reply) => port1.postMessage(reply),
    start: () => port1.start(),
  };
  serveLine(served, token ?? file.token, opened, lineRequestSchema);
  onTestFinished(async () => {
    port2.close();
    await opened.close(file.token);
  });
  const { size, name } = file;
  const source = new LineSource({ from: "line", port: port2 as unknown as MessagePort, size, name });
  return { path, opened, file, source, port: port2 };
}

const ended = { refusal: { code: "storage-failed", file: "样例.jptask" } };

describe("a file read over a line", () => {
  it.each([
    ["a few bytes", 5, 10],
    ["a piece", 4_194_304, 4_194_304],
    ["more than one request may ask for", 100, 8_900_000],
    ["to the end", 8_999_999, 1],
    ["nothing", 9_000_000, 0],
  ])("gives %s", async (_what, offset, length) => {
    const { source } = await lineTo();
    const read = await source.read(offset, length);
    expect(Buffer.compare(read, content.subarray(offset, offset + length))).toBe(0);
  });

  it("gives each reader its own when several read at once", async () => {
    const { source } = await lineTo();
    const reads = Array.from({ length: 20 }, (_, index) => source.read(index * 400_000, 1000));
    for (const [index, read] of (await Promise.all(reads)).entries())
      expect(Buffer.compare(read, content.subarray(index * 400_000, index * 400_000 + 1000))).toBe(0);
  });

  it("refuses where the file was cut or closed meanwhile, or was never open", async () => {
    const cut = await lineTo();
    await truncate(cut.path, 1000);
    await expect(cut.source.read(500, 1000)).rejects.toMatchObject(ended);
    const closed = await lineTo();
    await closed.source.read(0, 1);
    await closed.opened.close(closed.file.token);
    await expect(closed.source.read(0, 1)).rejects.toMatchObject(ended);
    const never = await lineTo("6f1c4a1e-0000-4000-8000-000000000000");
    await expect(never.source.read(0, 1)).rejects.toMatchObject(ended);
  });

  it("stops waiting when told to", async () => {
    const { source } = await lineTo();
    const stop = new AbortController();
    const reading = source.read(0, 1_000_000, stop.signal);
    stop.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await expect(source.read(0, 1, stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });

  it("answers no malformed request", async () => {
    const { port, source } = await lineTo();
    const heard: LineReply[] = [];
    port.on("message", (reply: LineReply) => heard.push(reply));
    for (const odd of [
      null,
      "read",
      { id: 1, offset: 0 },
      { id: 1, offset: -1, length: 1 },
      { id: 1, offset: 0, length: mostLineBytes + 1 },
      { id: 1, offset: 0.5, length: 1 },
      { id: 1, offset: 0, length: 1, path: "/etc/passwd" },
    ])
      port.postMessage(odd);
    await source.read(0, 1);
    expect(heard.map((reply) => reply.bytes?.length)).toEqual([1]);
  });

  it("asks for no more than a line gives", () => {
    expect(mostAskedBytes).toBe(mostLineBytes);
  });
});
