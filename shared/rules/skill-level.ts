/** A step of the ladder of skill levels (职业技能等级), from 学徒工, 0, to 首席技师, 7. */
export interface SkillLevel {
  readonly rank: number;
  readonly name: string;
  /** Its other name, empty where it has none. */
  readonly alt: string;
}

/** 人社部发〔2022〕14号: five levels with a certificate, two posts above them, one without a certificate below. */
export const skillLevels: readonly SkillLevel[] = [
  { rank: 0, name: "学徒工", alt: "" },
  { rank: 1, name: "初级工", alt: "五级" },
  { rank: 2, name: "中级工", alt: "四级" },
  { rank: 3, name: "高级工", alt: "三级" },
  { rank: 4, name: "技师", alt: "二级" },
  { rank: 5, name: "高级技师", alt: "一级" },
  { rank: 6, name: "特级技师", alt: "" },
  { rank: 7, name: "首席技师", alt: "" },
];

/** What the text of a declared level says. `none`: that there is no certificate; `unclear`: it cannot be read for sure. */
export type DeclaredLevel =
  | { readonly kind: "level"; readonly level: SkillLevel }
  | { readonly kind: "none" }
  | { readonly kind: "unclear"; readonly why: "empty" | "several" | "other-paper" | "unread" };

/** Papers that cannot stand for a level. */
const otherPapers = /专项职业能力|培训合格|结业|职称|工程师|工艺师|工艺美术师|主管技师|主任技师|助理技师/u;
const levelNames = /首席技师|特级技师|高级技师|技师|高级工|中级工|初级工|学徒工/gu;
/** A number of a level stands alone or beside a name; 一级建造师 is none. */
const levelNumbers = /[一二三四五]级(?=$|[\s/()、,，;；:：]|技能|职业|证书)/gu;

/** Reads a declared level: `一级／高级技师`, `技师（二级）`, `无等级证书（非遗传承人）`. What two words contradict is not guessed. */
export function readSkillLevel(text: string): DeclaredLevel {
  const words = text.normalize("NFKC").replace(/\s/gu, "");
  if (words === "") return { kind: "unclear", why: "empty" };
  if (/^(?:无|没有|未取得|尚未取得)/u.test(words)) return { kind: "none" };
  if (otherPapers.test(words)) return { kind: "unclear", why: "other-paper" };
  const found = new Set([...namesIn(words), ...numbersIn(words)]);
  const [level] = found;
  if (found.size > 1) return { kind: "unclear", why: "several" };
  return level ? { kind: "level", level } : { kind: "unclear", why: "unread" };
}

const namesIn = (words: string) =>
  [...words.matchAll(levelNames)].flatMap(([name]) => skillLevels.filter((each) => each.name === name));
const numbersIn = (words: string) =>
  [...words.matchAll(levelNumbers)].flatMap(([alt]) => skillLevels.filter((each) => each.alt === alt));

/** What article 4(1) says of a leader's level. */
export type LevelVerdict =
  | "enough"
  /** 高级工 in an industry that is named, with the reason stated: the bureau confirms it. */
  | "relaxed"
  /** 高级工, and either the industry or the reason is missing for a relaxation. */
  | "relaxation-open"
  /** No certificate: 原则上 leaves room for an exception that a person decides. */
  | "exception"
  | "too-low"
  | "unclear";

const relaxable = /高精尖产业|新兴产业/u;

/** The least rank, 技师, and the one to which it can be relaxed, 高级工. */
export const leastRank = 4;
export const relaxedRank = 3;

/** Article 4(1): 技师 and above; 高级工 in 高精尖产业 or 新兴产业 by relaxation; without a certificate by exception only. */
export function judgeLevel(declared: DeclaredLevel, industry: string, relaxation: string): LevelVerdict {
  if (declared.kind === "none") return "exception";
  if (declared.kind === "unclear") return "unclear";
  const { rank } = declared.level;
  if (rank >= leastRank) return "enough";
  if (rank < relaxedRank) return "too-low";
  const isNamed = relaxable.test(industry);
  const isReasoned = relaxation.trim() !== "";
  if (isNamed && isReasoned) return "relaxed";
  return isNamed || isReasoned ? "relaxation-open" : "too-low";
}
