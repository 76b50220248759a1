import type { CellStyle, WorkbookCell, WorkbookSheet } from "./workbook";

/** What XML 1.0 has no place for, among it halves of surrogate pairs. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text for an element or an attribute. */
export function xmlText(text: string): string {
  return text
    .replace(unwritable, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A text for a cell: spreadsheets read `_x0041_` as A, so an underscore that would begin such a code is written as one. */
const cellText = (text: string): string =>
  xmlText(text.replace(/\r\n?/gu, "\n").replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_"));

const styleOrder: readonly CellStyle[] = [
  ...(["title", "note", "head", "text", "centre", "count", "points"] as const),
  ...(["strong", "strong-count", "strong-points"] as const),
];

/** The index of a style in `stylesXml`; 0 is the plain one. */
const styleIndex = (style: CellStyle): number => styleOrder.indexOf(style) + 1;

/** The number format that shows points as the screen does: `9.5`, `8.0`, `0.25`. */
const pointsFormat = 164;

/** `xl/styles.xml`. Fonts are named as Windows has them; WPS and LibreOffice replace what is not there. */
export function stylesXml(): string {
  const font = (size: number, bold: boolean) =>
    `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
  const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`;
  const xf = (numFmt: number, fontId: number, border: number, align: string, fill = 0) =>
    `<xf numFmtId="${numFmt}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyFill="1" applyAlignment="1"><alignment ${align}/></xf>`;
  const wrapped = (horizontal: string) => `horizontal="${horizontal}" vertical="center" wrapText="1"`;
  const figure = 'horizontal="right" vertical="center"';
  return document(
    "styleSheet",
    `<numFmts count="1"><numFmt numFmtId="${pointsFormat}" formatCode="0.0##"/></numFmts>` +
      `<fonts count="3">${font(11, false)}${font(16, true)}${font(11, true)}</fonts>` +
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>' +
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="11"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      xf(49, 1, 0, wrapped("center")) +
      xf(49, 0, 0, wrapped("left")) +
      xf(49, 2, 1, wrapped("center"), 2) +
      xf(49, 0, 1, wrapped("left")) +
      xf(49, 0, 1, wrapped("center")) +
      xf(0, 0, 1, figure) +
      xf(pointsFormat, 0, 1, figure) +
      xf(49, 2, 1, wrapped("left")) +
      xf(0, 2, 1, figure) +
      xf(pointsFormat, 2, 1, figure) +
      '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
  );
}

/** One sheet: heads frozen, widths, A4 landscape as wide as the page, page n of m at the foot. */
export function sheetXml({ lines, columns, rows }: WorkbookSheet, first: boolean): string {
  const last = columnName(columns.length - 1);
  const headRow = lines.length + 1;
  const widths = columns.map(({ width }) => width);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const heading = lines.map((line, index) => {
    const style = index === 0 ? "title" : "note";
    return rowXml(index + 1, [{ value: line, style }], [whole], index === 0 ? 30 : 18);
  });
  const heads = columns.map(({ head }): WorkbookCell => ({ value: head, style: "head" }));
  const body = rows.map((row, index) => rowXml(headRow + 1 + index, row, widths, 20));
  return document(
    "worksheet",
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<dimension ref="A1:${last}${headRow + rows.length}"/>` +
      `<sheetViews><sheetView ${first ? 'tabSelected="1" ' : ""}workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${headRow + 1}" sqref="A${headRow + 1}"/></sheetView></sheetViews>` +
      '<sheetFormatPr defaultRowHeight="15"/>' +
      `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>` +
      `<sheetData>${heading.join("")}${rowXml(headRow, heads, widths, 20)}${body.join("")}</sheetData>` +
      mergesXml(lines.length, last) +
      '<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
      "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>",
  );
}

function mergesXml(lines: number, last: string): string {
  if (lines === 0 || last === "A") return "";
  const merges = Array.from(
    { length: lines },
    (_, index) => `<mergeCell ref="A${index + 1}:${last}${index + 1}"/>`,
  );
  return `<mergeCells count="${lines}">${merges.join("")}</mergeCells>`;
}

function rowXml(
  number: number,
  cells: readonly WorkbookCell[],
  widths: readonly number[],
  least: number,
): string {
  const height = Math.min(
    409,
    Math.max(least, ...cells.map(({ value }, index) => heightOf(value, widths[index] ?? 10))),
  );
  const written = cells.map((cell, index) => cellXml(`${columnName(index)}${number}`, cell)).join("");
  return `<row r="${number}" ht="${height}" customHeight="1">${written}</row>`;
}

function cellXml(at: string, { value, style }: WorkbookCell): string {
  const begun = `<c r="${at}" s="${styleIndex(style)}"`;
  if (value === null || value === "") return `${begun}/>`;
  if (typeof value === "number") return `${begun}><v>${value}</v></c>`;
  return `${begun} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

/** In points, by the lines a text takes in a column: spreadsheets do not all fit rows to text by themselves. 409 is the most there is. */
function heightOf(value: WorkbookCell["value"], width: number): number {
  if (typeof value !== "string") return 0;
  const lines = value.split("\n").map((line) => Math.max(1, Math.ceil(breadth(line) / (width - 1))));
  return lines.reduce((sum, each) => sum + each, 0) * 15 + 4;
}

/** In digits' widths: a Chinese character is two. */
const breadth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < "\u0100" ? 1 : 2), 0);

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A part of the workbook with its root element. */
export function document(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${content}</${root}>`;
}
