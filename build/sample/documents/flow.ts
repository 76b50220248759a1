import { upright } from "../paper/a4";
import { handwrite } from "../paper/handwriting";
import { pressSeal } from "../paper/seal";
import { type BlockStyle, POINT, type Sheet } from "../paper/sheet";
import { breakLines } from "../paper/typeset";
import type { PaperPage } from "../scan/capture";

/** A piece of a running document. `signed` writes a hand signature after a label; `sealed` sets a firm and date under its seal, `bothSealed` two parties side by side. */
export type Piece =
  | { readonly kind: "title" | "subtitle" | "heading" | "body" | "plain" | "right"; readonly text: string }
  | { readonly kind: "gap"; readonly height: number }
  | { readonly kind: "sealed"; readonly name: string; readonly date: string; readonly purpose?: string }
  | {
      readonly kind: "bothSealed";
      readonly names: readonly [string, string];
      readonly date: string;
      readonly purpose: string;
    }
  | { readonly kind: "signed"; readonly label: string; readonly name: string; readonly date: string }
  | { readonly kind: "break" };

/** How a whole document is set. */
export interface FlowStyle {
  readonly size?: number;
  /** Line pitch in millimetres. */
  readonly pitch?: number;
  /** Number printed at the foot of the first page; no numbers when absent. */
  readonly firstPage?: number;
  /** A red head with document number, as offices print it. */
  readonly redHead?: { readonly office: string; readonly number: string };
}

type Stroke = (sheet: Sheet) => void;
interface Line {
  readonly height: number;
  readonly draw: (y: number) => Stroke;
}

const LEFT = 28;
const WIDTH = 154;
const TOP = 36;
const BOTTOM = 271;

const looks: Record<"title" | "subtitle" | "heading" | "body" | "plain" | "right", BlockStyle> = {
  title: { size: 20, weight: 900, align: "center" },
  subtitle: { size: 15, align: "center" },
  heading: { size: 14.5, weight: 700 },
  body: { indent: 2 },
  plain: {},
  right: { align: "right" },
};

const textLines = (text: string, look: BlockStyle, size: number, pitch: number): Line[] => {
  const points = look.size ?? size;
  const indent = (look.indent ?? 0) * points * POINT;
  const lines = breakLines(text, WIDTH, points * POINT, look.weight ?? 400, indent);
  const height = Math.max(pitch, points * POINT * 1.45);
  return lines.map((line, i) => ({
    height,
    draw: (y) => (sheet) => {
      const style = { ...look, size: points };
      if (look.align === "center") sheet.text(LEFT + WIDTH / 2, y, line, style);
      else if (look.align === "right") sheet.text(LEFT + WIDTH - 6, y, line, style);
      else sheet.text(LEFT + (i === 0 ? indent : 0), y, line, style);
    },
  }));
};

const sealedBlock = (name: string, date: string, purpose: string, size: number): Line => ({
  height: 38,
  draw: (y) => (sheet) => {
    const x = LEFT + WIDTH - 44;
    sheet.text(x, y + 16, name, { size, align: "center" });
    sheet.text(x, y + 25, date, { size, align: "center" });
    pressSeal(sheet, x, y + 18, name, purpose);
  },
});

const bothSealedBlock = (
  names: readonly [string, string],
  date: string,
  purpose: string,
  size: number,
): Line => ({
  height: 52,
  draw: (y) => (sheet) => {
    for (const [i, name] of names.entries()) {
      const x = LEFT + WIDTH * (i === 0 ? 0.24 : 0.76);
      sheet.text(x, y + 4, i === 0 ? "甲方（盖章）" : "乙方（盖章）", { size, align: "center" });
      sheet.text(x, y + 24, name, { size, align: "center" });
      sheet.text(x, y + 33, date, { size, align: "center" });
      pressSeal(sheet, x, y + 26, name, purpose);
    }
  },
});

const signedLine = (label: string, name: string, date: string, size: number): Line => ({
  height: 14,
  draw: (y) => (sheet) => {
    sheet.text(LEFT + 6, y, label, { size });
    sheet.line(LEFT + 46, y + 1.5, LEFT + 96, y + 1.5, 0.2);
    handwrite(sheet, LEFT + 54, y, name, size + 6);
    handwrite(sheet, LEFT + 106, y, date, size);
  },
});

const linesOf = (piece: Piece, size: number, pitch: number): Line[] => {
  switch (piece.kind) {
    case "gap":
      return [{ height: piece.height, draw: () => () => undefined }];
    case "sealed":
      return [sealedBlock(piece.name, piece.date, piece.purpose ?? "", size)];
    case "bothSealed":
      return [bothSealedBlock(piece.names, piece.date, piece.purpose, size)];
    case "signed":
      return [signedLine(piece.label, piece.name, piece.date, size)];
    case "break":
      return [{ height: Number.POSITIVE_INFINITY, draw: () => () => undefined }];
    default:
      return textLines(piece.text, looks[piece.kind], size, pitch);
  }
};

const drawRedHead = (sheet: Sheet, head: { office: string; number: string }): void => {
  sheet.centred(46, head.office, {
    size: Math.min(34, 470 / head.office.length),
    weight: 900,
    color: "#c3201c",
  });
  sheet.centred(62, head.number, { size: 14 });
  sheet.line(LEFT, 67, LEFT + WIDTH, 67, 0.8, "#c3201c");
};

/** Sets a running document and cuts it into upright A4 pages. */
export const flow = (pieces: readonly Piece[], style: FlowStyle = {}): PaperPage[] => {
  const size = style.size ?? 14;
  const pitch = style.pitch ?? 9.4;
  const pages: Stroke[][] = [[]];
  let y = style.redHead ? 84 : TOP;
  for (const line of pieces.flatMap((piece) => linesOf(piece, size, pitch))) {
    if (y + line.height > BOTTOM + pitch) {
      pages.push([]);
      y = TOP;
      if (line.height === Number.POSITIVE_INFINITY) continue;
    }
    pages[pages.length - 1]?.push(line.draw(y));
    y += line.height;
  }
  return pages.map((strokes, i) =>
    upright((sheet) => {
      if (i === 0 && style.redHead) drawRedHead(sheet, style.redHead);
      for (const stroke of strokes) stroke(sheet);
      if (style.firstPage !== undefined) sheet.centred(284, `— ${style.firstPage + i} —`, { size: 10.5 });
    }),
  );
};

/** A letter under a seal: title, paragraphs, who and when. */
export const letter = (
  title: string,
  paragraphs: readonly string[],
  signer: string,
  date: string,
): PaperPage[] =>
  flow([
    { kind: "gap", height: 8 },
    { kind: "title", text: title },
    { kind: "gap", height: 8 },
    ...paragraphs.map((text): Piece => ({ kind: "body", text })),
    { kind: "gap", height: 6 },
    { kind: "sealed", name: signer, date },
  ]);
