import { countTeam, judgeTeam, leastTeam } from "../team-count";
import { type FindingStep, type GateCase, type GateFinding, sources } from "./finding";

/** Article 4(2): 除领办人外3名以上正式员工, skilled or technical. */
export function teamFinding({ application }: GateCase): GateFinding {
  const count = countTeam(application);
  const { listed, leaders, repeated, informal, formal, qualified } = count;
  const left = [
    ...(leaders > 0 ? [`领办人本人${leaders}行`] : []),
    ...(repeated > 0 ? [`重复${repeated}行`] : []),
    ...(informal > 0 ? [`非正式员工${informal}名`] : []),
  ];
  const steps: FindingStep[] = [
    { label: "名册", value: `${listed}行`, source: sources.team },
    {
      label: "不计入",
      value: left.length > 0 ? left.join("，") : "没有",
      source: sources.team,
      silent: "办法没有写“正式员工”的含义；默认指订立劳动（聘用）合同并缴纳社保的，派遣、实习、返聘不计",
    },
    {
      label: "正式员工",
      value: `${formal}名，其中写明技能等级或专业职称的${qualified}名`,
      source: sources.team,
      rule: `第四条（二）：除领办人外3名以上，含${leastTeam}名（民法典第一千二百五十九条：“以上”包括本数）`,
    },
  ];
  const outcome = judgeTeam(count);
  const conclusions = {
    met: `正式员工${formal}名，不少于${leastTeam}名，符合。`,
    unmet: `正式员工${formal}名，不足${leastTeam}名，不符合。`,
    ask: `正式员工${formal}名够数，但写明技能等级或职称的只有${qualified}名，请看成员材料。`,
  };
  return { outcome, conclusion: conclusions[outcome], steps, proofs: ["member"] };
}
