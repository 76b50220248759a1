import type { Disposition, LedgerBundle, Ruling, RulingCause } from "./ledger";

/** The five words of the ledger (台账). */
export const dispositionWords: Readonly<Record<Disposition, string>> = {
  added: "新增",
  duplicate: "重复",
  superseding: "取代",
  conflict: "冲突",
  refused: "拒绝",
};

const nth = (bundle: LedgerBundle | null) => `第 ${bundle?.revision ?? "?"} 版`;

const undecided = "已保存，请决定采用哪一份；决定之前都不计入。";

/** What a bundle that came late did to the others of its line. */
function effectOfLate({ after, changes }: Ruling): string {
  if (!changes) return "";
  return after.open ? "此前的决定因此需要重新确认。" : "缺的一版由此补齐，后面的版本随之计入。";
}

type Sentence = (bundle: LedgerBundle, ruling: Ruling) => string;

const sentences: Readonly<Record<RulingCause, Sentence>> = {
  first: () => "台账中第一次收到这位专家在本批次的评审包，已登记并计入。",
  same: (_, { other }) => `台账中已有完全相同的评审包（${nth(other)}），没有任何变化。`,
  next: (bundle, { other, after }) =>
    after.open
      ? `取代台账中的${nth(other)}；但这位专家的评审包还有冲突没有决定，决定之前都不计入。`
      : `取代台账中的${nth(other)}：自此计入${nth(bundle)}，${nth(other)}不再计入。`,
  late: (_, ruling) =>
    `这一份到得晚：台账中的${nth(ruling.other)}已经取代它，登记备查，不计入。${effectOfLate(ruling)}`,
  twin: (_, { other }) => `台账中已有这位专家的另一份${nth(other)}，内容不同。${undecided}`,
  missing: (bundle) =>
    `它声明取代第 ${bundle.revision - 1} 版，那一版没有收到。已保存，请向专家索取缺的一版，或决定采用哪一份；此前不计入。`,
  skips: (bundle, { other }) =>
    `它声明取代台账中的${nth(other)}，自己却是${nth(bundle)}，版次不相连。${undecided}`,
  misnamed: (_, { other }) => `它声明取代台账中的${nth(other)}，写的编号却是另一份的。${undecided}`,
  backwards: (bundle, { other }) =>
    `它答的是第 ${bundle.roundRevision} 版任务，却要取代答第 ${other?.roundRevision} 版任务的评审包。${undecided}`,
  elsewhere: () => `它声明取代的那一份属于另一个批次或另一位专家。${undecided}`,
  "set-aside": (_, { other }) =>
    `它取代的${nth(other)}此前已决定不采用，请重新决定采用哪一份；决定之前都不计入。`,
  unconnected: (bundle, { other }) =>
    `台账中已有这位专家的${nth(other)}，那一版的来历中没有这一份${nth(bundle)}。${undecided}`,
};

/** Why a bundle became what it became, as one or two Chinese sentences. */
export function reasonFor(bundle: LedgerBundle, ruling: Ruling): string {
  return sentences[ruling.cause](bundle, ruling);
}
