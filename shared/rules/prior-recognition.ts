/** What the declared earlier recognition says. */
export type PriorRecognition =
  /** Nothing was declared. */
  | "not-stated"
  | "none"
  /** The studio or its leader has a studio of the city or the nation already. */
  | "own"
  /** Somebody else of the same employer has: a hint, no bar. */
  | "others"
  /** The words cannot be read for sure. */
  | "unclear";

const title = /(?:北京市|市级|国家级|国家)[^，。；;]*技能大师工作室/u;
const denies = /无|没有|未|不曾|不是/u;
const others = /同单位|本单位其他|其他领办人|另一|另有/u;
const nothing = /^(?:无|没有|暂无|否|未认定|未挂牌)$/u;

/**
 * Article 10: a studio of Beijing or of the nation that hangs its plate takes no part again. The words are the applicant's:
 * only plain ones are read, everything else is for a person.
 */
export function readPriorRecognition(text: string | undefined): PriorRecognition {
  const words = (text ?? "")
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/[.。]$/u, "");
  if (words === "") return "not-stated";
  if (nothing.test(words)) return "none";
  const clauses = words.split(/[,，。;；]/u).filter(Boolean);
  const read = clauses.map(readClause);
  if (read.includes("unclear")) return "unclear";
  if (read.includes("own")) return "own";
  return read.includes("others") ? "others" : "none";
}

function readClause(clause: string): Exclude<PriorRecognition, "not-stated"> {
  if (nothing.test(clause)) return "none";
  if (!title.test(clause)) return "unclear";
  if (denies.test(clause)) return "none";
  return others.test(clause) ? "others" : "own";
}
