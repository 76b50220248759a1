import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import type { Graymap } from "../../../../build/sample/codec/graymap";
import { encodeGrayJpeg } from "../../../../build/sample/codec/jpeg-gray";
import { encodeGrayPng } from "../../../../build/sample/codec/png";
import { createRandom } from "../../../../build/sample/random";

/** A page-like picture whose sides are no multiples of eight. */
const picture = (): Graymap => {
  const random = createRandom(4);
  const [width, height] = [301, 203];
  const pixels = Uint8Array.from(
    { length: width * height },
    (_, i) => 215 + ((i % width) >> 4) + random.int(-3, 3),
  );
  for (let k = 0; k < 40; k++) {
    const from = random.int(0, pixels.length - 60);
    pixels.fill(30, from, from + random.int(4, 50));
  }
  return { width, height, pixels };
};

const decode = async (bytes: Uint8Array): Promise<Graymap> => {
  const image = await loadImage(Buffer.from(bytes));
  const ctx = createCanvas(image.width, image.height).getContext("2d");
  ctx.drawImage(image, 0, 0);
  const { data } = ctx.getImageData(0, 0, image.width, image.height);
  const pixels = Uint8Array.from({ length: data.length / 4 }, (_, i) => data[i * 4] as number);
  return { width: image.width, height: image.height, pixels };
};

const meanError = (a: Graymap, b: Graymap): number =>
  a.pixels.reduce((sum, value, i) => sum + Math.abs(value - (b.pixels[i] as number)), 0) / a.pixels.length;

describe("encodeGrayJpeg", () => {
  it("decodes to about the same picture, nearer at higher quality", async () => {
    const source = picture();
    const coarse = await decode(encodeGrayJpeg(source, 50, 200));
    const fine = await decode(encodeGrayJpeg(source, 95, 200));
    expect([coarse.width, coarse.height]).toEqual([source.width, source.height]);
    expect(meanError(source, coarse)).toBeLessThan(6);
    expect(meanError(source, fine)).toBeLessThan(1.5);
  });

  it("states one component and its resolution", () => {
    const bytes = Buffer.from(encodeGrayJpeg(picture(), 60, 300));
    expect(bytes.readUInt16BE(14)).toBe(300);
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    expect(bytes[frame + 9]).toBe(1);
  });
});

describe("encodeGrayPng", () => {
  it("decodes to the very pixels", async () => {
    const source = picture();
    expect(await decode(encodeGrayPng(source, 150))).toEqual(source);
  });
});
