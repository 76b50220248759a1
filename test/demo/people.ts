import type { Person } from "../e2e/steps/identity";
import type { ReviewPlan } from "../e2e/steps/review";

/** Made up, as everybody in the sample round. */
export const bureau: Person = {
  role: "bureau",
  name: "示例区人力资源和社会保障局",
  organisation: "示例区人力资源和社会保障局",
  title: "职业能力建设科",
  passphrase: "演示 区局 河流 山谷 七月",
};

export const expert: Person = {
  role: "expert",
  name: "示例专家甲",
  organisation: "示例职业技术学院",
  title: "高级讲师",
  passphrase: "演示 专家 铁砧 晨雾 九月",
};

const opinion = `该工作室领办人长期在生产一线，技艺扎实，申报材料与所列证书、获奖和成果证明能够相互印证。
优势：技能等级与一线履历突出，攻关成果已在本单位推广应用，带徒有协议、有台账。
不足：部分制度的执行记录不够完整，年度目标的量化程度还可以提高。
建议：认定后按年度计划落实带徒和交流任务，留存活动签到和成果应用证明。`;

const reason = "材料中的证明不足以支持更高档次，见所引页面。";

const comments = {
  A1: "证书为一级、高级技师，2019年取得；一线满二十五年。",
  A2: "市级称号有证书；竞赛名次申报表与证书不一致，按证书认定。",
  B3: "目标基本量化，考核办法尚欠具体。",
};

/** What the expert of the demonstration finds, application by application; the last one is kept away from. */
export const plans: readonly ReviewPlan[] = [
  {
    number: "SY2026-001",
    levels: [1, 2, 1, 2, 1, 2, 2, 1, 2, 2, 1],
    comments,
    unmet: [],
    recommendation: "推荐认定",
    opinion,
    reason,
  },
  {
    number: "SY2026-002",
    levels: [2, 2, 3, 2, 2, 3, 2, 2, 2, 3, 2],
    comments: {},
    unmet: [],
    recommendation: "推荐认定",
    opinion,
    reason,
  },
  {
    number: "SY2026-003",
    levels: [1, 1, 1, 1, 2, 2, 1, 1, 1, 2, 2],
    comments: {},
    unmet: [],
    recommendation: "推荐认定",
    opinion,
    reason,
  },
  {
    number: "SY2026-004",
    levels: [2, 1, 2, 3, 2, 3, 3, 2, 2, 3, 1],
    comments: {},
    unmet: [],
    recommendation: "推荐认定",
    opinion,
    reason,
  },
  {
    number: "SY2026-005",
    levels: [3, 4, 3, 2, 3, 3, 4, 3, 3, 4, 3],
    comments: {},
    unmet: [3],
    recommendation: "不推荐",
    opinion,
    reason,
  },
];

/** The application that the expert declares a recusal for. */
export const recusedNumber = "SY2026-006";
