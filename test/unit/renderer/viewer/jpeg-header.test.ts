import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeGrayJpeg } from "../../../../build/sample/codec/jpeg-gray";
import { makeEven, readJpegFrame } from "../../../../renderer/viewer/decoder/jpeg-header";

const scanStart = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];

interface Made {
  readonly names?: readonly number[];
  readonly sampling?: readonly number[];
  readonly marker?: number;
  readonly bits?: number;
  readonly before?: readonly number[];
}

/** A JPEG's head of 3 × 2 pixels. */
function head({
  names = [1, 2, 3],
  sampling = [0x22, 0x11, 0x11],
  marker = 0xc0,
  bits = 8,
  before = [],
}: Made) {
  const parts = names.flatMap((name, index) => [name, sampling[index] ?? 0x11, 0]);
  const frame = [0xff, marker, 0, 8 + parts.length, bits, 0, 2, 0, 3, names.length, ...parts];
  return Uint8Array.from([0xff, 0xd8, ...before, ...frame, ...scanStart]);
}

const adobe = (transform: number) => [
  ...[0xff, 0xee, 0, 14, ...Buffer.from("Adobe"), 0, 100, 0, 0, 0, 0],
  transform,
];

describe("a JPEG's frame", () => {
  it("is read where every decoder takes the file alike", () => {
    const gray = encodeGrayJpeg({ width: 20, height: 10, pixels: new Uint8Array(200) }, 80, 72);
    expect(readJpegFrame(gray)).toEqual({ width: 20, height: 10, components: 1 });
    const colour = { width: 3, height: 2, components: 3 };
    expect(readJpegFrame(head({}))).toEqual(colour);
    expect(readJpegFrame(head({ marker: 0xc2 }))).toEqual(colour);
    expect(readJpegFrame(head({ before: adobe(1) }))).toEqual(colour);
  });

  it.each<[string, Made]>([
    ["colours as they are", { names: [...Buffer.from("RGB")] }],
    ["colours as they are, by Adobe's word", { before: adobe(0) }],
    ["four inks", { names: [1, 2, 3, 4] }],
    ["12 bits", { bits: 12 }],
    ["arithmetic coding", { marker: 0xc9 }],
    ["lossless coding", { marker: 0xc3 }],
    ["brightness stored coarser than colour", { sampling: [0x11, 0x22, 0x11] }],
  ])("is left to another decoder with %s", (_, made) => {
    expect(readJpegFrame(head(made))).toBeNull();
  });

  it("is never read out of bytes that are none, and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (noise) => {
        readJpegFrame(Uint8Array.from([0xff, 0xd8, 0xff, ...noise]));
        expect(readJpegFrame(noise.map((byte) => byte & 0x7f))).toBeNull();
      }),
    );
  });
});

describe("a JPEG made even", () => {
  it("says one column and row more where their number is odd, and nothing else changes", () => {
    const gray = encodeGrayJpeg({ width: 21, height: 10, pixels: new Uint8Array(210) }, 80, 72);
    const even = gray.slice();
    expect(makeEven(even)).toEqual({ width: 22, height: 10 });
    expect(readJpegFrame(even)).toEqual({ width: 22, height: 10, components: 1 });
    expect(even.filter((byte, at) => byte !== gray[at])).toHaveLength(1);
    expect(makeEven(even)).toEqual({ width: 22, height: 10 });
  });
});
