const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A whole number from 1 to 99 in Chinese: `十二`. */
function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = digits[number % 10] ?? "";
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : (digits[tens] ?? "")}十${ones}`;
}

const reference = /^(\d{1,2})(?:[(（](\d{1,2})[)）])?(.*)$/u;

/** An article as the regulation writes it: `4(1)` is 第四条（一）. What is written out already stays as it is. */
export function articleWords(article: string): string {
  const found = reference.exec(article.trim());
  if (!found) return article;
  const [, number, item, rest = ""] = found;
  if (Number(number) === 0) return article;
  return `第${chineseNumber(Number(number))}条${item ? `（${chineseNumber(Number(item))}）` : ""}${rest}`;
}
