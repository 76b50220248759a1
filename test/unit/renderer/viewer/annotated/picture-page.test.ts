import { crc32, deflateSync } from "node:zlib";
import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import type { Mark } from "../../../../../shared/domain/annotation";
import { annotationOf, everyMark } from "../../../../fixtures/all-marks";
import { copied, type Drawn, drawn, sourceOf } from "../../../../fixtures/annotated";

/** Red above left, green above right, blue below left, white below right. */
function corners() {
  const canvas = createCanvas(160, 96);
  const context = canvas.getContext("2d");
  for (const [colour, x, y] of [
    ["#ff0000", 0, 0],
    ["#00ff00", 80, 0],
    ["#0000ff", 0, 48],
    ["#ffffff", 80, 48],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x, y, 80, 48);
  }
  return canvas;
}

const words = (r: number, g: number, b: number) =>
  `${r > 128 ? "r" : ""}${g > 128 ? "g" : ""}${b > 128 ? "b" : ""}`;

/** The colours in the middle of the four quarters of a page: above left, above right, below left, below right. */
function quarters({ width, height, rgb }: Drawn): string[] {
  return [
    [0.05, 0.05],
    [0.95, 0.05],
    [0.05, 0.95],
    [0.95, 0.95],
  ].map(([x = 0, y = 0]) => {
    const at = (Math.floor(height * y) * width + Math.floor(width * x)) * 3;
    return words(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
  });
}

/** The JPEG with an Exif segment that says how the camera was held. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0",
    "latin1",
  );
  exif.writeUInt16BE(orientation, 24);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

const [red, green, blue, white] = ["r", "g", "b", "rgb"] as const;
/** Where the four corners of the stored picture come to lie when it is shown as Exif says. */
const shown: Readonly<Record<number, readonly string[]>> = {
  1: [red, green, blue, white],
  2: [green, red, white, blue],
  3: [white, blue, green, red],
  4: [blue, white, red, green],
  5: [red, blue, green, white],
  6: [blue, red, white, green],
  7: [white, green, blue, red],
  8: [green, white, red, blue],
};

describe("a picture", () => {
  test.each(Object.keys(shown).map(Number))(
    "held as %i is upright in its copy, its bytes as they are",
    async (held) => {
      const jpeg = withOrientation(corners().toBuffer("image/jpeg", 100), held);
      const copy = await copied(sourceOf(jpeg, "image/jpeg"), [annotationOf(everyMark.rectangle as Mark)]);
      expect(Buffer.from(copy).includes(jpeg)).toBe(true);
      const [page] = await drawn(copy, 96);
      if (!page) throw new Error("nothing was drawn");
      expect([page.width, page.height]).toEqual(held < 5 ? [160, 96] : [96, 160]);
      expect(quarters(page)).toEqual(shown[held]);
    },
  );

  test("of transparent PNG is drawn as it is, on white", async () => {
    const canvas = corners();
    canvas.getContext("2d").clearRect(80, 48, 80, 48);
    const copy = await copied(sourceOf(canvas.toBuffer("image/png"), "image/png"), [
      annotationOf(everyMark.rectangle as Mark),
    ]);
    const [page] = await drawn(copy, 96);
    expect(page && quarters(page)).toEqual([red, green, blue, white]);
  });

  test("of interlaced PNG is put in order", async () => {
    const png = writtenPng({ type: 2, interlaced: true }, [
      ...sevenPasses().map((pass) => pass.flatMap((row) => [0, ...row.flatMap(([x, y]) => colourAt(x, y))])),
    ]);
    const copy = await copied(sourceOf(png, "image/png"), [annotationOf(everyMark.note as Mark)]);
    const [page] = await drawn(copy, 96);
    expect(page && [page.width, page.height]).toEqual([16, 16]);
    expect(page && quarters(page)).toEqual([red, green, blue, white]);
  });

  test("of a palette with a colour that is seen through is drawn on white", async () => {
    const rows = Array.from({ length: 16 }, (_, y) => [
      0,
      ...Array.from({ length: 16 }, (_, x) => indexAt(x, y)),
    ]);
    const palette = [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0];
    const png = writtenPng(
      { type: 3, interlaced: false },
      [rows.flat()],
      [
        chunk("PLTE", palette),
        // The last colour, black, is not seen at all.
        chunk("tRNS", [255, 255, 255, 0]),
      ],
    );
    const copy = await copied(sourceOf(png, "image/png"), [annotationOf(everyMark.note as Mark)]);
    const [page] = await drawn(copy, 96);
    expect(page && quarters(page)).toEqual([red, green, blue, white]);
  });
});

const indexAt = (x: number, y: number) => (x < 8 ? 0 : 1) + (y < 8 ? 0 : 2);
const colourAt = (x: number, y: number) =>
  [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ][indexAt(x, y)] ?? [];

/** The pixels of each of Adam7's passes over 16 by 16, row by row (PNG, 8.2). */
function sevenPasses(): [x: number, y: number][][][] {
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  const upTo = (from: number, step: number) =>
    Array.from({ length: Math.ceil((16 - from) / step) }, (_, index) => from + index * step);
  return passes.map(([x0, y0, dx, dy]) =>
    upTo(y0, dy).map((y) => upTo(x0, dx).map((x): [number, number] => [x, y])),
  );
}

function chunk(type: string, bytes: readonly number[] | Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), Buffer.from(bytes)]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(bytes.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG of 16 by 16 with eight bits a sample, from its passes of filtered rows. */
function writtenPng(
  { type, interlaced }: { readonly type: number; readonly interlaced: boolean },
  passes: readonly (readonly number[])[],
  more: readonly Buffer[] = [],
): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", [0, 0, 0, 16, 0, 0, 0, 16, 8, type, 0, 0, interlaced ? 1 : 0]),
    ...more,
    chunk("IDAT", deflateSync(Buffer.from(passes.flat()))),
    chunk("IEND", []),
  ]);
}
