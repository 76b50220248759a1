import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultOfProfile, removeLock } from "../../../electron/profile-state";
import { emptyFolder } from "./folder";

describe("faultOfProfile", () => {
  it("finds none in a profile that is there, and makes one that is not, with what it lies in", async () => {
    const folder = await emptyFolder();
    expect(faultOfProfile(folder, "here")).toBeNull();
    expect(faultOfProfile(join(folder, "new", "profile"), "here")).toBeNull();
    expect(await readdir(join(folder, "new"))).toEqual(["profile"]);
  });

  it("says so where no folder can be", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "file"), "");
    expect(faultOfProfile(join(folder, "file"), "here")).toEqual({ kind: "no-folder" });
    expect(faultOfProfile(join(folder, "file", "profile"), "here")).toEqual({ kind: "no-folder" });
  });

  it("tells another computer's lock from this one's", async () => {
    const folder = await emptyFolder();
    await symlink("here-4194999", join(folder, "SingletonLock"));
    expect(faultOfProfile(folder, "here")).toBeNull();
    expect(faultOfProfile(folder, "there")).toEqual({ kind: "elsewhere", host: "here" });
  });

  it("names a computer whose name has strokes of its own", async () => {
    const folder = await emptyFolder();
    await symlink("desk-of-the-bureau-77", join(folder, "SingletonLock"));
    expect(faultOfProfile(folder, "here")).toEqual({ kind: "elsewhere", host: "desk-of-the-bureau" });
  });
});

describe("removeLock", () => {
  it("removes the lock and nothing else", async () => {
    const folder = await emptyFolder();
    await symlink("there-77", join(folder, "SingletonLock"));
    await symlink("123", join(folder, "SingletonCookie"));
    await mkdir(join(folder, "IndexedDB"));
    removeLock(folder);
    expect(await readdir(folder)).toEqual(["IndexedDB"]);
    expect(faultOfProfile(folder, "here")).toBeNull();
  });
});
