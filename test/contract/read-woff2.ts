import { brotliDecompressSync } from "node:zlib";
import { charactersOfTable } from "../../build/vite/font-characters";

/** The tags that WOFF2 gives by number, as the recommendation lists them. */
const tags = (
  "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX " +
  "vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat " +
  "fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
).split(" ");

/** The tables of a WOFF2 file as it holds them: some of them rearranged where its maker did that. */
export function tablesOfWoff2(file: Buffer): Map<string, Buffer> {
  let at = 48;
  const number = () => {
    let value = 0;
    for (let more = true; more; at += 1) {
      const byte = file.readUInt8(at);
      value = value * 128 + (byte & 0x7f);
      more = byte >= 0x80;
    }
    return value;
  };
  const directory = Array.from({ length: file.readUInt16BE(12) }, () => {
    const flags = file.readUInt8(at);
    at += 1;
    const isNamed = (flags & 0x3f) === 0x3f;
    const tag = isNamed ? file.toString("latin1", at, at + 4) : (tags[flags & 0x3f] ?? "").replace("_", " ");
    if (isNamed) at += 4;
    const length = number();
    const isRearranged = ["glyf", "loca"].includes(tag) ? flags >> 6 !== 3 : flags >> 6 !== 0;
    return { tag, bytes: isRearranged ? number() : length };
  });
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  let start = 0;
  return new Map(
    directory.map(({ tag, bytes }) => {
      start += bytes;
      return [tag, data.subarray(start - bytes, start)];
    }),
  );
}

/** The code points that a WOFF2 file has glyphs for. */
export const charactersOfWoff2 = (file: Buffer): Set<number> =>
  charactersOfTable(tablesOfWoff2(file).get("cmap") ?? Buffer.alloc(4));
