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
});
