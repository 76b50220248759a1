import { createRequire } from "node:module";
import { expect, test } from "vitest";

const beforePack = createRequire(import.meta.url)("../../../build/before-pack.cjs").default as (context: {
  targets: { name: string }[];
  packager: { config: { electronVersion: string; electronFuses: Record<string, boolean> } };
}) => void;

function pack(electronVersion: string, ...targets: string[]) {
  const electronFuses = { runAsNode: false, grantFileProtocolExtraPrivileges: false };
  const packager = { config: { electronVersion, electronFuses } };
  beforePack({ targets: targets.map((name) => ({ name })), packager });
  return Object.keys(packager.config.electronFuses);
}

test.each(["deb", "AppImage", "nsis", "dmg", "zip"])(
  "the development runtime never becomes a %s",
  (target) => {
    expect(() => pack("25.1.1", target)).toThrow(/25\.1\.1/);
    expect(() => pack("25.1.1", "dir", target)).toThrow(/25\.1\.1/);
  },
);

test("the development runtime may be looked at as a folder, without the fuse that it lacks", () => {
  expect(pack("25.1.1", "dir")).toEqual(["runAsNode"]);
});

test("what ships has every fuse", () => {
  expect(pack("45.4.1", "deb", "AppImage")).toEqual(["runAsNode", "grantFileProtocolExtraPrivileges"]);
});
