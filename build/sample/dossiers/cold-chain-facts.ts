import type { Achievement, Facts, Honour, SkillCertificate } from "../facts";

/** The studio's firm. */
export const employer = "示例冷链供应链有限公司";

/** The leader's certificate of skill level. */
export const certificate: SkillCertificate = {
  occupation: "物流服务师（冷链物流）",
  level: "二级／技师",
  number: "Y0000 1100 0000 0601",
  date: "2018-05-25",
  issuer: "示例技能人才评价中心",
  theory: 84,
  practice: 87,
};

/** The leader's prizes and titles. */
export const honours: readonly Honour[] = [
  {
    name: "顺义区优秀高技能人才",
    rank: "",
    level: "区级",
    issuer: "示例区高技能人才评选办公室",
    date: "2022-05-04",
    number: "2022-0031",
  },
  {
    name: "示例市现代物流职业技能竞赛冷链项目",
    rank: "二等奖",
    level: "市级",
    issuer: "示例市现代物流职业技能竞赛组委会",
    date: "2021-11-12",
    number: "2021-0064",
  },
];

/** An achievement that has papers of its own. */
export const curtain: Achievement = {
  name: "一种冷库月台门充气密封与风幕联动装置",
  kind: "实用新型专利",
  number: "202329999918.4",
  date: "2024-01-23",
  benefit: "月台温升由4.2摄氏度降至1.6摄氏度，年节电约31万千瓦时",
};

/** All that is true of the cold chain studio. */
export const facts: Facts = {
  id: "sy2026-006",
  number: "SY2026-006",
  studio: {
    name: "示例冷链样立冬冷链物流技能大师工作室",
    industry: "现代服务业",
    directions:
      "服务临空口岸和民生保供，围绕生鲜冷链不断链作业、库内拣选效率和制冷节能开展攻关；编制冷链作业标准和数字化教案；面向本单位和承运协作单位开展轮训，每年带动技艺提升130人次；与职业院校联合培养冷链物流技能人才。",
  },
  employer: {
    name: employer,
    short: "示例冷链",
    kind: "企业",
    address: "北京市顺义区示例物流基地3号",
    head: "示广运",
    support:
      "提供培训教室和月台实训区共220平方米，配备叉车模拟器、测温设备；2026年安排经费18万元，列入预算；建立培养、评价、激励和工作室管理制度6项。",
  },
  master: {
    name: "样立冬",
    sex: "男",
    ethnicity: "汉族",
    birth: "1983-11-08",
    politicalStatus: "中共党员",
    education: "本科",
    occupation: "物流服务师",
    skillLevel: "技师",
    post: "运营主管",
    workStart: "2006-07",
    idOrder: 66,
    officePhone: "010-00000006",
    mobile: "10000000006",
    retirement: { category: "male60", statutoryDate: "2046-11-08" },
  },
  certificate,
  career: [
    { from: "2006-07", to: "2012-12", employer: "示例冷藏库", post: "库管员、叉车司机" },
    { from: "2013-01", to: "2019-06", employer, post: "冷库班长" },
    { from: "2019-07", to: "", employer, post: "运营主管，兼一线带班" },
  ],
  honours,
  achievements: [
    curtain,
    {
      name: "高频货位动态前移拣选法",
      kind: "操作法",
      number: "示冷运〔2022〕15号",
      date: "2022-08-30",
      benefit: "人均每小时拣选由110件提高到142件",
    },
  ],
  apprentices: [
    { name: "范朝阳", from: "2020-07", to: "2022-07", level: "已取得高级工等级" },
    { name: "示丰收", from: "2023-08", to: "2025-08", level: "已取得中级工等级" },
  ],
  team: [
    {
      name: "范朝阳",
      sex: "男",
      birth: "1993-03-15",
      occupation: "物流服务师",
      skillLevel: "高级工",
      post: "班长",
      duty: "现场教学",
      formal: true,
      hiredOn: "2016-06-20",
      certificateNumber: "Y0000 1100 0000 0602",
    },
    {
      name: "例冰清",
      sex: "女",
      birth: "1990-12-26",
      occupation: "物流管理",
      skillLevel: "中级物流师",
      post: "计划员",
      duty: "数据分析",
      formal: true,
      hiredOn: "2015-03-02",
      certificateNumber: "ZG-0000-4120",
    },
    {
      name: "示丰收",
      sex: "男",
      birth: "1997-09-23",
      occupation: "叉车司机",
      skillLevel: "中级工",
      post: "叉车司机",
      duty: "实训示范",
      formal: true,
      hiredOn: "2019-05-06",
      certificateNumber: "Y0000 1100 0000 0604",
    },
    {
      name: "样国强",
      sex: "男",
      birth: "1981-10-01",
      occupation: "制冷工",
      skillLevel: "高级工",
      post: "设备员",
      duty: "制冷节能",
      formal: true,
      hiredOn: "2014-11-10",
      certificateNumber: "Y0000 1100 0000 0605",
    },
  ],
  premises: {
    address: "北京市顺义区示例物流基地3号分拣中心二层",
    area: "220平方米",
    equipment: "设培训教室、月台实训区、数据分析室，可同时容纳20人实训。",
  },
  equipment: [
    { name: "叉车驾驶模拟器", model: "示例FS-1", count: 1, assetNumber: "LL-2024-006", boughtOn: "2024-05" },
    {
      name: "无线温度监测系统",
      model: "示例WT-64",
      count: 1,
      assetNumber: "LL-2022-019",
      boughtOn: "2022-11",
    },
    { name: "手持数据终端", model: "示例PD-8", count: 12, assetNumber: "LL-2023-008", boughtOn: "2023-07" },
    { name: "冷链车厢实训台", model: "自制", count: 1, assetNumber: "LL-2025-003", boughtOn: "2025-04" },
  ],
  registration: "在顺义区注册并经营",
  priorRecognition: "无市级、国家级技能大师工作室",
  receivedOn: "2026-08-27",
  filledOn: "2026-08-21",
  opinion: {
    text: "经审核，申报材料属实，同意申报。单位将按照申报内容落实场所、经费和人员。",
    date: "2026-08-24",
    sealed: false,
  },
  precheck: [
    { gateId: "g-level", result: "pass", note: "二级／技师，2018年5月取得。" },
    { gateId: "g-employed", result: "pass", note: "劳动合同无固定期限，兼一线带班。" },
    { gateId: "g-retirement", result: "pass", note: "法定退休日2046年11月8日。" },
    { gateId: "g-team", result: "pass", note: "名册列正式员工4名。" },
    { gateId: "g-location", result: "pass", note: "营业执照住所在顺义区。" },
    { gateId: "g-prior", result: "pass", note: "未见市级、国家级技能大师工作室挂牌。" },
    { gateId: "g-complete", result: "pass", note: "2026年8月27日签收，材料齐全。" },
    {
      gateId: "g-opinion",
      result: "manual",
      note: "申报表单位意见栏未见公章，单位称已补寄盖章页，请以材料为准判断。",
    },
  ],
};
