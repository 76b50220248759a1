import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSimplePdf } from "../../../shared/pdf/document";
import { type WrittenPage, writePages } from "../../fixtures/written-pdf";

const largest = { inflated: 0 };
const inflate = async (bytes: Uint8Array, most: number) => {
  largest.inflated = Math.max(largest.inflated, most);
  return new Uint8Array(inflateSync(bytes, { maxOutputLength: Math.max(1, most) }));
};

const dict =
  "/Subtype /Image /Width 40 /Height 30 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
const page: WrittenPage = {
  content: "q 600 0 0 800 0 0 cm /Im Do Q",
  objects: { Im: { dict, data: new Uint8Array(60).fill(7) } },
};
const files = (["classic", "stream", "packed"] as const).map((table) =>
  Buffer.from(writePages([page, page, page], { table })).toString("latin1"),
);

/** Numbers that bounds are made for. */
const odd = fc.constantFrom(
  ..."0 1 -1 2 3 17 255 65535 65536 99999 8388608 2147483647 4294967295 4294967296 9007199254740993 0.5 -0 1e9".split(
    " ",
  ),
);

/** Reads everything of a file, and how many bytes of it were asked for. */
async function readAll(bytes: Uint8Array): Promise<number> {
  let asked = 0;
  const source = {
    size: bytes.length,
    async read(offset: number, length: number) {
      if (offset < 0 || length < 0 || offset + length > bytes.length)
        throw new Error("a read outside the file");
      asked += length;
      return bytes.slice(offset, offset + length);
    },
  };
  const pdf = await openSimplePdf(source, inflate);
  for (let number = 1; number <= Math.min(5, pdf?.pageCount ?? 0); number += 1) {
    const each = await pdf?.page(number);
    await each?.face();
    await each?.isDamaged();
  }
  return asked;
}

describe("a PDF whose numbers were changed", () => {
  it("is read within the file and its bounds, or left to another reader", async () => {
    const change = fc.record({ which: fc.nat(400), to: odd });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (text, list) => {
          const numbers = [...text.matchAll(/(?<![\d.])\d+(?![\d.])/gu)];
          let out = text;
          // From the end, so that places before stay.
          const sorted = list
            .map(({ which, to }) => ({ found: numbers[which % numbers.length], to }))
            .sort((one, other) => (other.found?.index ?? 0) - (one.found?.index ?? 0));
          for (const { found, to } of sorted)
            if (found) out = out.slice(0, found.index) + to + out.slice(found.index + found[0].length);
          const bytes = new Uint8Array(Buffer.from(out, "latin1"));
          expect(await readAll(bytes)).toBeLessThan(200 * bytes.length);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(largest.inflated).toBeLessThanOrEqual(2 ** 24);
  });

  it("unpacks no more of a bomb than its bound", async () => {
    const bomb = deflateSync(Buffer.alloc(2 ** 26, " "));
    const bytes = Buffer.from(writePages([{ content: "", objects: {} }])).toString("latin1");
    const packed = bytes.replace(
      /<< +\/Length \d+ >>\nstream\n\nendstream/u,
      () =>
        `<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb.toString("latin1")}\nendstream`,
    );
    expect(packed.length).toBeGreaterThan(bomb.length);
    largest.inflated = 0;
    await readAll(new Uint8Array(Buffer.from(packed, "latin1")));
    expect(largest.inflated).toBeLessThanOrEqual(2 ** 24);
  });
});
