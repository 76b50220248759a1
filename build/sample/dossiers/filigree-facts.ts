import type { Facts, Honour } from "../facts";

/** The studio's firm. */
export const employer = "示例工艺美术有限公司";

/** The title that stands in for a certificate of skill level. */
export const inheritor: Honour = {
  name: "区级非物质文化遗产花丝镶嵌制作技艺代表性传承人",
  rank: "",
  level: "区级",
  issuer: "示例区非物质文化遗产保护中心",
  date: "2015-06-13",
  number: "2015-0021",
};

/** The leader's prizes and titles. */
export const honours: readonly Honour[] = [
  inheritor,
  {
    name: "示例市工艺美术精品展作品《云肩》",
    rank: "金奖",
    level: "市级",
    issuer: "示例市工艺美术精品展组委会",
    date: "2023-10-26",
    number: "2023-0015",
  },
  {
    name: "示例市民间手工艺技能竞赛金属工艺组",
    rank: "二等奖",
    level: "市级",
    issuer: "示例市民间手工艺技能竞赛组委会",
    date: "2018-12-07",
    number: "2018-0072",
  },
];

/** All that is true of the filigree studio. */
export const facts: Facts = {
  id: "sy2026-004",
  number: "SY2026-004",
  studio: {
    name: "示例工美例素银花丝镶嵌技能大师工作室",
    industry: "非物质文化遗产",
    directions:
      "抢救整理掐、填、攒、焊、堆、垒、织、编等传统工序，建立工艺影像和实物样片档案；研究细丝拉制与无铅焊药，改善劳动条件；开发面向文化消费的新品；招收学徒并与职业院校合办传习班，每年带动技艺提升100人次。",
  },
  employer: {
    name: employer,
    short: "示例工美",
    kind: "企业",
    address: "北京市顺义区示例文化园12栋",
    head: "样守艺",
    support:
      "无偿提供工坊和展厅150平方米，承担学徒三年生活补贴；近两年投入原料和设备21万元，2026年计划继续投入10万元；收藏展示工作室作品。",
  },
  master: {
    name: "例素银",
    sex: "女",
    ethnicity: "回族",
    birth: "1972-12-01",
    politicalStatus: "无党派",
    education: "高中",
    occupation: "花丝镶嵌制作工",
    skillLevel: "无等级证书（非遗传承人）",
    post: "工艺师",
    workStart: "1991-03",
    idOrder: 44,
    officePhone: "010-00000004",
    mobile: "10000000004",
    retirement: { category: "female55", statutoryDate: "2028-09-01" },
  },
  certificate: null,
  career: [
    { from: "1991-03", to: "2002-11", employer: "示例首饰厂", post: "花丝车间工人" },
    { from: "2002-12", to: "2012-02", employer: "示例银楼", post: "花丝技师岗位" },
    { from: "2012-03", to: "", employer, post: "工艺师、传习所负责人" },
  ],
  honours,
  achievements: [
    {
      name: "花丝点翠云肩复原与创新",
      kind: "技艺成果",
      number: "作品登记2022-0038号",
      date: "2022-07-18",
      benefit: "恢复失传堆垒纹样7种，作品被示例博物馆收藏",
    },
    {
      name: "细丝拉制三级退火法",
      kind: "操作法",
      number: "示美〔2020〕2号",
      date: "2020-05-06",
      benefit: "0.18毫米银丝断丝率由11%降至2%",
    },
  ],
  apprentices: [
    { name: "示青禾", from: "2017-09", to: "2020-09", level: "能独立完成中型摆件" },
    { name: "佳敏", from: "2021-03", to: "2024-03", level: "能独立完成掐丝、填丝" },
    { name: "范小满", from: "2024-06", to: "2027-06", level: "在培" },
  ],
  team: [
    {
      name: "示青禾",
      sex: "女",
      birth: "1994-04-02",
      occupation: "花丝镶嵌制作工",
      skillLevel: "中级工",
      post: "制作员",
      duty: "掐丝、攒焊",
      formal: true,
      hiredOn: "2017-09-04",
      certificateNumber: "Y0000 1100 0000 0402",
    },
    {
      name: "佳敏",
      sex: "女",
      birth: "1997-10-19",
      occupation: "首饰设计",
      skillLevel: "助理工艺美术师",
      post: "设计员",
      duty: "纹样设计",
      formal: true,
      hiredOn: "2021-03-08",
      certificateNumber: "ZG-0000-3107",
    },
    {
      name: "样根生",
      sex: "男",
      birth: "1980-01-25",
      occupation: "贵金属首饰制作工",
      skillLevel: "高级工",
      post: "制作员",
      duty: "镶嵌、錾刻",
      formal: true,
      hiredOn: "2013-05-13",
      certificateNumber: "Y0000 1100 0000 0404",
    },
  ],
  premises: {
    address: "北京市顺义区示例文化园12栋一层",
    area: "150平方米",
    equipment: "设掐丝工位8个、焊接间、拉丝间和展陈厅，通风除尘设备齐全。",
  },
  equipment: [
    { name: "拉丝机", model: "示例LS-2", count: 2, assetNumber: "GM-2019-001", boughtOn: "2019-04" },
    { name: "退火炉", model: "示例TH-1", count: 1, assetNumber: "GM-2020-002", boughtOn: "2020-04" },
    { name: "工位除尘系统", model: "定制", count: 1, assetNumber: "GM-2023-004", boughtOn: "2023-09" },
    { name: "体视显微镜", model: "示例ST-45", count: 2, assetNumber: "GM-2024-001", boughtOn: "2024-02" },
  ],
  registration: "在顺义区经营，注册地在外区，附经营场所租赁合同",
  priorRecognition: "无市级、国家级技能大师工作室",
  receivedOn: "2026-08-28",
  filledOn: "2026-08-25",
  opinion: {
    text: "例素银同志从事花丝镶嵌三十余年，技艺精湛，带徒有方。虽无职业技能等级证书，系区级代表性传承人，我单位同意申报并请按规定审核。",
    date: "2026-08-26",
    sealed: true,
  },
  precheck: [
    {
      gateId: "g-level",
      result: "manual",
      note: "无职业技能等级证书，提交区级非遗代表性传承人证书。第四条用“原则上”，请专家结合技艺水平判断是否适用例外。",
    },
    { gateId: "g-employed", result: "pass", note: "劳动合同至2028年12月。" },
    {
      gateId: "g-retirement",
      result: "pass",
      note: "按原法定55周岁计算，法定退休日2028年9月1日，满2年多1日。岗位类别已由单位书面说明。",
    },
    { gateId: "g-team", result: "pass", note: "正式员工3名，含本数，符合。" },
    { gateId: "g-location", result: "pass", note: "经营地在顺义区，有租赁合同。" },
    { gateId: "g-prior", result: "pass", note: "未见市级、国家级技能大师工作室挂牌。" },
    { gateId: "g-complete", result: "pass", note: "2026年8月28日签收，材料齐全。" },
    { gateId: "g-opinion", result: "pass", note: "申报表第3页有单位审核意见并盖章。" },
  ],
};
