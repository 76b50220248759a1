import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FileSets } from "../../../electron/file-sets";
import { reserveAndMove } from "../../../electron/free-name";
import { emptyFolder } from "./folder";

const bytes = (text: string) => Buffer.from(text);

describe("files saved together", () => {
  it("have their names only once all of them are whole", async () => {
    const folder = await emptyFolder();
    const sets = new FileSets();
    const token = sets.begin(folder);
    await sets.add(token, "甲.pdf", bytes("a"));
    await sets.add(token, "乙.pdf", bytes("b"));
    expect((await readdir(folder)).every((name) => name.endsWith(".tmp"))).toBe(true);
    expect(await sets.finish(token)).toEqual({ folder, files: 2, renamed: [] });
    expect(new Set(await readdir(folder))).toEqual(new Set(["甲.pdf", "乙.pdf"]));
    expect(await readFile(join(folder, "乙.pdf"), "utf8")).toBe("b");
  });

  it("take nobody's place: a name that is taken gets a number, among themselves as well", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "甲.pdf"), "old");
    await mkdir(join(folder, "甲（2）.pdf"));
    const sets = new FileSets();
    const token = sets.begin(folder);
    for (const text of ["new", "newer"]) await sets.add(token, "甲.pdf", bytes(text));
    expect(await sets.finish(token)).toEqual({ folder, files: 2, renamed: ["甲（3）.pdf", "甲（4）.pdf"] });
    expect(await readFile(join(folder, "甲.pdf"), "utf8")).toBe("old");
    expect(await readFile(join(folder, "甲（4）.pdf"), "utf8")).toBe("newer");
    expect(await readdir(folder)).toHaveLength(4);
  });

  it("leave nothing where they are given up, by one or by all, or one of them fails", async () => {
    const folder = await emptyFolder();
    const sets = new FileSets();
    const given = sets.begin(folder);
    await sets.add(given, "甲.pdf", bytes("a"));
    await sets.drop(given);
    const left = sets.begin(folder);
    await sets.add(left, "甲.pdf", bytes("a"));
    sets.dropAll();
    const failing = sets.begin(folder);
    await sets.add(failing, "甲.pdf", bytes("a"));
    await expect(sets.add(failing, "no/such/folder.pdf", bytes("b"))).rejects.toMatchObject({
      code: "ENOENT",
    });
    expect(await readdir(folder)).toEqual([]);
    for (const token of [given, left, failing])
      await expect(sets.finish(token)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are all gone where the last one cannot get its name", async () => {
    const folder = await emptyFolder();
    const sets = new FileSets();
    const token = sets.begin(folder);
    await sets.add(token, "甲.pdf", bytes("a"));
    const before = new Set(await readdir(folder));
    await sets.add(token, "乙.pdf", bytes("b"));
    const second = (await readdir(folder)).find((name) => !before.has(name)) ?? "";
    await rm(join(folder, second));
    await expect(sets.finish(token)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("are begun a few sets at once, and finished with at least one file", async () => {
    const folder = await emptyFolder();
    const sets = new FileSets();
    const token = sets.begin(folder);
    await expect(sets.finish(token)).rejects.toMatchObject({ code: "bad-request" });
    sets.begin(folder);
    expect(() => sets.begin(folder)).toThrow("too many sets");
  });
});

describe("a disk without links", () => {
  it("gives a name away once", async () => {
    const folder = await emptyFolder();
    const [from, to] = [join(folder, "from"), join(folder, "to")];
    await writeFile(from, "new");
    await writeFile(to, "old");
    expect(await reserveAndMove(from, to)).toBe(false);
    expect(await readFile(to, "utf8")).toBe("old");
    expect(await reserveAndMove(from, join(folder, "free"))).toBe(true);
    expect(await readFile(join(folder, "free"), "utf8")).toBe("new");
    await expect(reserveAndMove(from, join(folder, "gone"))).rejects.toMatchObject({ code: "ENOENT" });
    expect(new Set(await readdir(folder))).toEqual(new Set(["free", "to"]));
  });
});
