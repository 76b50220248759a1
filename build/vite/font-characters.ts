/** The code points for which a TrueType or OpenType file has a glyph, by its `cmap`. Throws where it has no such table. */
export function charactersOfFont(file: Buffer): Set<number> {
  const table = tableAt(file, "cmap");
  const characters = new Set<number>();
  for (let index = 0; index < file.readUInt16BE(table + 2); index += 1) {
    const subtable = table + file.readUInt32BE(table + 8 + 8 * index);
    // Format 12 has every code point; format 4 those of the first plane again.
    if (file.readUInt16BE(subtable) === 12) addGroups(file, subtable, characters);
  }
  if (characters.size === 0) throw new Error("the font has no table of all its characters");
  return characters;
}

function tableAt(file: Buffer, tag: string): number {
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    if (file.toString("latin1", record, record + 4) === tag) return file.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function addGroups(file: Buffer, subtable: number, characters: Set<number>): void {
  for (let group = 0; group < file.readUInt32BE(subtable + 12); group += 1) {
    const at = subtable + 16 + 12 * group;
    const last = file.readUInt32BE(at + 4);
    for (let code = file.readUInt32BE(at); code <= last; code += 1) characters.add(code);
  }
}
