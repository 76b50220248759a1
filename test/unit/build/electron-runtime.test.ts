import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { findRuntime } from "../../../build/ready/electron-runtime.mjs";
import { findOfficial } from "../../../build/ready/official-runtime.mjs";
import { CannotGoOn } from "../../../build/ready/say.mjs";

type World = NonNullable<Parameters<typeof findRuntime>[0]>;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-runtimes-"));
});

/** A folder that looks like an unpacked runtime. */
async function runtime(name: string, version?: string): Promise<string> {
  const place = join(folder, name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "electron"), "");
  await chmod(join(place, "electron"), 0o755);
  if (version) await writeFile(join(place, "version"), version);
  return place;
}

/** A Linux machine with nothing on it and no network but a registry. */
function machine(world: Partial<World>): World {
  return {
    override: undefined,
    platform: "linux",
    arch: "x64",
    findOfficial: () => null,
    fetchOfficial: async () => null,
    findRegistry: () => null,
    unpackRegistry: async () => {
      throw new Error("the registry was asked");
    },
    ...world,
  };
}

test("the override comes before everything", async () => {
  const [override, official] = [await runtime("mine"), await runtime("official", "45.4.1")];
  const found = await findRuntime(machine({ override, findOfficial: () => official }));
  expect(found).toEqual({
    source: "override",
    folder: override,
    executable: join(override, "electron"),
    version: "unknown",
  });
});

test("an override without an executable is refused, not passed over", async () => {
  const world = machine({ override: join(folder, "nothing"), findRegistry: () => "/elsewhere" });
  await expect(findRuntime(world)).rejects.toThrow(CannotGoOn);
});

test("an official binary at hand is taken without a look at the network", async () => {
  const official = await runtime("official", "v45.4.1\n");
  const fetchOfficial = () => Promise.reject(new Error("the network was asked"));
  const found = await findRuntime(machine({ findOfficial: () => official, fetchOfficial }));
  expect(found).toMatchObject({ source: "official", folder: official, version: "45.4.1" });
});

test("an official binary that can be fetched comes before the registry's", async () => {
  const [official, registry] = [await runtime("official", "45.4.1"), await runtime("registry", "25.1.1")];
  const asked: boolean[] = [];
  const fetchOfficial = async (haveOther: boolean) => {
    asked.push(haveOther);
    return official;
  };
  const found = await findRuntime(machine({ fetchOfficial, findRegistry: () => registry }));
  expect(found.source).toBe("official");
  expect(asked).toEqual([true]);
});

test("the registry's runtime is unpacked once and found afterwards", async () => {
  const registry = await runtime("registry", "25.1.1");
  const first = await findRuntime(machine({ unpackRegistry: async () => registry }));
  const second = await findRuntime(machine({ findRegistry: () => registry }));
  expect(first).toEqual(second);
  expect(second).toMatchObject({ source: "registry", version: "25.1.1" });
});

test.each([
  ["linux", "arm64"],
  ["darwin", "x64"],
  ["win32", "x64"],
] as const)("on %s %s there is nothing after the official binary", async (platform, arch) => {
  await expect(findRuntime(machine({ platform, arch }))).rejects.toThrow(/ELECTRON_OVERRIDE_DIST_PATH/);
});

test("the official binary counts only when it is whole and of the package's version", async () => {
  const electron = join(folder, "electron");
  await mkdir(join(electron, "dist"), { recursive: true });
  await writeFile(join(electron, "package.json"), JSON.stringify({ version: "45.4.1" }));
  expect(findOfficial(electron)).toBe(null);
  await writeFile(join(electron, "dist", "version"), "45.4.1");
  expect(findOfficial(electron)).toBe(null);
  await writeFile(join(electron, "path.txt"), "electron");
  expect(findOfficial(electron)).toBe(join(electron, "dist"));
  await writeFile(join(electron, "dist", "version"), "44.0.0");
  expect(findOfficial(electron)).toBe(null);
});
