import type { Canvas } from "@napi-rs/canvas";
import { PDFDocument } from "@napi-rs/canvas";
import type { Material } from "../../shared/domain/application";
import { ScanPdfWriter } from "./codec/pdf-writer";
import { encodeGrayPng } from "./codec/png";
import { registerFonts } from "./paper/fonts";
import { printNotice } from "./paper/notice";
import { POINT, Sheet } from "./paper/sheet";
import type { Random } from "./random";
import { capture, type PaperPage } from "./scan/capture";
import { colourScan, greyScan } from "./scan/degrade";
import { scanPage } from "./scan/scanner";
import type { ScanSettings } from "./scan/settings";
import { withOrdinaryCharacters } from "./text-layer";

/** One page and how it is scanned. */
export interface PlannedPage {
  readonly page: PaperPage;
  readonly scan: ScanSettings;
}

/** What a material is made from: a scan bound as PDF, a loose picture of a page, a photo, or a PDF with real text. */
export type Source =
  | { readonly kind: "scan"; readonly device: string; readonly pages: readonly PlannedPage[] }
  | {
      readonly kind: "picture";
      readonly page: PaperPage;
      readonly dpi: number;
      readonly format: "jpeg" | "png";
    }
  | { readonly kind: "photo"; readonly take: (random: Random) => Canvas }
  | { readonly kind: "digital"; readonly pages: readonly PaperPage[] };

/** A material before it is made. */
export interface MaterialPlan {
  readonly id: string;
  readonly kind: Material["kind"];
  readonly title: string;
  readonly fileName: string;
  readonly source: Source;
}

/** A material's bytes with what its JSON says about them. */
export interface MadeMaterial {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly mediaType: Material["mediaType"];
  /** File ending without the dot. */
  readonly ending: "pdf" | "jpg" | "png";
}

const makeScan = async (
  device: string,
  pages: readonly PlannedPage[],
  random: Random,
): Promise<MadeMaterial> => {
  const writer = new ScanPdfWriter(device);
  for (const [i, { page, scan }] of pages.entries()) {
    writer.add(await scanPage(page, scan, random.fork(`page ${i + 1}`)));
  }
  return { bytes: writer.finish(), pages: writer.pages, mediaType: "application/pdf", ending: "pdf" };
};

/** Writes the resolution into the JFIF header, where the encoder leaves 1:1. */
const withDensity = (jpeg: Buffer, dpi: number): Buffer => {
  if (jpeg.toString("latin1", 6, 10) !== "JFIF") return jpeg;
  jpeg.writeUInt8(1, 13);
  jpeg.writeUInt16BE(dpi, 14);
  jpeg.writeUInt16BE(dpi, 16);
  return jpeg;
};

const makePicture = (page: PaperPage, dpi: number, format: "jpeg" | "png", random: Random): MadeMaterial => {
  const canvas = capture(page, { coding: "jpeg-rgb", dpi, folds: 1 }, random.fork("capture"));
  if (format === "png") {
    const grey = greyScan(canvas, { grain: 1.3, blur: 0.08, light: 0.05 }, random.fork("device"));
    return { bytes: encodeGrayPng(grey, dpi), pages: 1, mediaType: "image/png", ending: "png" };
  }
  const worn = colourScan(canvas, { grain: 2.4, blur: 0.08, light: 0.06 }, random.fork("device"));
  return {
    bytes: withDensity(worn.encodeSync("jpeg", 68), dpi),
    pages: 1,
    mediaType: "image/jpeg",
    ending: "jpg",
  };
};

const makePhoto = (take: (random: Random) => Canvas, random: Random): MadeMaterial => {
  const worn = colourScan(
    take(random.fork("scene")),
    { grain: 6, blur: 0.17, light: 0.02 },
    random.fork("device"),
  );
  return {
    bytes: withDensity(worn.encodeSync("jpeg", 72), 180),
    pages: 1,
    mediaType: "image/jpeg",
    ending: "jpg",
  };
};

/** A PDF as an office program exports it: real text in an embedded part of the font. */
const makeDigital = (title: string, pages: readonly PaperPage[], random: Random): MadeMaterial => {
  registerFonts();
  const document = new PDFDocument({ title, producer: "Sample Writer", compressionLevel: 0 });
  for (const [i, page] of pages.entries()) {
    const ctx = document.beginPage(page.width / POINT, page.height / POINT);
    ctx.scale(1 / POINT, 1 / POINT);
    printNotice(ctx as unknown as Sheet["ctx"], page.height);
    page.draw(
      new Sheet(ctx as unknown as Sheet["ctx"], page.width, page.height, random.fork(`page ${i + 1}`)),
    );
    document.endPage();
  }
  const bytes = withOrdinaryCharacters(document.close());
  return { bytes, pages: pages.length, mediaType: "application/pdf", ending: "pdf" };
};

/** Makes a material's bytes; the same plan and stream give the same bytes. */
export const makeMaterial = async (plan: MaterialPlan, random: Random): Promise<MadeMaterial> => {
  const { source } = plan;
  switch (source.kind) {
    case "scan":
      return makeScan(source.device, source.pages, random);
    case "picture":
      return makePicture(source.page, source.dpi, source.format, random);
    case "photo":
      return makePhoto(source.take, random);
    case "digital":
      return makeDigital(plan.title, source.pages, random);
  }
};

/** Pages that all go through the device with the same settings. */
export const alike = (pages: readonly PaperPage[], scan: ScanSettings): PlannedPage[] =>
  pages.map((page) => ({ page, scan }));

/** A PDF scan as a plan. */
export const scannedFile = (
  about: Pick<MaterialPlan, "id" | "kind" | "title" | "fileName">,
  device: string,
  ...pages: ReadonlyArray<readonly PlannedPage[]>
): MaterialPlan => ({ ...about, source: { kind: "scan", device, pages: pages.flat() } });

/** A photo as a plan. */
export const photoFile = (
  about: Pick<MaterialPlan, "id" | "kind" | "title" | "fileName">,
  take: (random: Random) => Canvas,
): MaterialPlan => ({ ...about, source: { kind: "photo", take } });
