import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findOrientation,
  type Orientation,
  swapsSides,
  uprightMatrix,
  withoutOrientation,
} from "../../../../renderer/viewer/document/exif-orientation";

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The head of a JPEG with a JFIF and an Exif segment that says the orientation. */
function jpeg(orientation: number, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  view.setUint16(8, 1, littleEndian);
  view.setUint16(10, 0x0112, littleEndian);
  view.setUint16(12, 3, littleEndian);
  view.setUint32(14, 1, littleEndian);
  view.setUint16(18, orientation, littleEndian);
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const jfif = [0xff, 0xe0, 0, 7, 0x4a, 0x46, 0x49, 0x46, 0];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...jfif,
    0xff,
    0xe1,
    0,
    exif.length + 2,
    ...exif,
    0xff,
    0xda,
    0,
    2,
    9,
    9,
  ]);
}

describe("a JPEG's orientation", () => {
  it("is found in either byte order, and taken out so that no decoder turns the picture", () => {
    for (const orientation of orientations) {
      for (const littleEndian of [true, false]) {
        const file = jpeg(orientation, littleEndian);
        expect(findOrientation(file)).toMatchObject({ orientation, littleEndian });
        const upright = withoutOrientation(file);
        expect(findOrientation(upright)?.orientation).toBe(1);
        expect(file).toEqual(jpeg(orientation, littleEndian));
        expect(upright.length).toBe(file.length);
      }
    }
  });

  it("is not there in a file without it, or with nonsense in it", () => {
    expect(findOrientation(jpeg(0, true))).toBeNull();
    expect(findOrientation(jpeg(9, false))).toBeNull();
    expect(findOrientation(Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2))).toBeNull();
    expect(findOrientation(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBeNull();
  });

  it("never reads beyond a file, whatever is in it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.integer({ min: 0, max: 60 }), (noise, cut) => {
        expect(() => findOrientation(noise)).not.toThrow();
        expect(() => findOrientation(jpeg(6, true).slice(0, cut))).not.toThrow();
        expect(() =>
          findOrientation(Uint8Array.from([...jpeg(6, true).slice(0, cut), ...noise])),
        ).not.toThrow();
      }),
    );
  });

  it("turns the stored corners to where they belong", () => {
    const [width, height] = [30, 20];
    const at = (orientation: Orientation, x: number, y: number) => {
      const [a, b, c, d, e, f] = uprightMatrix(orientation, width, height);
      return [a * x + c * y + e, b * x + d * y + f];
    };
    // Where the stored picture's top left corner is when the picture stands upright.
    const corner: Record<Orientation, [right: boolean, down: boolean]> = {
      1: [false, false],
      2: [true, false],
      3: [true, true],
      4: [false, true],
      5: [false, false],
      6: [true, false],
      7: [true, true],
      8: [false, true],
    };
    for (const orientation of orientations) {
      const size = swapsSides(orientation) ? [height, width] : [width, height];
      const [right, down] = corner[orientation];
      expect(at(orientation, 0, 0)).toEqual([right ? size[0] : 0, down ? size[1] : 0]);
      const [farX, farY] = at(orientation, width, height);
      expect([farX, farY]).toEqual([right ? 0 : size[0], down ? 0 : size[1]]);
    }
  });
});
