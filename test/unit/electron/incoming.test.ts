import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { handedFiles, IncomingFiles, packageArguments } from "../../../electron/incoming";
import { OpenedFiles } from "../../../electron/opened-files";
import type { OpenedFile } from "../../../shared/ipc";
import { emptyFolder } from "./folder";

describe("packageArguments", () => {
  it("takes packages and cards alone, as whole paths", () => {
    const argv = [
      "--flag=x.jptask",
      "a.jptask",
      "B.JPREVIEW",
      "/c/d.jpcard",
      "e.zip",
      ".",
      "https://x/y.html",
    ];
    expect(packageArguments(argv, "/home")).toEqual(["/home/a.jptask", "/home/B.JPREVIEW", "/c/d.jpcard"]);
  });
});

describe("handedFiles", () => {
  it("reads the list of a second start and nothing else", () => {
    expect(handedFiles({ files: ["/a.jptask", 7, "/b.exe", null] })).toEqual(["/a.jptask"]);
    for (const data of [undefined, null, "x", [], { files: "a.jptask" }])
      expect(handedFiles(data)).toEqual([]);
  });
});

async function incomingIn(folder: string) {
  const announced: OpenedFile[] = [];
  const refused: unknown[] = [];
  const incoming = new IncomingFiles(
    new OpenedFiles(),
    (file) => announced.push(file),
    (thrown) => refused.push(thrown),
  );
  await writeFile(join(folder, "a.jptask"), "a");
  await writeFile(join(folder, "b.jptask"), "bb");
  return { announced, refused, incoming };
}

describe("IncomingFiles", () => {
  it("holds files until asked, gives them once, then announces", async () => {
    const folder = await emptyFolder();
    const { announced, refused, incoming } = await incomingIn(folder);
    await incoming.offer([join(folder, "a.jptask"), join(folder, "missing.jptask")]);
    expect((await incoming.fetchPending()).map((file) => file.name)).toEqual(["a.jptask"]);
    expect(await incoming.fetchPending()).toEqual([]);
    expect(announced).toEqual([]);
    await incoming.offer([join(folder, "b.jptask")]);
    expect(announced.map((file) => file.name)).toEqual(["b.jptask"]);
    expect(refused).toHaveLength(1);
  });

  it("holds them again while the window loads anew", async () => {
    const folder = await emptyFolder();
    const { announced, incoming } = await incomingIn(folder);
    await incoming.fetchPending();
    incoming.windowLoads();
    await incoming.offer([join(folder, "b.jptask")]);
    expect(announced).toEqual([]);
    expect(await incoming.fetchPending()).toHaveLength(1);
  });

  it("takes twenty at a time", async () => {
    const folder = await emptyFolder();
    const { incoming } = await incomingIn(folder);
    await incoming.offer(Array.from({ length: 30 }, () => join(folder, "a.jptask")));
    expect(await incoming.fetchPending()).toHaveLength(20);
  });
});
