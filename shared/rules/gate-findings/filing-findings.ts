import { dateWords } from "../calendar";
import { judgeReceipt, missingPapers, type Receipt } from "../receipt-date";
import { type FindingStep, type GateCase, type GateFinding, orEmpty, sources } from "./finding";

const receipts: Record<Receipt["verdict"], string> = {
  "in-time": "在期限内",
  late: "晚于期限",
  "late-by-form": "没有记录；填报日期已晚于期限",
  "not-recorded": "没有记录，不能推算，请看扫描件",
  odd: "与填报日期或评审年度对不上，请核实",
};

/** Article 5: the dossier is complete and came by the end of August. */
export function completeFinding({ round, application }: GateCase): GateFinding {
  const { receivedOn, filledOn, materials } = application;
  const { verdict, deadline, weekend } = judgeReceipt(application, round.year);
  const missing = missingPapers(materials);
  const steps: FindingStep[] = [
    { label: "填报日期", value: dateWords(filledOn), source: sources.filledOn },
    {
      label: "受理日期",
      value: `${receivedOn ? `${dateWords(receivedOn)}，` : ""}${receipts[verdict]}`,
      source: sources.receivedOn,
      ...(verdict !== "in-time" && { doubt: true }),
    },
    {
      label: "期限",
      value: `${dateWords(deadline)}24时`,
      rule: "第五条：于每年8月底前将材料报区人力资源和社会保障局",
      silent: `办法没有写邮寄如何算、遇周末是否顺延；默认以区局签收日为准，不顺延${weekend ? "（这一天是周末）" : ""}`,
    },
    {
      label: "材料清单",
      value: missing.length === 0 ? "第五条所列各类都有" : `没有列出：${missing.join("、")}`,
      source: sources.materials,
      rule: "第五条（一）（二）：申报表，证书、获奖和成果，成员材料，制度和场所设备情况",
      ...(missing.length > 0 && { doubt: true }),
    },
  ];
  return { ...completeVerdict(verdict, missing), steps, proofs: ["form", "other"] };
}

function completeVerdict(
  verdict: Receipt["verdict"],
  missing: readonly string[],
): Pick<GateFinding, "outcome" | "conclusion"> {
  if (verdict === "late" || verdict === "late-by-form")
    return { outcome: "unmet", conclusion: "报送晚于8月底，不符合。" };
  if (verdict === "odd") return { outcome: "ask", conclusion: "受理日期对不上，请看扫描件核实。" };
  if (missing.length > 0)
    return { outcome: "ask", conclusion: "材料清单里有几类没有列出，可能装订在别的材料里，请翻看后判断。" };
  return verdict === "not-recorded"
    ? { outcome: "unknown", conclusion: "没有受理日期，是否按期报送推算不出来，请看扫描件。" }
    : { outcome: "met", conclusion: "按期报送，清单所列各类材料都有；是否齐全、清楚请翻看扫描件。" };
}

/** Article 5: the employer examined the papers and signed. A signature and a seal are seen on the scan alone. */
export function opinionFinding({ application }: GateCase): GateFinding {
  const { employerOpinion, receivedOn } = application;
  const empty = employerOpinion.text.trim() === "";
  const late = receivedOn !== undefined && employerOpinion.date > receivedOn;
  const steps: FindingStep[] = [
    {
      ...{ label: "单位意见", value: orEmpty(employerOpinion.text), source: sources.opinion },
      rule: "第五条：严格审核把关，签署审核意见",
      ...(empty && { doubt: true }),
    },
    {
      label: "签署日期",
      value: `${dateWords(employerOpinion.date)}${late ? "，晚于受理日期，请核实" : ""}`,
      source: sources.opinion,
      ...(late && { doubt: true }),
    },
    { label: "签字和公章", value: "数据里没有，只能看申报表扫描件" },
  ];
  const conclusion = empty
    ? "申报数据里没有单位意见，请看申报表扫描件。"
    : "单位意见已填写；签字和公章推算不出来，请看申报表扫描件。";
  return { outcome: empty || late ? "ask" : "unknown", conclusion, steps, proofs: ["form"] };
}

/** Article 4(1): employed and at work on the line. The dossier has no contract in figures. */
export function employedFinding({ application }: GateCase): GateFinding {
  const { post, occupation } = application.master;
  return {
    outcome: "unknown",
    conclusion: "劳动合同、社保和岗位没有可推算的数据，请看扫描件。",
    steps: [
      {
        label: "职业和职务",
        value: [occupation, post].filter(Boolean).join("，") || "未填写",
        source: "申报信息“职业（工种）”“职务”",
        rule: "第四条（一）：长期在生产服务一线岗位工作，在职在聘",
        silent: "办法没有写“长期”是几年，也没有列一线岗位；默认由专家看材料判断",
      },
    ],
    proofs: ["form", "certificate", "member", "other"],
  };
}
