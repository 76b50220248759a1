import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeG4 } from "../../../build/sample/ccitt-g4";
import { decodeG4 } from "../../../renderer/viewer/decoder/g4";
import { GreyShrinker, runsOfBits } from "../../../renderer/viewer/decoder/grey-shrinker";
import { readJpegFrame } from "../../../renderer/viewer/decoder/jpeg-header";
import { samplesToPixels } from "../../../renderer/viewer/decoder/samples";
import { Unfit } from "../../../renderer/viewer/decoder/unfit";
import { findOrientation } from "../../../renderer/viewer/document/exif-orientation";
import { unpredicted } from "../../../shared/pdf/filter";
import type { Bits } from "../../../shared/pdf/image";
import { NotSimple } from "../../../shared/pdf/not-simple";
import { blockJpeg } from "../../fixtures/hard-files/block-jpeg";
import { inkedBitmap } from "../../fixtures/hard-files/picture";

/** Runs a decoder; only its own way of giving up may come. */
function tried(decode: () => void, own: new (...args: never[]) => Error = Unfit): boolean {
  try {
    decode();
    return true;
  } catch (error) {
    if (error instanceof own) return false;
    throw error;
  }
}

const changes = fc.array(fc.record({ at: fc.nat(4_000), to: fc.nat(255) }), { minLength: 1, maxLength: 12 });

function changed(bytes: Uint8Array, list: readonly { at: number; to: number }[], length = bytes.length) {
  const out = bytes.slice(0, length);
  for (const { at, to } of list) if (out.length > 0) out[at % out.length] = to;
  return out;
}

describe("group 4 of any bytes", () => {
  const width = 150;
  const sound = encodeG4(inkedBitmap(width, 200));

  /** Each line's changes ascend within the line, pair by pair. */
  function decode(bytes: Uint8Array, columns: number, lines: number): void {
    tried(() =>
      decodeG4(bytes, columns, lines, (found, count) => {
        if (count % 2 !== 0 || count > columns + 2) throw new Error(`${count} changes in a line`);
        for (let at = 0; at < count; at += 1) {
          const [before, here] = [found[at - 1] ?? 0, found[at] ?? -1];
          if (here < (at === 0 ? 0 : before) || here > columns) throw new Error("a change out of its place");
        }
      }),
    );
  }

  it("ends, and gives lines as they may be or gives up", () => {
    fc.assert(
      fc.property(changes, fc.nat(sound.length), (list, length) =>
        decode(changed(sound, list, length), width, 200),
      ),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 3_000 }), (bytes, columns) =>
        decode(bytes, columns, 5_000),
      ),
      { numRuns: 3_000 },
    );
  });

  it("makes grey of whatever lines it gave", () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 40 }), (list, factor) => {
        const shrinker = new GreyShrinker(width, 200, factor, false);
        tried(() =>
          decodeG4(changed(sound, list), width, 200, (found, count) => shrinker.take(found, count)),
        );
        expect(shrinker.pixels).toHaveLength(Math.ceil(width / factor) * Math.ceil(200 / factor));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("heads of JPEGs of any bytes", () => {
  const sound = [1, 3, 4].map((components) =>
    blockJpeg({
      ...{ width: 64, height: 64, block: () => [1, 2, 3, 4], adobe: 1, orientation: 6 },
      components: components as 1 | 3 | 4,
    }),
  );

  it("are read or not, and never throw", () => {
    const look = (bytes: Uint8Array) => {
      const frame = readJpegFrame(bytes);
      if (frame) expect(Math.min(frame.width, frame.height)).toBeGreaterThan(0);
      const found = findOrientation(bytes);
      if (found) expect(found.at + 2).toBeLessThanOrEqual(bytes.length);
    };
    fc.assert(
      fc.property(fc.constantFrom(...sound), changes, fc.nat(700), (bytes, list, length) => {
        // Within the head: what follows is not looked at.
        const head = list.map(({ at, to }) => ({ at: at % 120, to }));
        look(changed(bytes, head, Math.min(bytes.length, length)));
      }),
      { numRuns: 5_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        look(Uint8Array.of(0xff, 0xd8, 0xff, ...bytes)),
      ),
      { numRuns: 3_000 },
    );
  });
});

describe("samples of any bytes", () => {
  it("come out as pixels even where there are too few of them", () => {
    const kinds = fc.constantFrom(
      { kind: "gray" } as const,
      { kind: "rgb" } as const,
      { kind: "palette", rgb: new Uint8Array(9) } as const,
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        kinds,
        fc.constantFrom(1, 2, 4, 8),
        fc.boolean(),
        (raw, colours, bits, inverted) => {
          const form = { width: 13, height: 7, colours, bits: bits as Bits, inverted };
          expect(samplesToPixels(raw, form)).toHaveLength(91);
          const shrinker = new GreyShrinker(13, 7, 3, inverted);
          runsOfBits(raw, 13, 7, 1, (found, count) => shrinker.take(found, count));
        },
      ),
    );
  });

  it("are unpredicted or refused", () => {
    const form = fc.record({
      predictor: fc.integer({ min: 10, max: 15 }),
      colors: fc.integer({ min: 1, max: 4 }),
      bits: fc.integer({ min: 1, max: 8 }),
      columns: fc.integer({ min: 1, max: 65_535 }),
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), form, (raw, prediction) => {
        tried(() => expect(unpredicted(raw, prediction).length).toBeLessThanOrEqual(raw.length), NotSimple);
      }),
      { numRuns: 2_000 },
    );
  });
});
