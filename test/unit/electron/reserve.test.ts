import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Reserve, reserveName } from "../../../electron/reserve";
import { emptyFolder } from "./folder";

const megabytes = (count: number) => count * 2 ** 20;

it("holds room where there is plenty, once, and gives it up when the disk gets full", async () => {
  const folder = await emptyFolder();
  let free = megabytes(600);
  const reserve = new Reserve(folder, async () => free);
  await reserve.take();
  const { size, mtimeMs } = await stat(join(folder, reserveName));
  expect(size).toBe(megabytes(32));
  await reserve.take();
  expect((await stat(join(folder, reserveName))).mtimeMs).toBe(mtimeMs);
  expect(await reserve.freeBytes()).toBe(megabytes(600));
  expect(await readdir(folder)).toEqual([reserveName]);
  free = megabytes(40);
  await reserve.freeBytes();
  expect(await readdir(folder)).toEqual([]);
  expect(await reserve.freeBytes()).toBe(megabytes(40));
});

it("takes no room where there is little", async () => {
  const folder = await emptyFolder();
  const reserve = new Reserve(folder, async () => megabytes(500));
  await reserve.take();
  expect(await readdir(folder)).toEqual([]);
});
