import { tablesOf } from "./woff2.ts";

/** The code points for which a TrueType or OpenType file has a glyph, by its `cmap`. Throws where it has no such table. */
export function charactersOfFont(file: Buffer): Set<number> {
  const table = tablesOf(file).find(({ tag }) => tag === "cmap")?.bytes;
  if (!table) throw new Error("the font has no table of its characters");
  return charactersOfTable(table);
}

/** As `charactersOfFont`, of the table `cmap` alone. */
export function charactersOfTable(table: Buffer): Set<number> {
  const characters = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const subtable = table.readUInt32BE(8 + 8 * index);
    const format = table.readUInt16BE(subtable);
    if (format === 12) addGroups(table, subtable, characters);
    if (format === 4) addSegments(table, subtable, characters);
  }
  if (characters.size === 0) throw new Error("the font has no table of all its characters");
  return characters;
}

function addGroups(file: Buffer, subtable: number, characters: Set<number>): void {
  for (let group = 0; group < file.readUInt32BE(subtable + 12); group += 1) {
    const at = subtable + 16 + 12 * group;
    const last = file.readUInt32BE(at + 4);
    for (let code = file.readUInt32BE(at); code <= last; code += 1) characters.add(code);
  }
}

/** The first plane alone: a font that has more says all of it in groups as well. */
function addSegments(file: Buffer, subtable: number, characters: Set<number>): void {
  const width = file.readUInt16BE(subtable + 6);
  const [ends, starts] = [subtable + 14, subtable + 16 + width];
  for (let at = 0; at < width; at += 2) {
    const last = Math.min(file.readUInt16BE(ends + at), 0xfffe);
    const offsetAt = starts + 2 * width + at;
    const first = file.readUInt16BE(starts + at);
    for (let code = first; code <= last; code += 1)
      if (hasGlyph(file, offsetAt, code - first)) characters.add(code);
  }
}

/** Whether a character that is `place` places into its segment has a glyph: one of number 0 stands for none. */
function hasGlyph(file: Buffer, offsetAt: number, place: number): boolean {
  const offset = file.readUInt16BE(offsetAt);
  return offset === 0 || file.readUInt16BE(offsetAt + offset + 2 * place) !== 0;
}
