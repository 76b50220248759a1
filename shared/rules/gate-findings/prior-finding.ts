import { type PriorRecognition, readPriorRecognition } from "../prior-recognition";
import { type GateCase, type GateFinding, orEmpty, sources } from "./finding";

const found: Record<PriorRecognition, Pick<GateFinding, "outcome" | "conclusion">> = {
  none: { outcome: "met", conclusion: "申报为没有市级、国家级技能大师工作室，符合。" },
  own: { outcome: "unmet", conclusion: "申报写明已是市级或国家级技能大师工作室，不再参加区级认定，不符合。" },
  others: { outcome: "ask", conclusion: "同单位另有市级或国家级工作室，不是同一领办人，请您判断。" },
  unclear: { outcome: "ask", conclusion: "从申报的文字看不出是否已有市级、国家级称号，请您判断。" },
  "not-stated": { outcome: "unknown", conclusion: "没有申报以往认定的情况，推算不出来，请看扫描件。" },
};

/** Article 10: no studio of the city or the nation that hangs its plate already. */
export function priorFinding({ application }: GateCase): GateFinding {
  const { priorRecognition } = application;
  const read = readPriorRecognition(priorRecognition);
  return {
    ...found[read],
    steps: [
      {
        ...{ label: "以往认定", value: orEmpty(priorRecognition), source: sources.prior },
        rule: "第十条：已挂牌的北京市、国家级技能大师工作室不再重复参加区级认定",
        silent:
          "办法没有写按工作室、领办人还是单位判断；默认同一工作室或同一领办人不再参加，同单位的其他领办人只作提示",
      },
    ],
    proofs: ["form", "other"],
  };
}
