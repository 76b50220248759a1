/** How a declared registration stands to Shunyi. */
export type Location =
  | "not-stated"
  /** Registered, or registered and at work, in Shunyi. */
  | "registered"
  /** At work in Shunyi, registered elsewhere: enough, with a proof. */
  | "operating"
  /** The words cannot be read for sure. */
  | "unclear";

const inDistrict = /(?:在|于)?(?:北京市)?顺义区?/u;

/** Article 4: registered or at work in Shunyi, either is enough. Clauses that deny it, and words without the district, are for a person. */
export function readLocation(text: string | undefined): Location {
  const words = (text ?? "").normalize("NFKC").replace(/\s/gu, "");
  if (words === "") return "not-stated";
  const here = words.split(/[,，。;；]/u).filter((clause) => inDistrict.test(clause));
  if (here.length === 0 || here.some((clause) => /不|未|非|无|没/u.test(clause))) return "unclear";
  if (here.some((clause) => /注册|登记|住所/u.test(clause))) return "registered";
  return here.some((clause) => /经营/u.test(clause)) ? "operating" : "unclear";
}

/** Articles 2 and 4: 企业 and 事业单位 are meant; of any other kind a person decides, and an empty one says nothing. */
export function readEmployerKind(kind: string): "meant" | "other" | "not-stated" {
  const words = kind.normalize("NFKC").trim();
  if (words === "") return "not-stated";
  return /企业$|^企业|事业单位|公司$/u.test(words) && !/非企业/u.test(words) ? "meant" : "other";
}
