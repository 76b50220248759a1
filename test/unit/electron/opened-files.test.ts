import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OpenedFiles } from "../../../electron/opened-files";
import { openedFileSchema } from "../../../shared/ipc";
import { emptyFolder } from "./folder";

describe("OpenedFiles", () => {
  it("gives each opening a token of its own and never the path", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "a.jpcard"), "card");
    const opened = new OpenedFiles();
    const [one, two] = [
      await opened.add(join(folder, "a.jpcard")),
      await opened.add(join(folder, "a.jpcard")),
    ];
    expect(openedFileSchema.parse(one)).toEqual(one);
    expect(one.token).not.toBe(two.token);
    expect(one).toMatchObject({ name: "a.jpcard", size: 4 });
    expect(JSON.stringify(one)).not.toContain(folder);
  });

  it("refuses folders and files that are not there", async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "b.jptask"));
    const opened = new OpenedFiles();
    await expect(opened.add(join(folder, "b.jptask"))).rejects.toMatchObject({ code: "not-found" });
    await expect(opened.add(join(folder, "c.jptask"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("forgets the oldest when tokens pile up", async () => {
    const folder = await emptyFolder();
    const path = join(folder, "a.jpcard");
    await writeFile(path, "card");
    const opened = new OpenedFiles();
    const first = await opened.add(path);
    const second = await opened.add(path);
    for (let count = 2; count < 65; count += 1) await opened.add(path);
    expect(opened.find(first.token)).toBeUndefined();
    expect(opened.find(second.token)).toEqual(second);
  });

  it("does not read what was closed", async () => {
    const folder = await emptyFolder();
    const path = join(folder, "a.jpcard");
    await writeFile(path, "card");
    const opened = new OpenedFiles();
    const { token } = await opened.add(path);
    expect(Buffer.from(await opened.read(token, 1, 100)).toString()).toBe("ard");
    await opened.close(token);
    await expect(opened.read(token, 0, 1)).rejects.toMatchObject({ code: "not-found" });
  });
});
