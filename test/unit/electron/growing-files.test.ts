import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
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

  it("removes what a killed program left in the folder, and neither a file under way nor anybody else's", async () => {
    const folder = await emptyFolder();
    // The program that began this one was killed: nothing of it but the file on the disk is left.
    await new GrowingFiles().begin(join(folder, "killed.pdf"));
    const [left = ""] = await readdir(folder);
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await writeFile(join(folder, ".other.tmp"), "");
    for (const name of [left, ".other.tmp"]) await utimes(join(folder, name), anHourAgo, anHourAgo);
    const files = new GrowingFiles();
    const underWay = await files.begin(join(folder, "a.pdf"));
    const next = await files.begin(join(folder, "b.pdf"));
    await files.finish(underWay);
    await files.finish(next);
    expect((await readdir(folder)).sort()).toEqual([".other.tmp", "a.pdf", "b.pdf"]);
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
