const suffixes = /(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|公司|集团)$/u;

/**
 * A unit's name as it is compared: full and half width, brackets, white space and signs count for nothing, and neither does
 * whether it is 有限公司 or 有限责任公司.
 */
export function comparedUnit(name: string): string {
  const plain = comparedWords(name);
  return plain.replace(suffixes, "") || plain;
}

/** A person's name as it is compared; a title behind it is left to whoever wrote it. */
export const comparedPerson = (name: string): string => comparedWords(name);

function comparedWords(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}

/** The shortest name, in characters, of which being part of another says anything. */
const shortestPart = 4;

/** How two units' names stand to one another: the same, one within the other (a branch, a short form), or neither. */
export function compareUnits(one: string, other: string): "same" | "part" | null {
  const [left, right] = [comparedUnit(one), comparedUnit(other)];
  if (left === "" || right === "") return null;
  if (left === right) return "same";
  const [short, long] = [...left].length < [...right].length ? [left, right] : [right, left];
  return [...short].length >= shortestPart && long.includes(short) ? "part" : null;
}

const doubleSurnames =
  "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 独孤 南宫 长孙 宇文 端木 轩辕 百里 呼延 申屠 太史 闻人 澹台 公冶 濮阳 淳于 单于 钟离 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五".split(
    " ",
  );

/** The surname of a Chinese name, two characters where it is a known double one; empty for an empty name or a masked one. */
export function surnameOf(name: string): string {
  const characters = [...comparedPerson(name)];
  const two = characters.slice(0, 2).join("");
  if (characters.length > 2 && doubleSurnames.includes(two)) return two;
  const [first = ""] = characters;
  return characters.length > 1 && /\p{Script=Han}/u.test(first) ? first : "";
}
