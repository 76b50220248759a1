import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { digestOfInputs, forget, isFresh, remember } from "../../../build/ready/freshness.mjs";

const step = {
  name: "program",
  inputs: ["source", "lock.json", "not-there"],
  except: ["source/notes"],
  outputs: ["out/program.js"],
};
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "jiangping-fresh-"));
  await mkdir(join(root, "source", "deep"), { recursive: true });
  await mkdir(join(root, "source", "notes"));
  await mkdir(join(root, "out"));
  await writeFile(join(root, "source", "a.ts"), "a");
  await writeFile(join(root, "source", "deep", "b.ts"), "b");
  await writeFile(join(root, "lock.json"), "{}");
  await writeFile(join(root, "out", "program.js"), "ab");
});

const digest = () => digestOfInputs(root, step);

async function isNoticed(change: () => Promise<void>): Promise<boolean> {
  const before = await digest();
  await change();
  return (await digest()) !== before;
}

test("what was made is fresh until it is forgotten", async () => {
  expect(await isFresh(root, step, await digest())).toBe(false);
  await remember(root, step, await digest());
  expect(await isFresh(root, step, await digest())).toBe(true);
  await forget(root, step);
  expect(await isFresh(root, step, await digest())).toBe(false);
});

test("a missing output makes it stale", async () => {
  await remember(root, step, await digest());
  await rm(join(root, "out", "program.js"));
  expect(await isFresh(root, step, await digest())).toBe(false);
});

test.each([
  ["a change", () => writeFile(join(root, "source", "deep", "b.ts"), "c")],
  ["a change in a single file", () => writeFile(join(root, "lock.json"), "{ }")],
  ["a new file", () => writeFile(join(root, "source", "new.ts"), "")],
  ["a new name", () => rename(join(root, "source", "a.ts"), join(root, "source", "z.ts"))],
  [
    "content moved from one file to the next",
    async () => {
      await writeFile(join(root, "source", "a.ts"), "");
      await writeFile(join(root, "source", "deep", "b.ts"), "ab");
    },
  ],
  ["an input that appears", () => writeFile(join(root, "not-there"), "")],
] as [string, () => Promise<void>][])("%s is noticed", async (_name, change) => {
  expect(await isNoticed(change)).toBe(true);
});

test("times and excepted files do not matter", async () => {
  expect(
    await isNoticed(async () => {
      await utimes(join(root, "source", "a.ts"), new Date(0), new Date(0));
      await writeFile(join(root, "source", "notes", "n.md"), "n");
    }),
  ).toBe(false);
});
