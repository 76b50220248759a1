import { monthWords } from "../calendar";
import { certificateAge, certificateDateIn } from "../certificate-age";
import { type DeclaredLevel, judgeLevel, type LevelVerdict, leastRank, readSkillLevel } from "../skill-level";
import { referenceDate } from "../two-years";
import { type FindingStep, type GateCase, type GateFinding, orEmpty, sources } from "./finding";

const unclear: Record<Extract<DeclaredLevel, { kind: "unclear" }>["why"], string> = {
  empty: "没有填写等级",
  several: "写了不止一个等级，对不上",
  "other-paper": "写的是职称、专项能力或培训证书，不能代替领办人的技能等级",
  unread: "读不出是哪一级",
};

const verdicts: Record<LevelVerdict, Pick<GateFinding, "outcome" | "conclusion">> = {
  enough: { outcome: "met", conclusion: "技师及以上，符合。" },
  relaxed: {
    outcome: "met",
    conclusion: "高级工，属可放宽的产业并写明了理由：按“适度放宽”符合，由区局确认。",
  },
  "relaxation-open": {
    outcome: "ask",
    conclusion: "高级工，能否适度放宽还缺所属产业或理由，请您判断，由区局确认。",
  },
  exception: {
    outcome: "ask",
    conclusion: "没有等级证书。第四条用“原则上”，是否按例外处理请您判断。",
  },
  "too-low": { outcome: "unmet", conclusion: "低于技师，也不在可放宽到高级工的范围，不符合。" },
  unclear: { outcome: "unknown", conclusion: "等级推算不出来，请看证书扫描件。" },
};

/** Article 4(1): the leader's level, and when its certificate was obtained. */
export function levelFinding(found: GateCase): GateFinding {
  const { skillLevel, relaxation = "" } = found.application.master;
  const { industry } = found.application.studio;
  const declared = readSkillLevel(skillLevel);
  const verdict = judgeLevel(declared, industry, relaxation);
  const steps: FindingStep[] = [
    levelStep(skillLevel, declared),
    ...(needsRelaxation(declared) ? relaxationSteps(industry, relaxation) : []),
    certificateStep(found),
  ];
  return { ...verdicts[verdict], steps, proofs: ["certificate"] };
}

function levelStep(text: string, declared: DeclaredLevel): FindingStep {
  const step = {
    label: "技能等级",
    source: sources.skillLevel,
    rule: "第四条（一）：原则上应取得技师及以上；高精尖产业、新兴产业可适度放宽到高级工",
  };
  const written = orEmpty(text);
  switch (declared.kind) {
    case "none":
      return { ...step, value: `${written}：没有等级证书`, doubt: true };
    case "unclear":
      return { ...step, value: `${written}：${unclear[declared.why]}`, doubt: true };
    case "level": {
      const { name, alt, rank } = declared.level;
      const place = rank >= leastRank ? "技师及以上" : "低于技师";
      return { ...step, value: `${name}${alt && `（${alt}）`}，${place}` };
    }
  }
}

const needsRelaxation = (declared: DeclaredLevel) =>
  declared.kind === "level" && declared.level.rank === leastRank - 1;

const relaxationSteps = (industry: string, relaxation: string): FindingStep[] => [
  { label: "所属产业", value: orEmpty(industry), source: sources.industry },
  {
    ...{ label: "放宽理由", value: orEmpty(relaxation), source: sources.relaxation },
    silent: "办法没有写“适度”的程度和由谁确定；默认须写明理由，并由区局确认",
  },
];

function certificateStep({ round, note, today }: GateCase): FindingStep {
  const label = "证书的年限";
  const found = certificateDateIn(note);
  if (!found)
    return { label, value: "申报数据里没有取得证书的日期，不能推算，请看证书扫描件", source: sources.note };
  if (found.month > today.slice(0, 7))
    return { label, value: `“${found.words}”晚于今天，请看证书扫描件`, source: sources.note, doubt: true };
  const reference = referenceDate(round.year);
  const months = certificateAge(found.month, reference);
  const value =
    months < 0
      ? `${monthWords(found.month)}取得，晚于本年度申报截止，请看证书扫描件`
      : `${monthWords(found.month)}取得，到${monthWords(reference.slice(0, 7))}${ageOf(months)}`;
  return {
    ...{ label, value, source: sources.note, ...(months < 0 && { doubt: true }) },
    silent: "办法没有规定持证年限，只供参考",
  };
}

const ageOf = (months: number) => (months < 12 ? "不满1年" : `满${Math.floor(months / 12)}年`);
