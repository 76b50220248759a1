/**
 * Deals blocks of given heights onto sheets, in order. `capacities` are the free heights of the first sheets; the last
 * one holds for every sheet after them. A block taller than a whole sheet gets a sheet of its own. Returns, for each
 * sheet, the indices of its blocks; without blocks there is one empty sheet. Heights and capacities share one unit.
 */
export function dealOntoSheets(heights: readonly number[], capacities: readonly number[]): number[][] {
  const sheets: number[][] = [[]];
  let used = 0;
  for (const [index, height] of heights.entries()) {
    const sheet = sheets.at(-1) ?? [];
    if (sheet.length > 0 && used + height > capacityOf(capacities, sheets.length - 1)) {
      sheets.push([index]);
      used = height;
    } else {
      sheet.push(index);
      used += height;
    }
  }
  return sheets;
}

function capacityOf(capacities: readonly number[], sheet: number): number {
  return capacities[sheet] ?? capacities.at(-1) ?? Number.POSITIVE_INFINITY;
}

/** Marks that must not begin a line: a break is moved in front of the character before them. */
const neverFirst = /^[，。；：、！？）》」』”’…—·%]/u;

/**
 * Cuts `text` into the longest head that fits and the rest. `fits` is asked for heads only and must be monotone (what
 * fits stays fitting when shortened). Never cuts inside a character as people see it, nor so that the rest begins with
 * a closing mark. Where not even one character fits, the head is empty.
 */
export function cutText(text: string, fits: (head: string) => boolean): { head: string; rest: string } {
  if (fits(text)) return { head: text, rest: "" };
  const characters = [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)];
  const fitting = longestFitting(characters.length, (count) => fits(text.slice(0, characters[count]?.index)));
  const cut = beforeClosingMarks(text, characters, fitting);
  const at = characters[cut]?.index ?? text.length;
  return { head: text.slice(0, at), rest: text.slice(at).replace(/^\n/u, "") };
}

/** The greatest count below `total` for which `holds`, by bisection; 0 where none does. */
function longestFitting(total: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = total - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function beforeClosingMarks(text: string, characters: readonly { index: number }[], cut: number): number {
  let at = cut;
  while (at > 0 && neverFirst.test(text.slice(characters[at]?.index))) at -= 1;
  return at > 0 ? at : cut;
}

/** Cuts a text into pieces, one a sheet: the first sheet's test first, the last test for every sheet after. */
export function cutIntoSheets(text: string, tests: readonly ((piece: string) => boolean)[]): string[] {
  const pieces: string[] = [];
  let rest = text;
  do {
    const fits = tests[pieces.length] ?? tests.at(-1);
    if (!fits) throw new Error("a text cannot be cut without a test");
    const { head, rest: after } = cutText(rest, fits);
    const stuck = head === "" && pieces.length >= tests.length - 1;
    pieces.push(stuck ? rest : head);
    rest = stuck ? "" : after;
  } while (rest !== "");
  return pieces;
}
