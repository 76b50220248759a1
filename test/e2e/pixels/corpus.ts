import { deflateSync } from "node:zlib";
import { createCanvas } from "@napi-rs/canvas";
import { encodeG4 } from "../../../build/sample/ccitt-g4";
import { encodeGrayJpeg } from "../../../build/sample/codec/jpeg-gray";
import { encodeJbig2 } from "../../../build/sample/jbig2";
import type { WrittenObject, WrittenPage } from "../../fixtures/written-pdf";

/** A picture of writing and a photograph's gradients, deterministic; its sides are not alike anywhere. */
export function painted(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, "#fdf6e3");
  light.addColorStop(0.6, "#cfe0f5");
  light.addColorStop(1, "#e8b8a0");
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  for (let line = 0; line * 24 < height; line += 1) {
    context.fillStyle = ["#1a1a1a", "#8a1020", "#104a8a"][line % 3] ?? "#000";
    for (let at = 12; at < width * (0.5 + 0.1 * (line % 5)); at += 7 + ((at * 13 + line * 5) % 11))
      context.fillRect(at, 8 + line * 24, 2 + ((at * 7 + line) % 4), 5 + ((at * 3) % 9));
  }
  context.fillStyle = "#000";
  context.fillRect(0, 0, 30, 12);
  return canvas;
}

export const { width, height } = { width: 620, height: 877 };
const canvas = painted(width, height);
const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
export const rgb = Uint8Array.from(
  { length: width * height * 3 },
  (_, at) => data[Math.floor(at / 3) * 4 + (at % 3)] ?? 0,
);
export const gray = Uint8Array.from({ length: width * height }, (_, at) =>
  Math.round(((data[at * 4] ?? 0) + (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0)) / 3),
);
export const black = gray.map((each) => (each < 128 ? 1 : 0));
export const bits = packed(black.map((each) => 1 - each));

function packed(samples: Uint8Array): Uint8Array {
  const row = (width + 7) >> 3;
  const out = new Uint8Array(row * height);
  for (const [at, sample] of samples.entries()) {
    const place = Math.floor(at / width) * row + ((at % width) >> 3);
    if (sample) out[place] = (out[place] ?? 0) | (0x80 >> ((at % width) & 7));
  }
  return out;
}

/** Rows with PNG's filters in turn, coded as they stand. */
export function filtered(raw: Uint8Array, row: number, step: number): Uint8Array {
  const out: number[] = [];
  for (let start = 0; start < raw.length; start += row) {
    const kind = (start / row) % 3;
    out.push(kind);
    for (let at = 0; at < row; at += 1) {
      const left = kind === 1 && at >= step ? (raw[start + at - step] ?? 0) : 0;
      const up = kind === 2 && start > 0 ? (raw[start + at - row] ?? 0) : 0;
      out.push(((raw[start + at] ?? 0) - left - up) & 0xff);
    }
  }
  return deflateSync(Uint8Array.from(out));
}

export const image = (rest: string, bytes: Uint8Array): WrittenObject => ({
  dict: `/Subtype /Image /Width ${width} /Height ${height} ${rest}`,
  data: bytes,
});
export const colourJpeg = new Uint8Array(canvas.encodeSync("jpeg", 88));
export const grayJpeg = encodeGrayJpeg({ width, height, pixels: gray }, 85, 150);
const jpeg = (more = "") =>
  image(`/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ${more}`, colourJpeg);
/** Of even sides, which the engine decodes into planes. */
export const evenJpeg: WrittenObject = {
  dict: "/Subtype /Image /Width 620 /Height 876 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
  data: new Uint8Array(painted(620, 876).encodeSync("jpeg", 88)),
};
export const greyJpeg = (more = "") =>
  image(`/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode ${more}`, grayJpeg);
const oneBit = "/ColorSpace /DeviceGray /BitsPerComponent 1";
export const fax = (more = "", parms = "", samples = oneBit) =>
  image(
    `${samples} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} ${parms} >> ${more}`,
    encodeG4({ width, height, pixels: black }),
  );
export const jbig2 = (more = "") =>
  image(`${oneBit} /Filter /JBIG2Decode ${more}`, encodeJbig2({ width, height, pixels: black }));
export const flate = (rest: string, bytes: Uint8Array) => image(`/Filter /FlateDecode ${rest}`, bytes);
const rgbParms = `/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width} >>`;

export const whole = "q 620 0 0 877 0 0 cm /Im Do Q";
export const page = (Im: WrittenObject, content = whole, box = "/MediaBox [0 0 620 877]"): WrittenPage => ({
  page: box,
  content,
  objects: { Im },
});

/** Where a page's own decoder must draw it, and how far it may be from PDF.js: other JPEG decoders round otherwise. */
export interface Sample {
  readonly name: string;
  readonly page: WrittenPage;
  /** The largest mean, in steps of 0 to 255. */
  readonly mean: number;
  /** The largest share of values more than 24 apart. */
  readonly far: number;
}

/** How far a drawing may be apart: other JPEG decoders round otherwise. */
export const exact = { mean: 0.02, far: 0.0005 };
export const jpegs = { mean: 0.1, far: 0.0005 };
export const colours = { mean: 0.5, far: 0.0005 };

/** Every kind of picture, and every way of laying one on a page, that the own decoder draws. */
export const corpus: readonly Sample[] = [
  { name: "a colour JPEG", page: page(jpeg()), ...colours },
  {
    name: "a colour JPEG of even sides",
    page: page(evenJpeg, "q 620 0 0 876 0 0 cm /Im Do Q", "/MediaBox [0 0 620 876]"),
    ...colours,
  },
  { name: "a grey JPEG", page: page(greyJpeg()), ...jpegs },
  { name: "an inverted colour JPEG", page: page(jpeg("/Decode [1 0 1 0 1 0]")), ...colours },
  { name: "an inverted grey JPEG", page: page(greyJpeg("/Decode [1 0]")), ...jpegs },
  { name: "group 4", page: page(fax()), ...exact },
  { name: "inverted group 4", page: page(fax("/Decode [1 0]")), ...exact },
  { name: "group 4 of the other black", page: page(fax("", "/BlackIs1 true")), ...exact },
  { name: "a mask of group 4", page: page(fax("", "", "/ImageMask true")), ...exact },
  { name: "JBIG2", page: page(jbig2()), ...exact },
  { name: "inverted JBIG2", page: page(jbig2("/Decode [1 0]")), ...exact },
  {
    name: "Flate, red green blue",
    page: page(flate("/ColorSpace /DeviceRGB /BitsPerComponent 8", deflateSync(rgb))),
    ...exact,
  },
  {
    name: "Flate, predicted",
    page: page(flate(`/ColorSpace /DeviceRGB /BitsPerComponent 8 ${rgbParms}`, filtered(rgb, width * 3, 3))),
    ...exact,
  },
  {
    name: "Flate, grey inverted",
    page: page(flate("/ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]", deflateSync(gray))),
    ...exact,
  },
  { name: "Flate, one bit", page: page(flate(oneBit, deflateSync(bits))), ...exact },
  {
    name: "Flate, a palette",
    page: page(
      flate("/ColorSpace [/Indexed /DeviceRGB 1 <102030E0F0FF>] /BitsPerComponent 1", deflateSync(bits)),
    ),
    ...exact,
  },
  { name: "a page turned 90", page: page(greyJpeg(), whole, "/MediaBox [0 0 620 877] /Rotate 90"), ...jpegs },
  {
    name: "a page turned 180",
    page: page(greyJpeg(), whole, "/MediaBox [0 0 620 877] /Rotate 180"),
    ...jpegs,
  },
  {
    name: "a page turned 270",
    page: page(greyJpeg(), whole, "/MediaBox [0 0 620 877] /Rotate -90"),
    ...jpegs,
  },
  {
    name: "a crop box",
    page: page(greyJpeg(), whole, "/MediaBox [0 0 620 877] /CropBox [50 100 450 700]"),
    ...jpegs,
  },
  {
    name: "a box that begins elsewhere",
    page: page(greyJpeg(), "q 620 0 0 877 -100 -200 cm /Im Do Q", "/MediaBox [-100 -200 520 677]"),
    ...jpegs,
  },
  {
    name: "a picture turned by its matrix",
    page: page(greyJpeg(), "q 0 620 -877 0 877 0 cm /Im Do Q", "/MediaBox [0 0 877 620]"),
    ...jpegs,
  },
  { name: "a mirrored picture", page: page(greyJpeg(), "q -620 0 0 877 620 0 cm /Im Do Q"), ...jpegs },
  {
    name: "a user unit",
    page: page(greyJpeg(), "q 310 0 0 438.5 0 0 cm /Im Do Q", "/MediaBox [0 0 310 438.5] /UserUnit 2"),
    ...jpegs,
  },
  {
    name: "a margin",
    page: page(greyJpeg(), "q 620 0 0 877 30 40 cm /Im Do Q", "/MediaBox [0 0 700 957]"),
    ...jpegs,
  },
  {
    name: "strips of pixels that are not square",
    page: page(greyJpeg(), "q 620 0 0 438.5 0 438.5 cm /Im Do Q q 620 0 0 438.5 0 0 cm /Im Do Q"),
    mean: 8,
    far: 0.2,
  },
];
