import type { Gate } from "../domain/round";
import { leastTeam } from "./team-count";
import { monthsToRetirement } from "./two-years";

/** The conditions of articles 4, 5 and 10 that this program knows. */
export type GateKind =
  | "level"
  | "employed"
  | "retirement"
  | "team"
  | "location"
  | "prior"
  | "complete"
  | "opinion";

/** The article of each condition, as number and item, and the figure that its rule rests on. */
const known: Readonly<Record<GateKind, { readonly article: string; readonly figure?: Figure }>> = {
  level: { article: "4(1)" },
  employed: { article: "4(1)" },
  retirement: { article: "4(1)", figure: { of: /^年/u, is: monthsToRetirement / 12 } },
  team: { article: "4(2)", figure: { of: /^[名人位]/u, is: leastTeam } },
  location: { article: "4" },
  prior: { article: "10" },
  complete: { article: "5", figure: { of: /^月/u, is: 8 } },
  opinion: { article: "5" },
};

/** A number in a title: what it counts, and the only value for which the rule is the title's. */
interface Figure {
  readonly of: RegExp;
  readonly is: number;
}

/**
 * Which known condition a round's gate is; `null` where that is not sure. The bureau edits gates: id and article must both be
 * the known ones, and no figure in the title may differ from the rule's, or a finding would answer another question than the
 * one that is printed.
 */
export function gateKind({ id, title, article }: Gate): GateKind | null {
  const kind = kindOfId(id);
  if (!kind) return null;
  const { article: expected, figure } = known[kind];
  if (!isWithin(articleNumber(article), expected)) return null;
  return figure && !agrees(title, figure) ? null : kind;
}

function kindOfId(id: string): GateKind | null {
  const name = id.replace(/^g-/u, "");
  return Object.hasOwn(known, name) ? (name as GateKind) : null;
}

/** The whole article, or the very item of it. */
const isWithin = (article: string | null, expected: string) =>
  article === expected || (article !== null && !article.includes("(") && expected.startsWith(`${article}(`));

const numerals = "零一二三四五六七八九";

/** `第四条（一）`, `第4条(1)`, `4(1)` as `4(1)`; `null` for anything else. */
function articleNumber(article: string): string | null {
  const words = article.normalize("NFKC").replace(/\s|第|项/gu, "");
  const found = /^([\d一二三四五六七八九十]+)条?(?:\(([\d一二三四五六七八九十]+)\))?$/u.exec(words);
  if (!found) return null;
  const [, number = "", item] = found;
  return item === undefined ? String(wholeOf(number)) : `${wholeOf(number)}(${wholeOf(item)})`;
}

/** A whole number under 100, in digits or in Chinese. */
function wholeOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
  const digit = (one: string | undefined, empty: number) => (one ? numerals.indexOf(one) : empty);
  return digit(tens, 1) * 10 + digit(ones, 0);
}

function agrees(title: string, { of, is }: Figure): boolean {
  const words = title.normalize("NFKC").replaceAll("两", "二");
  return [...words.matchAll(/\d+|[一二三四五六七八九十]+/gu)].every((found) => {
    const after = words.slice(found.index + found[0].length).replace(/^\s*[个]?/u, "");
    return !of.test(after) || wholeOf(found[0]) === is;
  });
}
