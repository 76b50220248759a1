import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeG4 } from "../../../../../build/sample/ccitt-g4";
import { decodeG4 } from "../../../../../renderer/viewer/decoder/g4";
import { GreyShrinker, runsOfBits } from "../../../../../renderer/viewer/decoder/grey-shrinker";
import { Unfit } from "../../../../../renderer/viewer/decoder/unfit";

interface Bits {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Pictures of runs, as pages are, and of noise, as photographs are. */
const pictures: fc.Arbitrary<Bits> = fc
  .record({
    width: fc.integer({ min: 1, max: 300 }),
    height: fc.integer({ min: 1, max: 12 }),
    runs: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 80 }),
  })
  .map(({ width, height, runs }) => {
    const pixels = new Uint8Array(width * height);
    let at = 0;
    for (let index = 0; at < pixels.length; index += 1) {
      const run = Math.max(1, runs[index % runs.length] ?? 1);
      pixels.fill(index & 1, at, at + run);
      at += run;
    }
    return { width, height, pixels };
  });

function decoded(bytes: Uint8Array, { width, height }: Bits): Uint8Array {
  const out = new Uint8Array(width * height);
  let line = 0;
  decodeG4(bytes, width, height, (changes, count) => {
    for (let at = 0; at < count; at += 2)
      out.fill(1, line * width + (changes[at] ?? 0), line * width + (changes[at + 1] ?? 0));
    line += 1;
  });
  return out;
}

describe("group 4", () => {
  it("gives back what was coded", () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        expect(Buffer.compare(decoded(encodeG4(picture), picture), picture.pixels)).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it("takes runs longer than the longest code", () => {
    const picture = { width: 9_000, height: 3, pixels: new Uint8Array(27_000).fill(1, 5_500, 26_000) };
    expect(Buffer.compare(decoded(encodeG4(picture), picture), picture.pixels)).toBe(0);
  });

  it("says of any other bytes that it cannot, or gives lines within bounds", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 500 }), (bytes, width) => {
        try {
          decodeG4(bytes, width, 40, (changes, count) => {
            for (let at = 1; at < count; at += 1)
              expect(changes[at]).toBeGreaterThanOrEqual(changes[at - 1] ?? 0);
            if (count > 0) expect(changes[count - 1]).toBeLessThanOrEqual(width);
          });
        } catch (error) {
          expect(error).toBeInstanceOf(Unfit);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("says so where the data ends early", () => {
    const picture = {
      width: 64,
      height: 64,
      pixels: Uint8Array.from({ length: 4096 }, (_, at) => (at * 7) & 1),
    };
    const bytes = encodeG4(picture);
    expect(() => decoded(bytes.slice(0, bytes.length / 2), picture)).toThrow(Unfit);
  });
});

describe("making small", () => {
  const light = (pixel: number | undefined) => (pixel ?? 0) & 0xff;

  it("keeps the share of black of each cell, from runs and from packed bits alike", () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 9 }), fc.boolean(), (picture, factor, inverted) => {
        const { width, height, pixels } = picture;
        const shrinker = new GreyShrinker(width, height, factor, inverted);
        decodeG4(encodeG4(picture), width, height, (changes, count) => shrinker.take(changes, count));
        const row = (width + 7) >> 3;
        const bits = new Uint8Array(row * height);
        for (const [at, black] of pixels.entries())
          if (black)
            bits[Math.floor(at / width) * row + ((at % width) >> 3)] =
              (bits[Math.floor(at / width) * row + ((at % width) >> 3)] ?? 0) | (0x80 >> ((at % width) & 7));
        const other = new GreyShrinker(width, height, factor, inverted);
        runsOfBits(bits, width, height, 1, (changes, count) => other.take(changes, count));
        expect(other.pixels).toEqual(shrinker.pixels);
        for (let y = 0; y < shrinker.height; y += 1) {
          for (let x = 0; x < shrinker.width; x += 1) {
            let [black, all] = [0, 0];
            for (let py = y * factor; py < Math.min(height, (y + 1) * factor); py += 1)
              for (let px = x * factor; px < Math.min(width, (x + 1) * factor); px += 1) {
                black += pixels[py * width + px] ?? 0;
                all += 1;
              }
            const wanted = inverted ? (255 * black) / all : 255 - (255 * black) / all;
            expect(Math.abs(light(shrinker.pixels[y * shrinker.width + x]) - wanted)).toBeLessThanOrEqual(
              0.5,
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
