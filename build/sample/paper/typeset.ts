import { advanceOf, type Weight } from "./fonts";

/** Characters that may not begin a line. */
const NOT_FIRST = new Set("，。、；：？！）》」』】”’…—％%‰·,.;:?!)]}");
/** Characters that may not end a line. */
const NOT_LAST = new Set("（《「『【“‘([{");
const WORD = /[A-Za-z0-9.,\-/:%+@_]/;

/** Width of a text in the unit of `size`. */
export const textWidth = (text: string, size: number, weight: Weight): number => {
  let width = 0;
  for (const character of text) width += advanceOf(character, weight);
  return width * size;
};

/** Splits a text into what may not be divided: single ideographs, and words or numbers as a whole. */
const unitsOf = (text: string): string[] => {
  const units: string[] = [];
  for (const character of text) {
    const last = units[units.length - 1];
    if (last !== undefined && WORD.test(character) && WORD.test(last.slice(-1)))
      units[units.length - 1] = last + character;
    else units.push(character);
  }
  return units;
};

/** Closing punctuation joins the unit before it, opening punctuation the unit after it. */
const bind = (units: readonly string[]): string[] => {
  const bound: string[] = [];
  for (const unit of units) {
    const last = bound[bound.length - 1];
    const joins = last !== undefined && (NOT_FIRST.has(unit.charAt(0)) || NOT_LAST.has(last.slice(-1)));
    if (joins) bound[bound.length - 1] = last + unit;
    else bound.push(unit);
  }
  return bound;
};

/**
 * Breaks one paragraph into lines after the Chinese rules for line ends.
 * @param width line length in the unit of `size`.
 * @param indent what the first line is shorter by.
 * @returns the lines, at least one; text holding "\n" breaks there without indent.
 */
export const breakLines = (
  text: string,
  width: number,
  size: number,
  weight: Weight,
  indent = 0,
): string[] => {
  const lines: string[] = [];
  for (const [part, piece] of text.split("\n").entries()) {
    let line = "";
    let room = width - (part === 0 ? indent : 0);
    for (const unit of bind(unitsOf(piece))) {
      const need = textWidth(unit, size, weight);
      if (need > room && line !== "") {
        lines.push(line);
        line = "";
        room = width;
      }
      line += unit;
      room -= need;
    }
    lines.push(line);
  }
  return lines;
};
