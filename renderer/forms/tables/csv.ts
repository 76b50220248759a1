/** A cell of a CSV file: a text, a number as it is to be read, or nothing. */
export type CsvCell = string | { readonly number: string } | null;

/** What a spreadsheet would take for a formula, full-width signs and leading blanks included. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** What a spreadsheet would turn into a number or a date although it is a text, such as the number 2026-01. */
const looksCounted = /^\s*[\d.,:/()\-年月日%]*\d[\d.,:/()\-年月日%]*([Ee][+-]?\d+)?\s*$/u;

/**
 * A CSV file as Excel and WPS open it by double click: UTF-8 with byte order mark, CRLF, every text quoted. A text that
 * would be calculated or turned into a number or a date gets an apostrophe in front, so that it stays what was written.
 */
export function csvBytes(rows: readonly (readonly CsvCell[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => `${row.map(written).join(",")}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join("")}`);
}

function written(cell: CsvCell): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "object") return cell.number;
  // Within a cell a line ends with LF: a CR would end the row for some readers.
  const plain = cell.replaceAll("\u0000", "");
  const text = plain.replace(/\r\n?/gu, "\n");
  const guarded = formula.test(plain) || looksCounted.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
