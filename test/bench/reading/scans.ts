import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ScannedPage, ScanPdfWriter } from "../../../build/sample/codec/pdf-writer";
import { allDossiers } from "../../../build/sample/dossiers/all";
import { makeMaterial } from "../../../build/sample/material";
import { createRandom } from "../../../build/sample/random";
import type { PaperPage } from "../../../build/sample/scan/capture";
import { scanPage } from "../../../build/sample/scan/scanner";
import type { ScanSettings } from "../../../build/sample/scan/settings";
import type { Material } from "../../../shared/domain/application";

/** A file that both viewers read. */
export interface BenchScan {
  readonly id: string;
  /** What it is, as a row of the result names it. */
  readonly name: string;
  readonly pages: number;
  readonly bytes: Uint8Array;
}

/** How many different pages a file is made of; they come again in turn, each time as objects of their own. */
const different = 12;

const colour150: ScanSettings = { coding: "jpeg-rgb", dpi: 150, quality: 74 };
const colour300: ScanSettings = { coding: "jpeg-rgb", dpi: 300, quality: 89 };
const black300: ScanSettings = { coding: "g4", dpi: 300 };

/** Makes the four files: a small colour scan, a large one, one in black and white, and one with real text. */
export async function makeScans(): Promise<readonly BenchScan[]> {
  return [
    await scanned("m1", "60 pages of 150 dpi", 60, colour150),
    await scanned("m2", "500 pages of 300 dpi", 500, colour300),
    await scanned("m3", "300 pages of 1 bit", 300, black300),
    await written("m4", "120 pages of text", 120),
  ];
}

/** Writes them where the reference reads them, each under its id. */
export async function writeScans(folder: string, scans: readonly BenchScan[]): Promise<void> {
  for (const { id, bytes } of scans) await writeFile(join(folder, `${id}.pdf`), bytes);
}

/** What a dossier says of such a file. */
export function materialOf({ id, name, pages, bytes }: BenchScan): Material {
  return {
    ...{ id, kind: "form", title: name, fileName: `${id}.pdf`, mediaType: "application/pdf", pages },
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

async function scanned(id: string, name: string, count: number, settings: ScanSettings): Promise<BenchScan> {
  const random = createRandom(20260823).fork(id);
  const papers = papersOf().slice(0, different);
  const pictures: ScannedPage[] = [];
  for (const [index, paper] of papers.entries())
    pictures.push(await scanPage(paper, settings, random.fork(`page ${index}`)));
  const writer = new ScanPdfWriter("Bench Scanner");
  for (let page = 0; page < count; page += 1) {
    const picture = pictures[page % pictures.length];
    if (picture) writer.add(picture);
  }
  return { id, name, pages: count, bytes: writer.finish() };
}

/** Sheets of the sample's dossiers. */
function papersOf(): PaperPage[] {
  const random = createRandom(1);
  const plans = allDossiers.flatMap((dossier) => dossier.materials(random.fork(dossier.facts.number)));
  return plans.flatMap(({ source }) => (source.kind === "scan" ? source.pages.map(({ page }) => page) : []));
}

async function written(id: string, name: string, count: number): Promise<BenchScan> {
  const papers = papersOf();
  const pages = Array.from({ length: count }, (_, index) => papers[index % papers.length]).filter(
    (page): page is PaperPage => page !== undefined,
  );
  const about = { id, kind: "form", title: name, fileName: `${id}.pdf` } as const;
  const made = await makeMaterial({ ...about, source: { kind: "digital", pages } }, createRandom(2));
  return { id, name, pages: made.pages, bytes: made.bytes };
}
