import type { Canvas } from "@napi-rs/canvas";
import { encodeG4 } from "../ccitt-g4";
import { encodeGrayJpeg } from "../codec/jpeg-gray";
import { encodeJpeg2000 } from "../codec/jpeg2000";
import type { ScannedPage } from "../codec/pdf-writer";
import { encodeJbig2 } from "../jbig2";
import type { Random } from "../random";
import { capture, type PaperPage } from "./capture";
import { bilevelScan, colourScan, greyScan, type Wear } from "./degrade";
import type { ScanSettings } from "./settings";

const wearOf = (random: Random): Wear => ({
  grain: random.between(1.6, 3.2),
  blur: random.between(0.06, 0.13),
  light: random.between(0.02, 0.09),
});

const code = async (canvas: Canvas, settings: ScanSettings, random: Random): Promise<Uint8Array> => {
  const quality = settings.quality ?? 58;
  switch (settings.coding) {
    case "g4":
      return encodeG4(bilevelScan(canvas, random));
    case "jbig2":
      return encodeJbig2(bilevelScan(canvas, random));
    case "jpeg-gray":
      return encodeGrayJpeg(greyScan(canvas, wearOf(random), random), quality, settings.dpi);
    case "jpx-gray":
      return encodeJpeg2000(greyScan(canvas, wearOf(random), random), settings.quality ?? 16);
    case "jpeg-rgb":
      return colourScan(canvas, wearOf(random), random).encodeSync("jpeg", quality);
  }
};

/** Scans one page: lays it on the glass, wears the picture as the device does, and codes it. */
export const scanPage = async (
  page: PaperPage,
  settings: ScanSettings,
  random: Random,
): Promise<ScannedPage> => {
  const canvas = capture(page, settings, random.fork("capture"));
  const { width, height } = canvas;
  const data = await code(canvas, settings, random.fork("device"));
  return { coding: settings.coding, data, width, height, dpi: settings.dpi, rotate: settings.rotate ?? 0 };
};
