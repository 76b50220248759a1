import type { Master } from "../../domain/application";
import { dateWords, daysInMonth, monthWords } from "../calendar";
import { ageWords, type RetirementCategory, statutoryDate, statutoryRetirement } from "../retirement";
import {
  type Birth,
  birthDayBehind,
  enoughTime,
  enoughTimeForWoman,
  referenceDate,
  timeLeft,
} from "../two-years";
import { type FindingStep, type GateCase, type GateFinding, sources } from "./finding";
import { checkIdentity } from "./identity";

const proofs = ["form", "certificate"] as const;
const categoryWords: Record<RetirementCategory, string> = {
  male60: "男职工，原法定60周岁",
  female55: "女职工，原法定55周岁",
  female50: "女职工，原法定50周岁",
};
const raising = "《国务院关于渐进式延迟法定退休年龄的办法》";

/** Article 4(1): 距法定退休年龄2年以上（含2年）, derived from birth, category and the reference date. */
export function retirementFinding({ round, application, today }: GateCase): GateFinding {
  const { master } = application;
  const reference = referenceDate(round.year);
  const identity = checkIdentity(master, today, round.privacy.maskIdentity);
  const steps: FindingStep[] = [
    { label: "出生年月", value: monthWords(master.birthMonth), source: sources.birthMonth },
    identity.step,
  ];
  const finding = (outcome: GateFinding["outcome"], conclusion: string): GateFinding => ({
    ...{ outcome, conclusion, steps, proofs },
  });
  const categories = categoriesOf(master);
  if (categories === null) {
    steps.push({ ...categoryStep(master), doubt: true });
    return finding("ask", "性别与退休类别对不上，不能推算，请看扫描件。");
  }
  const [only, ...more] = categories;
  if (only === undefined) {
    steps.push({ label: "原法定退休年龄类别", value: "没有写明", source: sources.sex, doubt: true });
    return finding("unknown", "没有性别和退休类别，不能推算，请看扫描件。");
  }
  steps.push(categoryStep(master));
  const birth = birthOf(master, only, identity.birthDate, more.length > 0);
  if (birth.step) steps.push(birth.step);
  for (const category of categories) steps.push(dateStep(category, birth));
  steps.push(referenceStep(reference));
  const declared = declaredStep(master, only, birth);
  if (declared) steps.push(declared);
  const judged = more.length > 0 ? judgeWoman(birth, reference) : judgeOne(only, birth, reference);
  steps.push(...judged.steps);
  // What contradicts itself carries no verdict: whichever figure is wrong may be the one that it rests on.
  if (identity.doubtful) return finding("ask", "身份证号码与申报的出生年月或性别对不上，请先看扫描件核实。");
  if (declared?.doubt)
    return finding("ask", "申报的法定退休日期与推算的不同，请看扫描件核实出生日期和类别。");
  return finding(judged.outcome, judged.conclusion);
}

/** The categories that are possible: the declared one, a man's, or both of a woman; `null` where sex and category contradict. */
function categoriesOf({ sex, retirement }: Master): readonly RetirementCategory[] | null {
  const declared = retirement?.category;
  if (declared) {
    const contradicts = (declared === "male60" && sex === "女") || (declared !== "male60" && sex === "男");
    return contradicts ? null : [declared];
  }
  if (sex === "男") return ["male60"];
  return sex === "女" ? ["female50", "female55"] : [];
}

function categoryStep({ sex, retirement }: Master): FindingStep {
  const label = "原法定退休年龄类别";
  if (retirement) return { label, value: categoryWords[retirement.category], source: sources.category };
  if (sex === "男") return { label, value: categoryWords.male60, source: sources.sex };
  return {
    ...{ label, value: "女职工，50周岁或55周岁没有写明", source: sources.sex },
    rule: "女职工的类别不凭性别推定：按50周岁算满足的就满足，按55周岁算仍不满足的就不满足，其余须问明类别",
  };
}

interface KnownBirth extends Birth {
  readonly step: FindingStep | null;
}

/** The day of birth, from a valid ID number or from the declared date that one day alone leads to. Never a guess. */
function birthOf(
  { birthMonth: month, retirement }: Master,
  category: RetirementCategory,
  birthDate: string | null,
  open: boolean,
): KnownBirth {
  if (birthDate) return { month, day: Number(birthDate.slice(8)), step: null };
  const day = retirement && !open ? birthDayBehind(category, month, retirement.statutoryDate) : null;
  if (day === null) {
    const value = `不知道是${monthWords(month)}哪一天，按该月1日至${daysInMonth(month)}日逐日推算`;
    return { month, day, step: { label: "出生日", value } };
  }
  const value = `${month.split("-").map(Number).join("年")}月${day}日`;
  return { month, day, step: { label: "出生日", value, source: `${sources.statutoryDate}，由它倒推` } };
}

function dateStep(category: RetirementCategory, { month, day }: Birth): FindingStep {
  const { delay, ageMonths } = statutoryRetirement(category, month);
  const [first, last] = [1, daysInMonth(month)].map((each) => statutoryDate(category, onDay(month, each)));
  const when =
    day === null
      ? `${dateWords(first ?? "")}至${dateWords(last ?? "")}之间`
      : dateWords(statutoryDate(category, onDay(month, day)));
  return {
    label: `推算的法定退休日期（${categoryWords[category]}）`,
    value: `延迟${delay}个月，${ageWords(ageMonths)}，${when}`,
    rule: `${raising}；退休日为满龄当月的出生日，当月没有这一天的为月末`,
  };
}

const referenceStep = (reference: string): FindingStep => ({
  label: "基准日",
  value: dateWords(reference),
  rule: "第四条（一）：距法定退休年龄2年以上（含2年）",
  silent:
    "办法没有写从哪一天算起，也没有写按日还是按月；默认从评审年度8月31日起，按日算满24个月，恰满24个月也算",
});

function declaredStep(
  { retirement }: Master,
  category: RetirementCategory,
  birth: Birth,
): FindingStep | null {
  if (!retirement) return null;
  const { statutoryDate: declared } = retirement;
  const fits =
    birth.day === null
      ? statutoryRetirement(category, birth.month).month === declared.slice(0, 7)
      : statutoryDate(category, onDay(birth.month, birth.day)) === declared;
  return {
    label: "申报的法定退休日期",
    value: `${dateWords(declared)}，与推算${fits ? "一致" : "不同"}`,
    source: sources.statutoryDate,
    ...(!fits && { doubt: true }),
  };
}

interface Judged {
  readonly outcome: GateFinding["outcome"];
  readonly conclusion: string;
  readonly steps: readonly FindingStep[];
}

function judgeOne(category: RetirementCategory, birth: Birth, reference: string): Judged {
  const result = enoughTime(category, birth, reference);
  const { threshold } = timeLeft(reference, reference);
  const need = `须不早于${dateWords(threshold)}`;
  const compared = (value: string): FindingStep => ({ label: "比较", value: `${need}：${value}` });
  if (result === "day")
    return {
      ...{ outcome: "ask", conclusion: "满不满2年取决于出生在哪一天，请看身份证扫描件。" },
      steps: [{ ...compared("只知道出生月份，定不下来"), doubt: true }],
    };
  const statutory = statutoryDate(category, onDay(birth.month, birth.day ?? 1));
  const left = timeLeft(statutory, reference);
  if (result === "yes") {
    const exact = birth.day !== null && statutory === threshold;
    const conclusion = exact
      ? "距法定退休年龄恰为2年，含2年，符合；差一天结果就不同，请核对出生日期。"
      : "距法定退休年龄满2年，符合。";
    return { outcome: "met", conclusion, steps: [{ ...compared("满足"), ...(exact && { doubt: true }) }] };
  }
  if (left.edge)
    return {
      ...{ outcome: "ask", conclusion: "按日算不满2年，按月算恰为24个月，处在边界，请您判断。" },
      steps: [{ ...compared("按日不满足，相差不到一个月"), doubt: true }],
    };
  return { outcome: "unmet", conclusion: "距法定退休年龄不满2年，不符合。", steps: [compared("不满足")] };
}

function judgeWoman(birth: Birth, reference: string): Judged {
  switch (enoughTimeForWoman(birth, reference)) {
    case "yes":
      return { outcome: "met", conclusion: "按50周岁算已满2年，符合，不必问明类别。", steps: [] };
    case "no": {
      const latest = statutoryDate("female55", onDay(birth.month, birth.day ?? daysInMonth(birth.month)));
      if (timeLeft(latest, reference).edge)
        return {
          outcome: "ask",
          conclusion: "按55周岁算，按日不满2年，按月恰为24个月，请您判断。",
          steps: [],
        };
      return { outcome: "unmet", conclusion: "按55周岁算仍不满2年，不符合，不必问明类别。", steps: [] };
    }
    case "category":
      return {
        ...{ outcome: "ask", steps: [] },
        conclusion: "两种类别结果不同，须问明原法定退休年龄是50周岁还是55周岁。",
      };
  }
}

const onDay = (month: string, day: number) => `${month}-${String(day).padStart(2, "0")}`;
