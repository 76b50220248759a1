import { schoolAgreement } from "../documents/agreement";
import { schoolTerms } from "../documents/agreement-terms";
import { annexSheets } from "../documents/annex-sheets";
import { annexForm } from "../documents/annex1";
import { equipmentSheet } from "../documents/equipment";
import { letter } from "../documents/flow";
import { appointment, honourCertificate } from "../documents/honour";
import { ledger } from "../documents/ledger";
import { patentAbstract, patentCertificate } from "../documents/patent";
import { budgetSheet, planSheet } from "../documents/plan";
import { policyBook } from "../documents/policy";
import { insuranceSheet, rosterSheet } from "../documents/roster";
import { memberCertificates, skillCertificate } from "../documents/skill-certificate";
import { type Achievement, type Facts, type Honour, longDate, type SkillCertificate } from "../facts";
import { alike, photoFile, scannedFile } from "../material";
import { hangar } from "../photo/hangar";
import { takePhoto } from "../photo/stage";
import { airframeWords } from "./airframe-words";
import type { Dossier } from "./dossier";

const employer = "示例航空技术有限公司";

const certificate: SkillCertificate = {
  occupation: "飞机钣金工",
  level: "一级／高级技师",
  number: "Y0000 1100 0000 0301",
  date: "2016-12-15",
  issuer: "示例航空职业技能评价中心",
  theory: 90,
  practice: 95,
};

const honours: readonly Honour[] = [
  {
    name: "全国示例行业技术能手",
    rank: "",
    level: "国家级",
    issuer: "全国示例行业技能评选委员会",
    date: "2020-12-10",
    number: "2020-0312",
  },
  {
    name: "全国示例航空维修技能大赛飞机结构修理项目",
    rank: "第三名",
    level: "国家级",
    issuer: "全国示例航空维修技能大赛组委会",
    date: "2017-09-22",
    number: "2017-0003",
  },
  {
    name: "享受示例市政府技师特殊津贴人员",
    rank: "",
    level: "市级",
    issuer: "示例市高技能人才评选办公室",
    date: "2019-06-30",
    number: "2019-0051",
  },
];

const tool: Achievement = {
  name: "一种飞机蒙皮凹坑修平用组合顶铁",
  kind: "发明专利",
  number: "202019999932.1",
  date: "2022-08-16",
  benefit: "单处修平工时由6小时降至2.5小时，累计应用430余架次",
};

const facts: Facts = {
  id: "sy2026-003",
  number: "SY2026-003",
  studio: {
    name: "示例航空例长空飞机钣金技能大师工作室",
    industry: "高技术制造业",
    directions:
      "立足临空经济，围绕民用飞机结构损伤快速修理、复杂曲面手工成形和腐蚀防护开展攻关，每年完成攻关课题4项以上；建立结构损伤案例库和修理样件库；以现场带教和专题轮训相结合，每年带动技艺提升不少于180人次；与职业院校共建飞机结构修理实训课程，承担区域技能交流和竞赛集训。",
  },
  employer: {
    name: employer,
    short: "示例航空",
    kind: "企业",
    address: "北京市顺义区示例空港路66号",
    head: "示宏图",
    support:
      "单位成立工作室建设领导小组，总经理任组长。提供机库内专用场地420平方米及修理间、样板室；专用工装和检测设备按需配置；每年预算经费45万元，已纳入2026年度预算；技能津贴、带徒津贴、成果奖励全部落实，近三年兑现奖励68万元。",
  },
  master: {
    name: "例长空",
    sex: "男",
    ethnicity: "满族",
    birth: "1975-11-20",
    politicalStatus: "中共党员",
    education: "本科",
    occupation: "飞机钣金工",
    skillLevel: "高级技师",
    post: "特级技师",
    workStart: "1995-08",
    idOrder: 33,
    officePhone: "010-00000003",
    mobile: "10000000003",
    retirement: { category: "male60", statutoryDate: "2038-08-20" },
  },
  certificate,
  career: [
    { from: "1995-08", to: "2003-10", employer: "示例飞机维修厂", post: "钣金工" },
    { from: "2003-11", to: "2014-12", employer, post: "结构修理工、工段长" },
    { from: "2015-01", to: "", employer, post: "结构修理特级技师" },
  ],
  honours,
  achievements: [
    tool,
    {
      name: "复杂曲面蒙皮逐圈敲修法",
      kind: "操作法",
      number: "示航技〔2018〕44号",
      date: "2018-10-12",
      benefit: "回弹量由0.4毫米降至0.1毫米，列入培训教材",
    },
    {
      name: "机身搭接区腐蚀快速评估流程",
      kind: "技术革新",
      number: "示航技〔2023〕19号",
      date: "2023-05-08",
      benefit: "单机停场缩短1.5天，年节约约210万元",
    },
  ],
  apprentices: [
    { name: "例远航", from: "2018-04", to: "2020-04", level: "已取得技师等级" },
    { name: "示凌云", from: "2020-06", to: "2022-06", level: "已取得高级工等级" },
    { name: "样振翼", from: "2022-09", to: "2024-09", level: "已取得高级工等级" },
    { name: "佳翔", from: "2025-03", to: "2027-03", level: "在培" },
  ],
  team: [
    {
      name: "例远航",
      sex: "男",
      birth: "1986-07-03",
      occupation: "飞机钣金工",
      skillLevel: "技师",
      post: "工段长",
      duty: "攻关组长",
      formal: true,
      hiredOn: "2008-07-15",
      certificateNumber: "Y0000 1100 0000 0302",
    },
    {
      name: "示凌云",
      sex: "男",
      birth: "1992-03-27",
      occupation: "飞机钣金工",
      skillLevel: "高级工",
      post: "修理工",
      duty: "现场教学",
      formal: true,
      hiredOn: "2014-07-14",
      certificateNumber: "Y0000 1100 0000 0303",
    },
    {
      name: "样振翼",
      sex: "男",
      birth: "1995-11-11",
      occupation: "飞机钣金工",
      skillLevel: "高级工",
      post: "修理工",
      duty: "样件制作",
      formal: true,
      hiredOn: "2017-07-10",
      certificateNumber: "Y0000 1100 0000 0304",
    },
    {
      name: "范静波",
      sex: "女",
      birth: "1988-09-16",
      occupation: "飞行器制造工程",
      skillLevel: "高级工程师",
      post: "结构工程师",
      duty: "技术支持",
      formal: true,
      hiredOn: "2011-08-08",
      certificateNumber: "ZG-0000-2208",
    },
    {
      name: "示立群",
      sex: "男",
      birth: "1979-05-05",
      occupation: "无损检测员",
      skillLevel: "技师",
      post: "检验员",
      duty: "检测评估",
      formal: true,
      hiredOn: "2005-04-18",
      certificateNumber: "Y0000 1100 0000 0306",
    },
    {
      name: "佳翔",
      sex: "男",
      birth: "2000-12-02",
      occupation: "飞机钣金工",
      skillLevel: "中级工",
      post: "修理工",
      duty: "资料联络",
      formal: true,
      hiredOn: "2022-07-18",
      certificateNumber: "Y0000 1100 0000 0307",
    },
    {
      name: "例思源",
      sex: "女",
      birth: "1994-06-29",
      occupation: "航空材料工程",
      skillLevel: "工程师",
      post: "工艺工程师",
      duty: "材料工艺",
      formal: true,
      hiredOn: "2019-07-01",
      certificateNumber: "ZG-0000-2310",
    },
  ],
  premises: {
    address: "北京市顺义区示例空港路66号二号机库",
    area: "420平方米",
    equipment: "设结构修理区、实训区、样板室和案例陈列室，配备机身壁板实训件6套，可同时开展30人实训。",
  },
  equipment: [
    { name: "收放边成形机", model: "示例KF-460", count: 2, assetNumber: "HK-2017-021", boughtOn: "2017-05" },
    { name: "涡流探伤仪", model: "示例ET-7", count: 1, assetNumber: "HK-2021-008", boughtOn: "2021-09" },
    { name: "自动进给钻", model: "示例PF-10", count: 6, assetNumber: "HK-2022-030", boughtOn: "2022-04" },
    { name: "便携式三维扫描仪", model: "示例S3D", count: 1, assetNumber: "HK-2024-002", boughtOn: "2024-03" },
    { name: "机身壁板实训件", model: "自制", count: 6, assetNumber: "HK-2023-015", boughtOn: "2023-11" },
  ],
  registration: "在顺义区注册并经营",
  priorRecognition: "无市级、国家级技能大师工作室",
  receivedOn: "2026-08-11",
  filledOn: "2026-08-05",
  opinion: {
    text: "经公司人力资源部、技术部审核并在公司内公示5个工作日无异议，申报材料真实有效，同意推荐例长空同志领办的工作室申报。",
    date: "2026-08-07",
    sealed: true,
  },
  precheck: [
    { gateId: "g-level", result: "pass", note: "一级／高级技师，2016年12月取得。" },
    { gateId: "g-employed", result: "pass", note: "劳动合同无固定期限，现任结构修理特级技师。" },
    { gateId: "g-retirement", result: "pass", note: "法定退休日2038年8月20日。" },
    { gateId: "g-team", result: "pass", note: "正式员工7名。" },
    { gateId: "g-location", result: "pass", note: "营业执照住所在顺义区。" },
    { gateId: "g-prior", result: "pass", note: "未见市级、国家级技能大师工作室挂牌。" },
    { gateId: "g-complete", result: "pass", note: "2026年8月11日签收，材料齐全；台账一册300页。" },
    { gateId: "g-opinion", result: "pass", note: "申报表第3页有单位审核意见并盖章。" },
  ],
};

const LEDGER_PAGES = 300;

const proof = letter(
  "技术成果应用与效益证明",
  [
    `我公司委托${employer}承担机队结构修理工作。自2019年以来，例长空同志带领团队在修理中采用“${tool.name}”和逐圈敲修法，修理质量稳定，交付及时。`,
    "据统计，2019年3月至2025年12月共应用430余架次，单处凹坑修平工时由6小时降至2.5小时，未发生因修平质量引起的重复修理；搭接区腐蚀评估流程实施后，单机平均停场时间缩短1.5天，按我公司口径测算年节约费用约210万元。",
    "特此证明。",
  ],
  "示例通用航空有限公司",
  longDate("2026-03-02"),
);

/** Application 3: the strongest, with a ledger of three hundred pages. */
export const airframe: Dossier = {
  facts,
  materials: (random) => [
    scannedFile(
      { id: "m1", kind: "form", title: "申报表", fileName: "申报表（盖章）.pdf" },
      "Sample Feeder 900",
      alike([...annexForm(facts, "typed"), ...annexSheets(facts)], {
        coding: "jpeg-rgb",
        dpi: 200,
        quality: 52,
        gutter: true,
      }),
    ),
    scannedFile(
      { id: "m2", kind: "certificate", title: "等级证书", fileName: "高级技师证书.pdf" },
      "Sample Feeder 900",
      alike([skillCertificate(facts.master, certificate)], {
        coding: "jpeg-rgb",
        dpi: 200,
        quality: 62,
        paper: "#f6f4ea",
        skew: -1.2,
      }),
    ),
    scannedFile(
      { id: "m3", kind: "award", title: "荣誉与获奖证书", fileName: "荣誉证书.pdf" },
      "Sample Feeder 900",
      alike(
        [
          ...honours.map((honour) => honourCertificate("例长空", honour)),
          appointment(
            "例长空",
            "裁判长",
            "示例市航空维修技能竞赛",
            "示例市航空维修技能竞赛组委会",
            "2023-09-05",
          ),
          appointment("例长空", "实训指导教师", "飞机结构修理专业", "示例航空职业技术学院", "2024-09-01"),
        ],
        { coding: "jpeg-rgb", dpi: 150, quality: 60, paper: "#fbf3df" },
      ),
    ),
    scannedFile(
      { id: "m4", kind: "patent", title: "专利与效益证明", fileName: "专利与效益证明.pdf" },
      "Sample Feeder 900",
      alike(
        [
          patentCertificate(facts, tool, "2020-11-25"),
          patentAbstract(
            facts,
            tool,
            "2020-11-25",
            "本发明公开了一种飞机蒙皮凹坑修平用组合顶铁，包括手柄、基座和可更换的弧面顶头。弧面顶头设有由小到大的多组曲率半径，基座内设有阻尼层，用于吸收敲击回弹。使用时按蒙皮曲率选择顶头，由外圈向中心逐圈敲击，能够减小回弹并避免表面压痕。",
          ),
          ...proof,
        ],
        { coding: "jpx-gray", dpi: 150 },
      ),
    ),
    scannedFile(
      { id: "m5", kind: "member", title: "成员材料", fileName: "成员名册及证书.pdf" },
      "Sample Feeder 900",
      alike(
        [
          rosterSheet(facts),
          insuranceSheet(facts, "2026-07"),
          ...memberCertificates(facts, "示例航空职业技能评价中心"),
        ],
        { coding: "jpeg-gray", dpi: 150, quality: 56 },
      ),
    ),
    scannedFile(
      {
        id: "m6",
        kind: "achievement",
        title: "带徒传技与技术问题台账（2021—2025年）",
        fileName: "台账全册.pdf",
      },
      "Sample Feeder 900",
      alike(
        ledger(
          facts,
          airframeWords,
          [
            [2021, 163],
            [2022, 171],
            [2023, 184],
            [2024, 192],
            [2025, 205],
          ],
          LEDGER_PAGES,
          random.fork("ledger"),
        ),
        { coding: "g4", dpi: 200 },
      ),
    ),
    scannedFile(
      { id: "m7", kind: "policy", title: "制度、经费与校企合作", fileName: "制度经费校企合作.pdf" },
      "Sample Feeder 900",
      alike(
        [
          ...policyBook(
            facts,
            ["training", "evaluation", "incentive", "studioRule", "duties", "funds", "exchange"],
            { trade: "飞机结构修理", budget: 45, trained: 180, allowance: 2000, issue: "示航人〔2024〕28号" },
            "2024-05-16",
          ),
          budgetSheet(facts, 2026, [
            ["技术研发与样件", 180000, "壁板实训件、工装"],
            ["培训教学", 120000, "教材、耗材"],
            ["技术交流与展示", 80000, "区域交流、竞赛"],
            ["师资进修", 70000, "外出研修4人次"],
          ]),
          planSheet(facts, [
            ["攻关课题", "项", "4", "4", "5"],
            ["带动技艺提升", "人次", "180", "190", "200"],
            ["新带徒弟", "名", "2", "2", "3"],
            ["培养技师以上", "名", "1", "2", "2"],
            ["案例入库", "件", "30", "30", "40"],
          ]),
          equipmentSheet(facts),
          ...schoolAgreement(facts, "示例航空职业技术学院", "2023-09-01", schoolTerms("飞机结构修理", 30)),
        ],
        { coding: "g4", dpi: 300 },
      ),
    ),
    photoFile({ id: "m8", kind: "premises", title: "机库与工作室照片", fileName: "机库实景.jpg" }, (each) =>
      takePhoto(hangar("例长空飞机钣金技能大师工作室"), "2026-07-15", each),
    ),
  ],
};
