import type { Round } from "../../shared/domain/round";
import rubricJson from "./rubric.json" with { type: "json" };

const articleName: Record<string, string> = {
  "3": "第三条",
  "4(1)": "第四条（一）",
  "4(2)": "第四条（二）",
  "5(2)": "第五条（二）",
  "12(1)": "第十二条（一）",
  "12(2)": "第十二条（二）",
  "12(3)": "第十二条（三）",
  "12(4)": "第十二条（四）",
  "13": "第十三条",
};

const citation = (article: string): string => {
  const name = articleName[article];
  if (name === undefined) throw new Error(`no name for article ${article}`);
  return name;
};

const criteria: Round["rubric"]["criteria"] = rubricJson.criteria.map((criterion) => ({
  id: criterion.code,
  group: criterion.group,
  title: criterion.name,
  max: criterion.max,
  articles: criterion.articles.map(citation),
  evidence: criterion.evidence,
  scoring: { kind: "points" },
  levels: criterion.levels.map(({ level, min, max, text }) => ({ label: level, min, max, text })),
}));

/** What an application must fulfil and is not scored for: articles 4, 5 and 10. */
export const GATES: Round["gates"] = [
  { id: "g-level", title: "领办人取得技师及以上等级（新兴等产业可放宽到高级工）", article: "第四条（一）" },
  { id: "g-employed", title: "领办人在生产服务一线岗位，在职在聘", article: "第四条（一）" },
  { id: "g-retirement", title: "领办人距法定退休年龄2年以上（含2年）", article: "第四条（一）" },
  { id: "g-team", title: "除领办人外正式员工3名以上（含3名）", article: "第四条（二）" },
  { id: "g-location", title: "单位在顺义区注册或经营", article: "第四条" },
  { id: "g-prior", title: "未挂牌市级、国家级技能大师工作室", article: "第十条" },
  { id: "g-complete", title: "材料齐全，8月底前报送", article: "第五条" },
  { id: "g-opinion", title: "单位已审核并签署意见", article: "第五条" },
];

/** The sample's round: eleven criteria, one hundred points, five places. */
export const sampleRound: Round = {
  format: 1,
  id: "sy-2026",
  revision: 1,
  title: "2026年度顺义区技能大师工作室评审",
  year: 2026,
  regulation: { title: "顺义区技能大师工作室管理办法（试行）", version: "征求意见稿" },
  quota: 5,
  deadline: "2026-12-18",
  instructions:
    "请各位专家先逐份声明是否回避，再独立评审。资格条件只作判断、不计分；评分按评分表逐项给分，步长0.5分，给分低于“中”档的请写明理由，并尽量在材料上圈出依据。评审意见应当与得分一致。评审期间请勿相互交换分数，请于12月18日前导出评审包，并将打印的评估意见亲笔签名后一并交回。本批次所有单位和人员均为虚构，仅供示例。",
  rubric: {
    id: "sy-rubric-2026",
    title: "顺义区技能大师工作室评分表",
    total: rubricJson.total,
    step: rubricJson.step,
    passLine: rubricJson.pass_line,
    criteria,
  },
  gates: GATES,
  recommendations: ["推荐认定", "不推荐", "建议补充材料后再议"],
  privacy: { blind: false, maskIdentity: true },
};
