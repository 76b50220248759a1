/** Simplified radicals of the supplement block, which Unicode does not decompose, and the characters they look like. */
const RADICALS = "⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

const hexOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

const supplement = new Map<string, string>();
for (let i = 0; i + 1 < RADICALS.length; i += 2) supplement.set(RADICALS.charAt(i), RADICALS.charAt(i + 1));

/** The ordinary character of a radical's code, as four hexadecimal digits. */
const ordinary = (code: string): string => {
  const character = String.fromCharCode(Number.parseInt(code, 16));
  const [normal = character, ...more] = [...(supplement.get(character) ?? character.normalize("NFKC"))];
  return more.length > 0 ? code : hexOf(normal);
};

/**
 * Sets right the text layer of an uncompressed PDF. The drawing library names a glyph by the first character that the font
 * gives it, which for many ideographs is a radical (U+2E80 to U+2FDF): copied or searched, 人 was then not 人.
 * @returns the same bytes with the codes in its ToUnicode maps replaced, none longer or shorter.
 */
export const withOrdinaryCharacters = (pdf: Buffer): Buffer => {
  const text = pdf.toString("latin1");
  const fixed = text.replace(/begin(bfchar|bfrange)\n[\s\S]*?end\1/g, (map) =>
    map.replace(/<(2[EF][0-9A-F]{2})>(?=\n)/g, (_, code: string) => `<${ordinary(code)}>`),
  );
  return Buffer.from(fixed, "latin1");
};
