import { deflateSync } from "node:zlib";
import { encodeG4 } from "../../../build/sample/ccitt-g4";
import { encodeGrayJpeg } from "../../../build/sample/codec/jpeg-gray";
import { iccProfile } from "../../fixtures/icc-profile";
import type { WrittenObject, WrittenPage } from "../../fixtures/written-pdf";
import {
  bits,
  colourJpeg,
  colours,
  exact,
  fax,
  filtered,
  flate,
  gray,
  grayJpeg,
  greyJpeg,
  height,
  image,
  jbig2,
  jpegs,
  page,
  rgb,
  type Sample,
  whole,
  width,
} from "./corpus";

/** The number that a page's second object has, as its file is written. */
const second = "6 0 R";

const profile = (data: Uint8Array, components: 1 | 3): WrittenObject => ({
  dict: `/N ${components} /Filter /FlateDecode`,
  data: deflateSync(data),
});
const inProfile = (Im: WrittenObject, Icc: WrittenObject): WrittenPage => ({
  ...page(Im),
  objects: { Im, Icc },
});
const [srgb, wide] = [profile(iccProfile("RGB ", "sRGB"), 3), profile(iccProfile("RGB ", 2.2, "wide"), 3)];
const [screenGrey, filmGrey] = [profile(iccProfile("GRAY", "sRGB"), 1), profile(iccProfile("GRAY", 1.8), 1)];
const space = `/ColorSpace [/ICCBased ${second}]`;
const colourJpegIn = (Icc: WrittenObject) =>
  inProfile(image(`${space} /BitsPerComponent 8 /Filter /DCTDecode`, colourJpeg), Icc);
const greyJpegIn = (Icc: WrittenObject) =>
  inProfile(image(`${space} /BitsPerComponent 8 /Filter /DCTDecode`, grayJpeg), Icc);
const twoColours = "/ColorSpace [/Indexed /DeviceRGB 1 <703020E0F0FF>] /BitsPerComponent 1";
const oneBit = "/ColorSpace /DeviceGray /BitsPerComponent 1";
const jbig2Of = (samples: string): WrittenObject =>
  image(`${samples} /Filter /JBIG2Decode`, streamOf(jbig2()));
const oneBitIn = `${space} /BitsPerComponent 1`;

function streamOf(object: WrittenObject): Uint8Array {
  if (typeof object === "string") throw new Error("no stream");
  return object.data;
}

/** All pixels, in fewer bits: the high ones of each grey. */
function fewer(bitsEach: 2 | 4): Uint8Array {
  const row = Math.ceil((width * bitsEach) / 8);
  const out = new Uint8Array(row * height);
  for (const [at, sample] of gray.entries()) {
    const bit = (at % width) * bitsEach;
    const place = Math.floor(at / width) * row + (bit >> 3);
    out[place] = (out[place] ?? 0) | ((sample >> (8 - bitsEach)) << (8 - bitsEach - (bit & 7)));
  }
  return out;
}

/** 256 colours of a scanner's palette, from red in the dark to blue in the light. */
const hex = (components: 1 | 3) =>
  Array.from({ length: 256 }, (_, at) => (components === 1 ? [255 - at] : [255 - at, at, (at * 3) & 255]))
    .flat()
    .map((each) => each.toString(16).padStart(2, "0"))
    .join("");

const twice = (Im: WrittenObject, filter: string): WrittenObject => {
  const dict = typeof Im === "string" ? Im : Im.dict;
  return {
    dict: dict.replace(`/Filter /${filter}`, `/Filter [/FlateDecode /${filter}]`),
    data: deflateSync(streamOf(Im)),
  };
};

const ocr = "BT /F 12 Tf 1 0 0 1 72 700 Tm (writing) Tj [(of) -250 (the page)] TJ ET";

/** A compact page: paper and photographs coarse, writing fine in a colour of its own, more of it in another. */
const coarse = (side: number) => {
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const pixels = Uint8Array.from(
    { length: across * down },
    (_, at) => 200 + ((at % across) >> 3) - (at >> 12),
  );
  return {
    dict: `/Subtype /Image /Width ${across} /Height ${down} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`,
    data: encodeGrayJpeg({ width: across, height: down, pixels }, 85, 75),
  };
};
const mask = fax("", "", "/ImageMask true");
const layers = (content: string, objects: Record<string, WrittenObject>): WrittenPage => ({
  page: "/MediaBox [0 0 620 877]",
  content,
  objects,
});

/** A plan of which a page shows a part: 16 million pixels of crosses, no two rows of them alike. */
const plan: WrittenPage = (() => {
  const side = 4_000;
  const pixels = Uint8Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    return (x + (y >> 6) * 3) % 37 < 4 || (y + (x >> 5)) % 41 < 3 ? 1 : 0;
  });
  const Im = {
    dict: `/Subtype /Image /Width ${side} /Height ${side} ${oneBit} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${side} >>`,
    data: encodeG4({ width: side, height: side, pixels }),
  };
  return page(Im, `q ${side} 0 0 ${side} 0 0 cm /Im Do Q`, "/MediaBox [1500 1200 2120 2077]");
})();

/** What office scanners write besides the plain kinds: each must be drawn by the own decoder, as PDF.js draws it. */
export const scannerCorpus: readonly Sample[] = [
  { name: "a colour JPEG in sRGB's profile", page: colourJpegIn(srgb), ...colours },
  { name: "a colour JPEG in a profile of wide colours", page: colourJpegIn(wide), ...colours },
  { name: "a grey JPEG in sRGB's grey profile", page: greyJpegIn(screenGrey), ...jpegs },
  { name: "a grey JPEG in a profile of another gamma", page: greyJpegIn(filmGrey), ...jpegs },
  { name: "JBIG2 in a grey profile", page: inProfile(jbig2Of(oneBitIn), filmGrey), ...exact },
  { name: "group 4 in a grey profile", page: inProfile(fax("", "", oneBitIn), screenGrey), ...exact },
  {
    name: "Flate in a profile, red green blue",
    page: inProfile(flate(`${space} /BitsPerComponent 8`, deflateSync(rgb)), wide),
    ...exact,
  },
  {
    name: "a palette in a profile",
    page: inProfile(
      flate(
        `/ColorSpace [/Indexed [/ICCBased ${second}] 255 <${hex(3)}>] /BitsPerComponent 8`,
        deflateSync(gray),
      ),
      wide,
    ),
    ...exact,
  },
  {
    name: "a palette in a grey profile",
    page: inProfile(
      flate(
        `/ColorSpace [/Indexed [/ICCBased ${second}] 255 <${hex(1)}>] /BitsPerComponent 8`,
        deflateSync(gray),
      ),
      filmGrey,
    ),
    ...exact,
  },
  {
    name: "a palette shorter than its samples, inverted by none",
    page: page(
      flate(
        `/ColorSpace [/Indexed /DeviceRGB 199 <${hex(3)}>] /BitsPerComponent 8 /Decode [0 255]`,
        deflateSync(gray),
      ),
    ),
    ...exact,
  },
  { name: "group 4 in two colours", page: page(fax("", "", twoColours)), ...exact },
  { name: "group 4 in two colours turned round", page: page(fax("/Decode [1 0]", "", twoColours)), ...exact },
  { name: "JBIG2 in two colours", page: page(jbig2Of(twoColours)), ...exact },
  {
    name: "Flate of two colours turned round",
    page: page(flate(`${twoColours} /Decode [1 0]`, deflateSync(bits))),
    ...exact,
  },
  {
    name: "Flate, grey predicted",
    page: page(
      flate(
        `/ColorSpace /DeviceGray /BitsPerComponent 8 /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 8 /Columns ${width} >>`,
        filtered(gray, width, 1),
      ),
    ),
    ...exact,
  },
  {
    name: "Flate, sixteen greys",
    page: page(flate("/ColorSpace /DeviceGray /BitsPerComponent 4", deflateSync(fewer(4)))),
    ...exact,
  },
  {
    name: "Flate, four greys turned round",
    page: page(flate("/ColorSpace /DeviceGray /BitsPerComponent 2 /Decode [1 0]", deflateSync(fewer(2)))),
    ...exact,
  },
  { name: "a JPEG packed twice", page: page(twice(greyJpeg(), "DCTDecode")), ...jpegs },
  {
    name: "group 4 packed twice",
    page: page(
      twice(
        image(
          `${oneBit} /Filter /CCITTFaxDecode /DecodeParms [null << /K -1 /Columns ${width} /Rows ${height} >>]`,
          streamOf(fax()),
        ),
        "CCITTFaxDecode",
      ),
    ),
    ...exact,
  },
  {
    name: "a JPEG that says how its colours are stored",
    page: page(
      image(
        "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/DCTDecode] /DecodeParms [<< /ColorTransform 1 >>]",
        colourJpeg,
      ),
    ),
    ...colours,
  },
  { name: "recognised text unseen over a picture", page: page(greyJpeg(), `${whole} 3 Tr ${ocr}`), ...jpegs },
  { name: "recognised text beneath a picture", page: page(greyJpeg(), `${ocr} ${whole}`), ...jpegs },
  {
    name: "white paper beneath a picture",
    page: page(greyJpeg(), `q 1 g 0 0 620 877 re f Q q 400 0 0 500 90 90 cm /Im Do Q`),
    mean: 8,
    far: 0.2,
  },
  { name: "a part of a plan too large to unpack whole", page: plan, ...exact },
  {
    name: "a mask in a colour",
    page: page(mask, `q 0.1 0.2 0.7 rg ${whole} Q`),
    ...exact,
  },
  {
    name: "a compact page: writing in colours upon coarse paper",
    page: layers(
      "q 620 0 0 877 0 0 cm /Bg Do Q q 0.6 0 0 rg 620 0 0 877 0 0 cm /Im Do Q q 0 0.2 0.5 rg 310 0 0 438.5 155 219.25 cm /Im Do Q",
      {
        Bg: coarse(1),
        Im: mask,
      },
    ),
    mean: 3,
    far: 0.05,
  },
];
