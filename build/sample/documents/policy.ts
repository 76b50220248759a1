import { type Facts, longDate } from "../facts";
import type { PaperPage } from "../scan/capture";
import { contents, cover } from "./cover";
import { type FlowStyle, flow, type Piece } from "./flow";
import { RULES, type Rule, type RuleName, type RuleTerms } from "./rules";

const NUMERALS = [..."一二三四五六七八九"];

const numeral = (n: number): string => {
  if (n < 10) return NUMERALS[n - 1] as string;
  return `${n >= 20 ? NUMERALS[Math.floor(n / 10) - 1] : ""}十${n % 10 === 0 ? "" : NUMERALS[(n % 10) - 1]}`;
};

const piecesOf = (rule: Rule): Piece[] => [
  { kind: "title", text: rule.title },
  { kind: "gap", height: 6 },
  ...rule.articles.map((article, i): Piece => ({ kind: "body", text: `第${numeral(i + 1)}条  ${article}` })),
  { kind: "gap", height: 8 },
];

/** Pieces of several rules one after another, each beginning on a new page but the first. */
export const rulePieces = (facts: Facts, names: readonly RuleName[], terms: RuleTerms): Piece[] =>
  names.flatMap((name, i) => [
    ...(i === 0 ? [] : [{ kind: "break" } as const]),
    ...piecesOf(RULES[name](facts, terms)),
  ]);

/** A bound collection of a firm's rules: cover, notice of issue with red head, contents, rules in force. */
export const policyBook = (
  facts: Facts,
  names: readonly RuleName[],
  terms: RuleTerms,
  issuedOn: string,
): PaperPage[] => {
  const { name, short } = facts.employer;
  const titles = names.map((each) => RULES[each](facts, terms).title);
  const notice = flow(
    [
      { kind: "title", text: `关于印发${facts.studio.name}配套制度的通知` },
      { kind: "gap", height: 4 },
      { kind: "plain", text: "各部门、各班组：" },
      {
        kind: "body",
        text: `为加强高技能人才队伍建设，保障${facts.studio.name}规范运行，经${short}总经理办公会和职工代表团组长联席会议审议通过，现将${titles.map((title) => `《${title}》`).join("")}印发给你们，请认真贯彻执行。`,
      },
      {
        kind: "body",
        text: "本通知自印发之日起执行，由人力资源部负责解释。原有规定与本通知不一致的，以本通知为准。",
      },
      { kind: "gap", height: 10 },
      { kind: "sealed", name, date: longDate(issuedOn) },
    ],
    { redHead: { office: `${name}文件`, number: terms.issue } },
  );
  const rules = names.map((each) => flow(piecesOf(RULES[each](facts, terms))).length);
  let page = 1;
  const entries = titles.map((title, i): readonly [string, number] => {
    const start = page;
    page += rules[i] as number;
    return [title, start];
  });
  const style: FlowStyle = { firstPage: 1 };
  return [
    cover("工作室配套制度汇编", facts.studio.name, name, issuedOn),
    ...notice,
    contents(entries),
    ...flow(rulePieces(facts, names, terms), style),
  ];
};
