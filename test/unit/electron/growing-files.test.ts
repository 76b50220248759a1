import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GrowingFiles } from "../../../electron/growing-files";
import { emptyFolder } from "./folder";

describe("GrowingFiles", () => {
  it("gives a file its name only when it is whole", async () => {
    const folder = await emptyFolder();
    const path = join(folder, "a.pdf");
    await writeFile(path, "old");
    const files = new GrowingFiles();
    const token = await files.begin(path);
    await files.append(token, Buffer.from("new "));
    await files.append(token, Buffer.from("content"));
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await files.finish(token)).toBe(path);
    expect(await readFile(path, "utf8")).toBe("new content");
    expect(await readdir(folder)).toEqual(["a.pdf"]);
  });

  it("leaves nothing of a file that is given up, by one or by all", async () => {
    const folder = await emptyFolder();
    const files = new GrowingFiles();
    const first = await files.begin(join(folder, "a.pdf"));
    await files.append(first, Buffer.from("part"));
    await files.drop(first);
    const second = await files.begin(join(folder, "b.pdf"));
    await files.append(second, Buffer.from("part"));
    files.dropAll();
    expect(await readdir(folder)).toEqual([]);
    for (const token of [first, second])
      await expect(files.append(token, Buffer.from("x"))).rejects.toMatchObject({ code: "not-found" });
  });

  it("begins a few at once and no more", async () => {
    const folder = await emptyFolder();
    const files = new GrowingFiles();
    for (const name of ["a", "b", "c", "d"]) await files.begin(join(folder, name));
    await expect(files.begin(join(folder, "e"))).rejects.toMatchObject({ code: "forbidden" });
    files.dropAll();
  });

  it("says when the folder is not there", async () => {
    const folder = await emptyFolder();
    await expect(new GrowingFiles().begin(join(folder, "none", "a"))).rejects.toMatchObject({
      code: "ENOENT",
    });
  });
});
