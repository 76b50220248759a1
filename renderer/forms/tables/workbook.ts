/** How a cell looks; numbers are numbers in each. */
export type CellStyle =
  | "title"
  | "note"
  | "head"
  | "text"
  | "centre"
  | "count"
  | "points"
  | "strong"
  | "strong-count"
  | "strong-points";

/** A cell of a workbook. */
export interface WorkbookCell {
  readonly value: string | number | null;
  readonly style: CellStyle;
}

/** One sheet, printed on A4 landscape as wide as the page. */
export interface WorkbookSheet {
  /** As wished; what a spreadsheet does not take in a name is replaced. */
  readonly name: string;
  /** Lines above the table, each across all columns: the first is the title. */
  readonly lines: readonly string[];
  /** Column heads with widths in digits' widths. They stay in sight and are printed on every page. */
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** What a spreadsheet refuses in the name of a sheet. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const refused = /[[\]:*?/\\\u0000-\u001f]/gu;
/** Excel's limit. */
const longestName = 31;

/** Names that every spreadsheet takes: within length, without refused characters, each once whatever its case. */
export function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set<string>();
  return wished.map((wish) => {
    const plain =
      wish
        .replace(refused, "_")
        .replace(/^'+|'+$/gu, "")
        .trim() || "评分表";
    let name = cut(plain, longestName);
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1) {
      const tail = `（${turn}）`;
      name = cut(plain, longestName - tail.length) + tail;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** At most so many UTF-16 units, no character cut inside. */
function cut(text: string, length: number): string {
  let kept = "";
  for (const character of text)
    if (kept.length + character.length <= length) kept += character;
    else break;
  return kept.trimEnd();
}
