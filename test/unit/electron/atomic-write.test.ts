import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAtomically } from "../../../electron/atomic-write";
import { failureOf } from "../../../electron/failure";
import { emptyFolder } from "./folder";

describe("writeAtomically", () => {
  it("replaces a file whole and leaves nothing beside it", async () => {
    const folder = await emptyFolder();
    const path = join(folder, "a.pdf");
    await writeFile(path, "old and longer");
    await writeAtomically(path, Buffer.from("new"), 0o600);
    expect(await readFile(path, "utf8")).toBe("new");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["a.pdf"]);
  });

  it("leaves no new file when it cannot take the name", async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "a.pdf"));
    await expect(writeAtomically(join(folder, "a.pdf"), Buffer.from("new"))).rejects.toMatchObject({
      syscall: "rename",
    });
    expect(await readdir(folder)).toEqual(["a.pdf"]);
  });

  it("says when the folder is not there", async () => {
    const folder = await emptyFolder();
    const write = writeAtomically(join(folder, "none", "a.pdf"), Buffer.from("x"));
    await expect(write).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("failureOf", () => {
  it("names a full disk, and never a path", () => {
    const full = Object.assign(new Error("ENOSPC: no space, write '/home/李四/x'"), {
      code: "ENOSPC",
      syscall: "write",
    });
    expect(failureOf(full)).toEqual({ code: "no-space", detail: "ENOSPC write" });
  });

  it("takes an unknown file error for io-failed and anything else for internal", () => {
    const broken = Object.assign(new Error("x"), { code: "EIO", syscall: "fsync" });
    expect(failureOf(broken)).toEqual({ code: "io-failed", detail: "EIO fsync" });
    expect(failureOf("thrown text").code).toBe("internal");
  });
});
