import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { markerName, markerText, markProfile, mayOpen, profileFolder } from "../../../electron/profile";
import { emptyFolder } from "./folder";

const running = { program: "0.10.0", engine: "114.0.5735.106" };
const marked = (program: string, engine: string) => JSON.stringify({ program, engine });

describe("mayOpen", () => {
  it("opens a new profile and one that the same or an older program made", () => {
    expect(mayOpen(undefined, running)).toBe(true);
    expect(mayOpen(marked("0.10.0", "114.0.5735.999"), running)).toBe(true);
    expect(mayOpen(marked("0.9.9", "99.1"), running)).toBe(true);
  });

  it("refuses what a newer engine or program opened, and a marker it cannot read", () => {
    expect(mayOpen(marked("0.10.0", "115.0.0.0"), running)).toBe(false);
    expect(mayOpen(marked("0.10.1", "114.0.0.0"), running)).toBe(false);
    expect(mayOpen(marked("1.0", "114.0.0.0"), running)).toBe(false);
    for (const text of ["", "{", "null", "[]", '{"program":1}', marked("0.1", "x")]) {
      expect(mayOpen(text, running), text).toBe(false);
    }
  });
});

describe("the marker", () => {
  it("is written whole, and read back", async () => {
    const folder = join(await emptyFolder(), "new", "profile");
    expect(markerText(folder)).toBeUndefined();
    markProfile(folder, running);
    expect(JSON.parse(await readFile(join(folder, markerName), "utf8"))).toEqual(running);
    expect(mayOpen(markerText(folder), running)).toBe(true);
    expect(await readdir(folder)).toEqual([markerName]);
  });

  it("follows the newest program", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, markerName), marked("0.1.0", "100.0"));
    markProfile(folder, running);
    expect(mayOpen(markerText(folder), { program: "0.1.0", engine: "100.0" })).toBe(false);
  });
});

describe("profileFolder", () => {
  const place = { named: undefined, base: "/data", packaged: true, engine: "146.0.1.2" };

  it("is one folder for the packaged program over all its versions", () => {
    expect(profileFolder(place)).toBe("/data/jiangping/profile");
    expect(profileFolder({ ...place, engine: "150.0" })).toBe("/data/jiangping/profile");
  });

  it("is one for each engine in development, and the named one where one is named", () => {
    expect(profileFolder({ ...place, packaged: false })).toBe("/data/jiangping/engine-146");
    expect(profileFolder({ ...place, named: "/there" })).toBe("/there");
  });
});
