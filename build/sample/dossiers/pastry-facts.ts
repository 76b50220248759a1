import type { Facts, Honour, SkillCertificate } from "../facts";

const employer = "示例斋食品有限公司";

/** The leader's certificate of skill level. */
export const certificate: SkillCertificate = {
  occupation: "中式面点师",
  level: "二级／技师",
  number: "Y0000 1100 0000 0202",
  date: "2014-06-20",
  issuer: "示例技能人才评价中心",
  theory: 82,
  practice: 94,
};

/** The leader's prizes and titles. */
export const honours: readonly Honour[] = [
  {
    name: "顺义区老字号工匠",
    rank: "",
    level: "区级",
    issuer: "示例区老字号振兴办公室",
    date: "2022-09-28",
    number: "2022-0009",
  },
  {
    name: "第六届示例市烹饪技能大赛中式面点项目",
    rank: "三等奖",
    level: "市级",
    issuer: "示例市烹饪技能大赛组委会",
    date: "2019-10-18",
    number: "2019-0118",
  },
];

/** All that is true of the pastry studio. */
export const facts: Facts = {
  id: "sy2026-002",
  number: "SY2026-002",
  studio: {
    name: "示例斋示玉兰中式面点技能大师工作室",
    industry: "传统优势产业",
    directions:
      "传承老面发酵、京式酥点等传统技艺，整理节令面点配方和操作规程；研究低糖低油配方与冷冻面团工艺，提高老字号产品品质稳定性；开展名师带徒和门店轮训，每年带动技艺提升120人次；走进学校、社区开展公益体验课。",
  },
  employer: {
    name: employer,
    short: "示例斋",
    kind: "企业",
    address: "北京市顺义区示例镇老街12号",
    head: "例怀仁",
    support:
      "提供操作间、示范台共180平方米，添置醒发、烘烤设备9台；每年经费12万元，由总经理签字列支；建立培养、激励、工作室管理等制度5项；每月安排两天脱产教学。",
  },
  master: {
    name: "示玉兰",
    sex: "女",
    ethnicity: "汉族",
    birth: "1977-05-31",
    politicalStatus: "群众",
    education: "中专",
    occupation: "中式面点师",
    skillLevel: "技师",
    post: "面点主管",
    workStart: "1996-09",
    idOrder: 12,
    officePhone: "010-00000002",
    mobile: "10000000002",
    retirement: { category: "female50", statutoryDate: "2028-08-31" },
  },
  certificate,
  career: [
    { from: "1996-09", to: "2004-12", employer: "示例饭庄", post: "面点学徒、面点工" },
    { from: "2005-01", to: "2015-03", employer, post: "面点工、班长" },
    { from: "2015-04", to: "", employer, post: "面点主管，仍在操作岗位" },
  ],
  honours,
  achievements: [
    {
      name: "老面七步揉制法",
      kind: "操作法",
      number: "示斋〔2018〕6号",
      date: "2018-04-10",
      benefit: "成品合格率由82%提高到96%",
    },
    {
      name: "节令面点标准配方三十六种",
      kind: "技艺成果",
      number: "企业标准汇编第三册",
      date: "2021-12-01",
      benefit: "在14家门店使用，年销售增长约9%",
    },
  ],
  apprentices: [
    { name: "样巧云", from: "2019-03", to: "2021-03", level: "已取得高级工等级" },
    { name: "范小麦", from: "2023-05", to: "2025-05", level: "已取得中级工等级" },
  ],
  team: [
    {
      name: "样巧云",
      sex: "女",
      birth: "1989-02-14",
      occupation: "中式面点师",
      skillLevel: "高级工",
      post: "班长",
      duty: "教学示范",
      formal: true,
      hiredOn: "2012-03-05",
      certificateNumber: "Y0000 1100 0000 0203",
    },
    {
      name: "例德全",
      sex: "男",
      birth: "1975-08-08",
      occupation: "中式烹调师",
      skillLevel: "技师",
      post: "厨师长",
      duty: "配方研究",
      formal: true,
      hiredOn: "2007-06-01",
      certificateNumber: "Y0000 1100 0000 0204",
    },
    {
      name: "范小麦",
      sex: "女",
      birth: "1998-05-20",
      occupation: "中式面点师",
      skillLevel: "中级工",
      post: "面点工",
      duty: "资料整理",
      formal: true,
      hiredOn: "2020-07-01",
      certificateNumber: "Y0000 1100 0000 0205",
    },
    {
      name: "佳宁",
      sex: "女",
      birth: "1991-01-09",
      occupation: "食品工程",
      skillLevel: "助理工程师",
      post: "品控员",
      duty: "品质检验",
      formal: true,
      hiredOn: "2016-09-12",
      certificateNumber: "ZG-0000-1311",
    },
  ],
  premises: {
    address: "北京市顺义区示例镇老街12号后院二层",
    area: "180平方米",
    equipment: "设操作间、示范教学区、产品研发室和历史陈列区，水电齐备，可同时容纳16人实操。",
  },
  equipment: [
    { name: "醒发箱", model: "示例XF-32", count: 3, assetNumber: "MD-2018-003", boughtOn: "2018-06" },
    { name: "层式烤炉", model: "示例KL-3", count: 2, assetNumber: "MD-2020-011", boughtOn: "2020-10" },
    { name: "开酥机", model: "示例KS-520", count: 1, assetNumber: "MD-2021-004", boughtOn: "2021-03" },
    { name: "示范操作台", model: "定制", count: 2, assetNumber: "MD-2022-015", boughtOn: "2022-08" },
    { name: "教学投影设备", model: "示例T-60", count: 1, assetNumber: "MD-2023-002", boughtOn: "2023-02" },
  ],
  registration: "在顺义区注册并经营",
  priorRecognition: "无市级、国家级技能大师工作室",
  receivedOn: "2026-08-24",
  filledOn: "2026-08-17",
  opinion: {
    text: "情况属实，同意申报。我公司愿为工作室提供场所、设备和经费保障。",
    date: "2026-08-20",
    sealed: true,
  },
  precheck: [
    { gateId: "g-level", result: "pass", note: "二级／技师证书，2014年6月取得。" },
    { gateId: "g-employed", result: "pass", note: "劳动合同无固定期限，现在面点操作岗位。" },
    {
      gateId: "g-retirement",
      result: "manual",
      note: "按女职工原法定50周岁计算，法定退休日为2028年8月31日，与基准日2026年8月31日相距恰为2年。出生日期在月末，请结合身份证和岗位类别人工核对。",
    },
    { gateId: "g-team", result: "pass", note: "正式员工4名。" },
    { gateId: "g-location", result: "pass", note: "营业执照住所在顺义区。" },
    { gateId: "g-prior", result: "pass", note: "未见市级、国家级技能大师工作室挂牌。" },
    { gateId: "g-complete", result: "pass", note: "2026年8月24日签收，材料齐全。" },
    { gateId: "g-opinion", result: "pass", note: "申报表第3页有单位审核意见并盖章。" },
  ],
};
