import { createHash } from "node:crypto";

/** How a page's picture is coded: the PDF filter with its parameters. */
export type PictureCoding = "jpeg-gray" | "jpeg-rgb" | "jpx-gray" | "g4" | "jbig2";

/** One page of a scan: one picture that fills it. */
export interface ScannedPage {
  readonly coding: PictureCoding;
  readonly data: Uint8Array;
  /** Picture size in pixels and its resolution, which give the page its size. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** The page's own /Rotate, clockwise. */
  readonly rotate?: 0 | 90 | 180 | 270;
}

const imageDictionary = (page: ScannedPage): string => {
  const { width, height } = page;
  const head = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;
  switch (page.coding) {
    case "jpeg-gray":
      return `${head} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
    case "jpeg-rgb":
      return `${head} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
    case "jpx-gray":
      return `${head} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode`;
    case "g4":
      return `${head} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`;
    case "jbig2":
      return `${head} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode`;
  }
};

const points = (pixels: number, dpi: number): string => ((pixels * 72) / dpi).toFixed(2);

/**
 * Writes a PDF as scanners do: a flat page tree, one picture a page, no text. Nothing in it depends on time.
 * Pages are added one by one, so that a scan of hundreds of pages needs only its coded pictures in memory.
 */
export class ScanPdfWriter {
  private readonly chunks: Uint8Array[] = [];
  private readonly offsets: number[] = [];
  private length = 0;
  private pageCount = 0;

  /** @param producer what the device calls itself in the document information. */
  constructor(private readonly producer: string) {
    this.append("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** Number of pages added so far. */
  get pages(): number {
    return this.pageCount;
  }

  /** Adds one page. Objects 1 to 3 are the catalogue, the tree and the information; each page takes three more. */
  add(page: ScannedPage): void {
    const first = 4 + this.pageCount * 3;
    const width = points(page.width, page.dpi);
    const height = points(page.height, page.dpi);
    const rotate = page.rotate ? ` /Rotate ${page.rotate}` : "";
    this.object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}]${rotate} /Resources << /XObject << /Im0 ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`,
    );
    const content = `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`;
    this.object(first + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    this.stream(first + 2, imageDictionary(page), page.data);
    this.pageCount++;
  }

  /** Ends the file and returns its bytes. The writer cannot be used after that. */
  finish(): Uint8Array {
    const kids = Array.from({ length: this.pageCount }, (_, i) => `${4 + i * 3} 0 R`).join(" ");
    this.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    this.object(2, `<< /Type /Pages /Count ${this.pageCount} /Kids [${kids}] >>`);
    this.object(3, `<< /Producer (${this.producer}) >>`);
    const id = createHash("sha256");
    for (const chunk of this.chunks) id.update(chunk);
    const hex = id.digest("hex").slice(0, 32);
    const start = this.length;
    const size = 4 + this.pageCount * 3;
    const rows = Array.from(
      { length: size - 1 },
      (_, i) => `${String(this.offsets[i + 1]).padStart(10, "0")} 00000 n \n`,
    );
    this.append(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`);
    this.append(`trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R /ID [<${hex}> <${hex}>] >>\n`);
    this.append(`startxref\n${start}\n%%EOF\n`);
    return Buffer.concat(this.chunks);
  }

  private object(number: number, body: string): void {
    this.offsets[number] = this.length;
    this.append(`${number} 0 obj\n${body}\nendobj\n`);
  }

  private stream(number: number, dictionary: string, data: Uint8Array): void {
    this.offsets[number] = this.length;
    this.append(`${number} 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`);
    this.push(data);
    this.append("\nendstream\nendobj\n");
  }

  private append(text: string): void {
    this.push(Buffer.from(text, "latin1"));
  }

  private push(bytes: Uint8Array): void {
    this.chunks.push(bytes);
    this.length += bytes.length;
  }
}
