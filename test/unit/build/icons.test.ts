import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, it } from "vitest";
import { icnsTypes, icoSizes, linuxSizes } from "../../../build/icons/containers.mjs";
import { makeIcons } from "../../../build/ready/icons.mjs";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-icons-"));
  await makeIcons(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const sizeOf = async (png: Uint8Array) => {
  const { width, height } = await loadImage(Buffer.from(png));
  return [width, height];
};

it("has Linux's sizes as files named by them", async () => {
  const names = await readdir(join(folder, "png"));
  expect(names.sort()).toEqual(linuxSizes.map((size) => `${size}x${size}.png`).sort());
  for (const size of linuxSizes)
    expect(await sizeOf(await readFile(join(folder, "png", `${size}x${size}.png`)))).toEqual([size, size]);
});

it("has Windows's sizes, each where the directory says, with the colours of the picture", async () => {
  const ico = await readFile(join(folder, "icon.ico"));
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, icoSizes.length]);
  let end = 6 + 16 * icoSizes.length;
  for (const [index, size] of icoSizes.entries()) {
    const at = 6 + 16 * index;
    expect(ico.readUInt8(at) || 256).toBe(size);
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    expect(offset).toBe(end);
    end += length;
    const image = ico.subarray(offset, offset + length);
    if (size > 128) expect(await sizeOf(image)).toEqual([size, size]);
    else expect([image.readInt32LE(4), image.readInt32LE(8)]).toEqual([size, 2 * size]);
  }
  expect(ico.length).toBe(end);
  expect(await sizeOf(ico)).toEqual([256, 256]);
});

it("has macOS's sizes, each of the length it says", async () => {
  const icns = await readFile(join(folder, "icon.icns"));
  expect(icns.toString("latin1", 0, 4)).toBe("icns");
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const found: [string, number][] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const [width = 0] = await sizeOf(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)));
    found.push([icns.toString("latin1", at, at + 4), width]);
  }
  expect(found).toEqual(icnsTypes);
});
