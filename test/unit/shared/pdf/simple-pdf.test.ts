import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSimplePdf, type SimplePdf } from "../../../../shared/pdf/document";
import type { PdfSource } from "../../../../shared/pdf/source";
import {
  type Table,
  type WrittenObject,
  type WrittenPage,
  writePages,
  writePdf,
} from "../../../fixtures/written-pdf";

const inflate = async (bytes: Uint8Array, most: number) =>
  new Uint8Array(inflateSync(bytes, { maxOutputLength: Math.max(1, most) }));

function sourceOf(bytes: Uint8Array): PdfSource {
  return { size: bytes.length, read: async (offset, length) => bytes.slice(offset, offset + length) };
}

const open = (bytes: Uint8Array) => openSimplePdf(sourceOf(bytes), inflate);

async function opened(bytes: Uint8Array): Promise<SimplePdf> {
  const pdf = await open(bytes);
  if (!pdf) throw new Error("the file counts as not simple");
  return pdf;
}

async function faceOf(page: WrittenPage, options = {}) {
  const pdf = await opened(writePages([page], options));
  return (await pdf.page(1))?.face() ?? null;
}

const jpegDict =
  "/Subtype /Image /Width 40 /Height 30 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
const picture = (dict = jpegDict, bytes = 90): WrittenObject => ({
  dict,
  data: new Uint8Array(bytes).fill(7),
});
const paletteDict = jpegDict
  .replace("/DeviceGray", "[/Indexed /DeviceGray 1 <00FF>]")
  .replace("DCT", "Flate");
const scan = (content = "q 600 0 0 800 0 0 cm /Im Do Q", dict = jpegDict): WrittenPage => ({
  content,
  objects: { Im: picture(dict) },
});

describe("opening by the table", () => {
  it.each<Table>(["classic", "stream", "packed"])("finds pages and pictures by a %s table", async (table) => {
    const bytes = writePages(
      Array.from({ length: 5 }, (_, index) => ({
        ...scan(),
        page: `/MediaBox [0 0 ${100 + index} 200] /Rotate ${index * 90}`,
      })),
      { table },
    );
    const pdf = await opened(bytes);
    expect(pdf.pageCount).toBe(5);
    for (let number = 1; number <= 5; number += 1) {
      const page = await pdf.page(number);
      expect(page?.geometry).toMatchObject({
        width: 99 + number,
        rotate: ((number - 1) * 90) % 360,
        userUnit: 1,
      });
      const [placed] = (await page?.face())?.images ?? [];
      expect(placed?.matrix).toEqual([600, 0, 0, 800, 0, 0]);
      expect([...(await pdf.read(placed?.image.offset ?? 0, placed?.image.length ?? 0))]).toEqual(
        Array(90).fill(7),
      );
    }
  });

  it("believes the newest revision", async () => {
    const page = (width: number) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} 9] >>`;
    const objects = new Map<number, WrittenObject>([
      [1, "<< /Type /Catalog /Pages 2 0 R >>"],
      [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
      [3, page(5)],
    ]);
    for (const table of ["classic", "stream"] as const) {
      const pdf = await opened(writePdf(objects, { table, revision: new Map([[3, page(7)]]) }));
      expect((await pdf.page(1))?.geometry.width).toBe(7);
    }
  });

  it("tells an outline and the pages' names from the catalogue alone", async () => {
    expect((await opened(writePages([scan()]))).isNamed).toBe(false);
    for (const entry of ["/Outlines 2 0 R", "/PageLabels << /Nums [0 << /S /r >>] >>"]) {
      const catalogue = `<< /Type /Catalog /Pages 2 0 R ${entry} >>`;
      const bytes = writePages([scan()], { revision: new Map([[1, catalogue]]) });
      expect((await opened(bytes)).isNamed).toBe(true);
    }
  });

  it("walks trees of many levels by what they count, and lets pages inherit", async () => {
    const objects = new Map<number, WrittenObject>([
      [1, "<< /Type /Catalog /Pages 2 0 R >>"],
      [2, "<< /Type /Pages /Count 3 /Kids [3 0 R 4 0 R] /MediaBox [0 0 10 20] /Rotate 90 >>"],
      [3, "<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [5 0 R 6 0 R] /CropBox [1 1 5 30] >>"],
      [4, "<< /Type /Page /Parent 2 0 R >>"],
      [5, "<< /Type /Page /Parent 3 0 R /UserUnit 2 >>"],
      [6, "<< /Type /Page /Parent 3 0 R /Rotate -180 /MediaBox [4 8 0 0] >>"],
    ]);
    const pdf = await opened(writePdf(objects));
    const shown = await Promise.all([1, 2, 3].map(async (number) => (await pdf.page(number))?.geometry));
    expect(shown).toEqual([
      { left: 1, bottom: 1, width: 4, height: 19, rotate: 90, userUnit: 2 },
      { left: 1, bottom: 1, width: 3, height: 7, rotate: 180, userUnit: 1 },
      { left: 0, bottom: 0, width: 10, height: 20, rotate: 90, userUnit: 1 },
    ]);
  });

  it.each([
    ["encrypted", writePages([scan()], { trailer: "/Encrypt << /Filter /Standard >>" })],
    ["with something before its head", Buffer.concat([Buffer.from("x"), writePages([scan()])])],
    ["without its end", writePages([scan()]).slice(0, -20)],
    ["empty", new Uint8Array(0)],
    ["whose table is its own predecessor", writePages([scan()], { trailer: "/Prev 0000000000" })],
    [
      "whose tree is a circle",
      writePdf(
        new Map([
          [1, "<< /Type /Catalog /Pages 2 0 R >>"],
          [2, "<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [2 0 R 2 0 R] >>"],
        ]),
      ),
    ],
    [
      "whose tree counts a page it lacks",
      writePdf(
        new Map([
          [1, "<< /Type /Catalog /Pages 2 0 R >>"],
          [2, "<< /Type /Pages /Count 2 /Kids [3 0 R] >>"],
          [3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"],
        ]),
      ),
    ],
  ])("leaves a file %s to another reader", async (_, bytes) => {
    expect(await open(bytes)).toBeNull();
  });

  it("does not wait for streams that hold each other's length", async () => {
    const page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >>";
    const objects = new Map<number, WrittenObject>([
      [1, "<< /Type /Catalog /Pages 2 0 R >>"],
      [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
      [3, `<< ${page} >>`],
      [4, "<< /Length 5 0 R >>\nstream\nx\nendstream"],
      [5, "<< /Length 4 0 R >>\nstream\nx\nendstream"],
    ]);
    const pdf = await opened(writePdf(objects));
    expect(await (await pdf.page(1))?.face()).toBeNull();
  });
});

describe("telling scanned pages", () => {
  it.each([
    ["one picture", "q 600 0 0 800 0 0 cm /Im Do Q"],
    ["strips", "q 600 0 0 400 0 400 cm /Im Do Q q 600 0 0 400 0 0 cm /Im Do Q"],
    ["a clip that leaves all", "q 0 0 600 800 re W n 600 0 0 800 0 0 cm /Im Do Q"],
    ["marked content", "/Artifact BMC q 600 0 0 800 0 0 cm /Im Do Q EMC"],
    ["a state that shows nothing", "q /Gs gs 600 0 0 800 0 0 cm /Im Do Q"],
    ["text beneath the picture", "BT (a) Tj ET q 600 0 0 800 0 0 cm /Im Do Q"],
    ["a line beneath the picture", "0 0 m 9 9 l S q 600 0 0 800 0 0 cm /Im Do Q"],
    ["white paper", "1 g 0 0 600 800 re f q 300 0 0 400 0 0 cm /Im Do Q"],
    ["text that is not seen", "q 600 0 0 800 0 0 cm /Im Do Q BT 3 Tr /F 9 Tf (a) Tj ET"],
    ["a form", "/Fm Do"],
  ])("knows %s", async (name, content) => {
    const form = {
      dict: "/Subtype /Form /BBox [0 0 600 800]",
      data: Buffer.from("600 0 0 800 0 0 cm /Im Do"),
    };
    const face = await faceOf({
      content,
      objects: { Im: picture(), Fm: form },
      resources: "/ExtGState << /Gs << /Type /ExtGState /CA 1 /BM /Normal /SMask /None >> >>",
    });
    expect(face?.images.length).toBe(name === "strips" ? 2 : 1);
    expect(face?.hasText).toBe(name.startsWith("text"));
  });

  it.each([
    ["text that is seen", "/Im Do BT (a) Tj ET"],
    ["a painted path", "/Im Do 0 0 9 9 re f"],
    ["text beneath a picture that does not cover it", "BT (a) Tj ET q 599 0 0 800 0 0 cm /Im Do Q"],
    ["text that clips", "BT 7 Tr (a) Tj ET q 600 0 0 800 0 0 cm /Im Do Q"],
    ["grey paper", "0.9 g 0 0 600 800 re f q 300 0 0 400 0 0 cm /Im Do Q"],
    ["white over a picture", "q 600 0 0 800 0 0 cm /Im Do Q 1 g 0 0 9 9 re f"],
    ["a clip that cuts", "0 0 300 800 re W n 600 0 0 800 0 0 cm /Im Do"],
    ["a clip that is no rectangle", "0 0 m 9 9 l 0 9 l h W n /Im Do"],
    ["optional content", "/OC /Oc BDC /Im Do EMC"],
    ["an inline picture", "/Im Do BI /W 1 /H 1 ID x EI"],
    ["a shading", "/Im Do /Sh sh"],
    ["a state that shows", "/Half gs /Im Do"],
    ["nothing", "q Q"],
    ["an operator nobody knows", "/Im Do zz"],
    ["a state that was never kept", "Q /Im Do"],
    ["a picture without size", "q 0 0 0 0 0 0 cm /Im Do Q"],
  ])("leaves %s to another reader", async (_, content) => {
    const resources = "/ExtGState << /Half << /ca 0.5 >> >>";
    expect(await faceOf({ content, objects: { Im: picture() }, resources })).toBeNull();
  });

  it.each([
    ["a soft mask", `${jpegDict} /SMask 3 0 R`],
    ["a stencil", `${jpegDict} /Mask [0 1]`],
    ["optional content", `${jpegDict} /OC 3 0 R`],
    ["CMYK", jpegDict.replace("Gray", "CMYK")],
    ["a profile that is none", jpegDict.replace("/DeviceGray", "[/ICCBased 3 0 R]")],
    ["measured greys", jpegDict.replace("/DeviceGray", "[/CalGray << /WhitePoint [1 1 1] >>]")],
    ["16 bits", jpegDict.replace("Component 8", "Component 16").replace("DCT", "Flate")],
    ["JPEG 2000", jpegDict.replace("DCT", "JPX")],
    ["a filter nobody knows before its own", jpegDict.replace("/DCTDecode", "[/LZWDecode /DCTDecode]")],
    ["three filters", jpegDict.replace("/DCTDecode", "[/FlateDecode /FlateDecode /DCTDecode]")],
    [
      "a JPEG of untransformed colours",
      `${jpegDict.replace("Gray", "RGB")} /DecodeParms << /ColorTransform 0 >>`,
    ],
    ["a palette turned round", `${paletteDict} /Decode [255 0]`],
    ["a half Decode", `${jpegDict} /Decode [0 0.5]`],
    ["group 3", jpegDict.replace("Component 8", "Component 1").replace("DCT", "CCITTFax")],
    ["a width beyond measure", jpegDict.replace("/Width 40", "/Width 999999")],
  ])("leaves a picture with %s to another reader", async (_, dict) => {
    expect(await faceOf(scan(undefined, dict))).toBeNull();
  });

  it("leaves pages with notes of others to another reader, but for links and what is hidden", async () => {
    const page = (notes: string) => ({ ...scan(), page: `/MediaBox [0 0 600 800] /Annots [${notes}]` });
    const harmless = "<< /Subtype /Link >> << /Subtype /Popup >> << /Subtype /Text /F 2 >>";
    expect(await faceOf(page(harmless))).not.toBeNull();
    expect(await faceOf(page("<< /Subtype /FreeText >>"))).toBeNull();
    expect(await faceOf(page("<< /Subtype /Link /AP << >> >>"))).toBeNull();
  });

  it("reads a profile once for all pages that share it", async () => {
    const profiled = (components: number): WrittenPage => ({
      ...scan(undefined, jpegDict.replace("/DeviceGray", "[/ICCBased 6 0 R]")),
      objects: {
        Im: picture(jpegDict.replace("/DeviceGray", "[/ICCBased 6 0 R]")),
        Icc: {
          dict: `/N ${components} /Filter /FlateDecode`,
          data: deflateSync(new Uint8Array(500).fill(9)),
        },
      },
    });
    const pdf = await opened(writePages([profiled(1), profiled(1)]));
    const faces = await Promise.all([1, 2].map(async (number) => (await pdf.page(number))?.face()));
    const [first, second] = faces.map((face) => face?.images[0]?.image);
    expect(first?.colours).toEqual({ kind: "gray" });
    expect(first?.profile?.bytes).toEqual(new Uint8Array(500).fill(9));
    expect(second?.profile).toBe(first?.profile);
    expect((await faceOf(profiled(3)))?.images[0]?.image.colours).toEqual({ kind: "rgb" });
    expect(await faceOf(profiled(4))).toBeNull();
  });

  it("leaves a profile that unpacks without end to another reader", async () => {
    const dict = jpegDict.replace("/DeviceGray", "[/ICCBased 6 0 R]");
    const Icc = { dict: "/N 1 /Filter /FlateDecode", data: deflateSync(new Uint8Array(2 ** 20 + 1)) };
    expect(await faceOf({ ...scan(), objects: { Im: picture(dict), Icc } })).toBeNull();
  });

  it("lets a palette's last colour stand for numbers beyond it", async () => {
    const face = await faceOf(scan(undefined, paletteDict));
    const { colours } = face?.images[0]?.image ?? {};
    expect(colours?.kind === "palette" && [...colours.rgb.slice(0, 9)]).toEqual([
      0, 0, 0, 255, 255, 255, 255, 255, 255,
    ]);
  });

  it.each([
    ["0 0 1 rg", [0, 0, 255]],
    ["0.5 g", [128, 128, 128]],
    ["/DeviceRGB cs 1 0 0.2 sc", [255, 0, 51]],
    ["/DeviceGray cs", [0, 0, 0]],
    ["0 0 0 1 k", null],
    ["/Cs1 cs 0 scn", null],
    ["/Pattern cs /P scn", null],
  ])("knows the colour that %s gives a mask, or leaves it", async (words, colour) => {
    const dict = "/Subtype /Image /Width 40 /Height 30 /ImageMask true /Filter /FlateDecode";
    const face = await faceOf(scan(`${words} 600 0 0 800 0 0 cm /Im Do`, dict));
    expect(face?.images[0]?.fill ?? null).toEqual(colour);
  });

  it("knows what turns samples round", async () => {
    const inverted = async (dict: string) => (await faceOf(scan(undefined, dict)))?.images[0]?.image.inverted;
    expect(await inverted(jpegDict)).toBe(false);
    expect(await inverted(`${jpegDict} /Decode [0 1]`)).toBe(false);
    expect(await inverted(`${jpegDict} /Decode [1 0]`)).toBe(true);
  });
});

describe("reading little", () => {
  it("finds page 250 of 500 at the cost of that page", async () => {
    const big = (index: number): WrittenPage => ({
      content: "600 0 0 800 0 0 cm /Im Do",
      objects: { Im: picture(jpegDict, 200_000 + index) },
    });
    const bytes = writePages(Array.from({ length: 500 }, (_, index) => big(index)));
    const chunks = new Set<number>();
    let requests = 0;
    const source: PdfSource = {
      size: bytes.length,
      async read(offset, length) {
        requests += 1;
        for (let at = offset; at < offset + length; at += 65_536) chunks.add(Math.floor(at / 65_536));
        chunks.add(Math.floor((offset + length - 1) / 65_536));
        return bytes.slice(offset, offset + length);
      },
    };
    const pdf = await openSimplePdf(source, inflate);
    const before = requests;
    const face = await (await pdf?.page(250))?.face();
    const image = face?.images[0]?.image;
    expect(await pdf?.read(image?.offset ?? 0, image?.length ?? 0)).toHaveLength(200_249);
    expect(requests - before).toBeLessThanOrEqual(3);
    // By now the writer's habit is known: the picture is on its way before its page is.
    const known = requests;
    pdf?.guess(400);
    const coming = pdf?.page(400);
    // Both are asked for before anybody else has a turn: what is rendered meanwhile does not hold them up.
    expect(requests - known).toBe(2);
    const guessed = (await (await coming)?.face())?.images[0]?.image;
    expect(await pdf?.read(guessed?.offset ?? 0, guessed?.length ?? 0)).toHaveLength(200_399);
    expect(requests - known).toBe(2);
    expect(chunks.size / (bytes.length / 65_536)).toBeLessThan(0.03);
  });
});

describe("hostile bytes", () => {
  /** Asks for everything; only the module's own answer may come. */
  async function readAll(bytes: Uint8Array): Promise<void> {
    const pdf = await open(bytes);
    if (!pdf) return;
    for (let number = 1; number <= Math.min(4, pdf.pageCount); number += 1) {
      const page = await pdf.page(number);
      await page?.face();
    }
  }

  const whole = (["classic", "stream", "packed"] as const).map((table) =>
    writePages([scan(), scan("/Im Do BT 3 Tr (x) Tj ET"), scan()], { table }),
  );

  it("never throws for bytes that were changed", async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async (file, changes) => {
          const bytes = file.slice();
          for (const { at, to } of changes) bytes[Math.floor(at * (bytes.length - 1))] = to;
          await readAll(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("never throws for bytes that are cut off, or that are none of a PDF", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.double({ min: 0, max: 1, noNaN: true }), (file, share) =>
        readAll(file.slice(0, Math.floor(file.length * share))),
      ),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (noise) =>
        readAll(Buffer.concat([Buffer.from("%PDF-1.4\n"), noise, Buffer.from("\nstartxref\n9\n%%EOF\n")])),
      ),
      { numRuns: 200 },
    );
  });

  it("never throws for content of any words", async () => {
    const word = fc.constantFrom(
      ..."q Q cm Do gs re W n BT ET Tr Tj g ( ) [ ] << >> /Im /X 0 1 -3 .5 3 0 R BI ID EI %".split(" "),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
        await faceOf(scan(words.join(" ")));
      }),
      { numRuns: 400 },
    );
  });
});
