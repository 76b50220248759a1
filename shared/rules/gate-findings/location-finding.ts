import { type Location, readEmployerKind, readLocation } from "../location";
import { type FindingStep, type GateCase, type GateFinding, orEmpty, sources } from "./finding";

const places: Record<Location, Pick<GateFinding, "outcome" | "conclusion">> = {
  registered: { outcome: "met", conclusion: "申报为在顺义区注册，符合。" },
  operating: { outcome: "met", conclusion: "申报为在顺义区经营，符合；注册地不在本区的，请看经营证明。" },
  unclear: { outcome: "ask", conclusion: "从申报的文字看不出是否在顺义区注册或经营，请看扫描件。" },
  "not-stated": { outcome: "unknown", conclusion: "没有申报注册或经营地，推算不出来，请看扫描件。" },
};

const kinds = {
  meant: "属企事业单位",
  other: "不是企业或事业单位，办法没有写是否可以，请您判断",
  "not-stated": "没有填写，请看扫描件",
} as const;

/** Article 4: registered or at work in Shunyi; articles 2 and 4: an enterprise or a public institution. */
export function locationFinding({ application }: GateCase): GateFinding {
  const { registration, employer } = application;
  const place = readLocation(registration);
  const kind = readEmployerKind(employer.kind);
  const steps: FindingStep[] = [
    {
      ...{ label: "注册或经营地", value: orEmpty(registration), source: sources.registration },
      rule: "第四条：在顺义区注册或经营",
      silent: "办法没有写“经营”如何证明；默认注册、经营有一项即可，只经营的须附证明",
    },
    {
      ...{
        label: "单位类型",
        value: `${orEmpty(employer.kind)}：${kinds[kind]}`,
        source: sources.employerKind,
      },
      rule: "第二条、第四条：企事业单位",
      ...(kind !== "meant" && { doubt: true }),
    },
  ];
  const proofs = ["form", "policy", "premises", "other"] as const;
  if (kind === "other" && places[place].outcome === "met")
    return { outcome: "ask", conclusion: `单位类型${kinds.other}。`, steps, proofs };
  return { ...places[place], steps, proofs };
}
