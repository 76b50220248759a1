import { apprenticeAgreement, schoolAgreement } from "../documents/agreement";
import { agreementTerms, schoolTerms } from "../documents/agreement-terms";
import { annexSheets } from "../documents/annex-sheets";
import { annexForm } from "../documents/annex1";
import { equipmentSheet } from "../documents/equipment";
import { letter } from "../documents/flow";
import { appointment, honourCertificate, plaque } from "../documents/honour";
import { patentAbstract, patentCertificate } from "../documents/patent";
import { budgetSheet, planSheet } from "../documents/plan";
import { policyBook } from "../documents/policy";
import { insuranceSheet, rosterSheet } from "../documents/roster";
import { memberCertificates, skillCertificate } from "../documents/skill-certificate";
import { type Achievement, type Facts, type Honour, longDate } from "../facts";
import { alike } from "../material";
import { machineShop } from "../photo/machine-shop";
import { takePhoto } from "../photo/stage";
import type { Dossier } from "./dossier";

const employer = "示例精工机械（北京）有限公司";

const honours: readonly Honour[] = [
  {
    name: "北京市有突出贡献的高技能人才",
    rank: "",
    level: "市级",
    issuer: "示例市高技能人才评选办公室",
    date: "2021-12-20",
    number: "2021-0187",
  },
  {
    name: "第九届示例市职业技能竞赛数控铣工项目",
    rank: "一等奖",
    level: "市级",
    issuer: "示例市职业技能竞赛组委会",
    date: "2018-11-16",
    number: "2018-0046",
  },
  {
    name: "顺义区优秀高技能人才",
    rank: "",
    level: "区级",
    issuer: "示例区高技能人才评选办公室",
    date: "2017-05-04",
    number: "2017-0023",
  },
];

const fixture: Achievement = {
  name: "一种薄壁壳体铣削用多点浮动支承夹具",
  kind: "发明专利",
  number: "202119999951.8",
  date: "2023-03-14",
  benefit: "薄壁件变形由0.12毫米降至0.03毫米，年节约86万元",
};

const cooling: Achievement = {
  name: "一种深腔铣削的微量润滑喷嘴调节装置",
  kind: "实用新型专利",
  number: "202229999907.6",
  date: "2022-12-09",
  benefit: "深腔加工刀具寿命提高约40%",
};

const facts: Facts = {
  id: "sy2026-001",
  number: "SY2026-001",
  studio: {
    name: "示例精工示建平数控铣工技能大师工作室",
    industry: "高技术制造业",
    directions:
      "一是围绕航空、新能源汽车零部件中薄壁、深腔、难加工材料的高效铣削开展攻关，每年立项不少于3项；二是固化五轴编程模板和装夹方法，形成可复制的作业指导书；三是实行名师带徒，每年带动技艺提升150人次，三年培养技师3名、高级工8名；四是与职业院校共建实训基地，承担区内数控加工技艺交流和竞赛选手辅导。",
  },
  employer: {
    name: employer,
    short: "示例精工",
    kind: "企业",
    address: "北京市顺义区示例工业区示范路8号",
    head: "例明远",
    support:
      "公司将工作室列为年度重点工作。提供专用场所260平方米，配置五轴加工中心等设备12台（套）；每年安排专项经费30万元，列入预算并已拨付；建立培养、评价、选拔、使用、激励制度8项，领办人每月享受领办津贴1500元；攻关项目净效益按百分之三至百分之八奖励项目组；每周安排固定攻关和授课时间不少于8学时。",
  },
  master: {
    name: "示建平",
    sex: "男",
    ethnicity: "汉族",
    birth: "1979-03-14",
    politicalStatus: "中共党员",
    education: "大专",
    occupation: "数控铣工",
    skillLevel: "高级技师",
    post: "首席技师",
    workStart: "2001-07",
    idOrder: 1,
    officePhone: "010-00000001",
    mobile: "10000000001",
    retirement: { category: "male60", statutoryDate: "2042-03-14" },
  },
  certificate: {
    occupation: "数控铣工",
    level: "一级／高级技师",
    number: "Y0000 1100 0000 0001",
    date: "2019-11-08",
    issuer: "示例技能人才评价中心",
    theory: 86,
    practice: 91,
  },
  career: [
    { from: "2001-07", to: "2008-12", employer: "示例机床厂", post: "铣工、数控铣工" },
    { from: "2009-01", to: "2016-05", employer, post: "数控铣工、班组长" },
    { from: "2016-06", to: "", employer, post: "数控铣工、首席技师" },
  ],
  honours,
  achievements: [
    fixture,
    cooling,
    {
      name: "钛合金框类件分层对称铣削法",
      kind: "操作法",
      number: "示精〔2020〕31号",
      date: "2020-09-01",
      benefit: "在三条产线推广，单件工时缩短35%",
    },
  ],
  apprentices: [
    { name: "例小川", from: "2020-03", to: "2022-03", level: "已取得高级工等级" },
    { name: "样晓雯", from: "2021-09", to: "2023-09", level: "已取得技师等级" },
    { name: "示一鸣", from: "2024-03", to: "2026-03", level: "中级工，准备参加高级工认定" },
  ],
  team: [
    {
      name: "例长青",
      sex: "男",
      birth: "1982-06-21",
      occupation: "数控铣工",
      skillLevel: "技师",
      post: "工艺组长",
      duty: "编程与工艺",
      formal: true,
      hiredOn: "2009-03-02",
      certificateNumber: "Y0000 1100 0000 0102",
    },
    {
      name: "样晓雯",
      sex: "女",
      birth: "1993-10-05",
      occupation: "数控铣工",
      skillLevel: "技师",
      post: "操作员",
      duty: "攻关试切",
      formal: true,
      hiredOn: "2015-07-06",
      certificateNumber: "Y0000 1100 0000 0103",
    },
    {
      name: "例小川",
      sex: "男",
      birth: "1996-02-18",
      occupation: "加工中心操作工",
      skillLevel: "高级工",
      post: "操作员",
      duty: "实训教学",
      formal: true,
      hiredOn: "2018-07-09",
      certificateNumber: "Y0000 1100 0000 0104",
    },
    {
      name: "示文博",
      sex: "男",
      birth: "1987-12-30",
      occupation: "机械制造工程",
      skillLevel: "工程师",
      post: "工艺工程师",
      duty: "工装设计",
      formal: true,
      hiredOn: "2012-08-01",
      certificateNumber: "ZG-0000-1205",
    },
    {
      name: "范海燕",
      sex: "女",
      birth: "1990-04-11",
      occupation: "质量检验",
      skillLevel: "高级工",
      post: "检验员",
      duty: "测量与数据",
      formal: true,
      hiredOn: "2014-03-10",
      certificateNumber: "Y0000 1100 0000 0106",
    },
    {
      name: "示一鸣",
      sex: "男",
      birth: "2001-08-27",
      occupation: "数控铣工",
      skillLevel: "中级工",
      post: "操作员",
      duty: "联络与资料",
      formal: true,
      hiredOn: "2022-07-11",
      certificateNumber: "Y0000 1100 0000 0107",
    },
  ],
  premises: {
    address: "北京市顺义区示例工业区示范路8号2号厂房东侧",
    area: "260平方米",
    equipment: "设攻关加工区、测量区、教学区和资料展示区，专室专用，水电气齐备，可同时容纳24人实训。",
  },
  equipment: [
    {
      name: "五轴立式加工中心",
      model: "示例VMC-650U",
      count: 2,
      assetNumber: "SJ-2019-0031",
      boughtOn: "2019-05",
    },
    {
      name: "三轴立式加工中心",
      model: "示例VMC-850",
      count: 3,
      assetNumber: "SJ-2016-0012",
      boughtOn: "2016-09",
    },
    {
      name: "三坐标测量机",
      model: "示例CMM-686",
      count: 1,
      assetNumber: "SJ-2020-0008",
      boughtOn: "2020-03",
    },
    { name: "刀具预调仪", model: "示例TP-400", count: 1, assetNumber: "SJ-2018-0044", boughtOn: "2018-11" },
    {
      name: "数控编程工作站",
      model: "示例WS-12",
      count: 4,
      assetNumber: "SJ-2023-0017",
      boughtOn: "2023-06",
    },
    {
      name: "多媒体教学一体机",
      model: "示例E86",
      count: 1,
      assetNumber: "SJ-2022-0050",
      boughtOn: "2022-04",
    },
  ],
  registration: "在顺义区注册并经营",
  priorRecognition: "无市级、国家级技能大师工作室",
  receivedOn: "2026-08-18",
  filledOn: "2026-08-12",
  opinion: {
    text: "经审核，示建平同志长期在生产一线工作，技艺精湛，所报材料真实、完整，符合申报条件。我单位承诺按申报内容落实场所、设备和经费，同意申报。",
    date: "2026-08-14",
    sealed: true,
  },
  precheck: [
    { gateId: "g-level", result: "pass", note: "一级／高级技师，证书编号可查，符合技师及以上。" },
    { gateId: "g-employed", result: "pass", note: "劳动合同至2029年6月，社保在本单位缴纳。" },
    { gateId: "g-retirement", result: "pass", note: "法定退休日2042年3月14日，距基准日2026年8月31日满2年。" },
    { gateId: "g-team", result: "pass", note: "正式员工6名，均有等级或职称证书。" },
    { gateId: "g-location", result: "pass", note: "营业执照住所在顺义区。" },
    { gateId: "g-prior", result: "pass", note: "未见市级、国家级技能大师工作室挂牌。" },
    { gateId: "g-complete", result: "pass", note: "2026年8月18日签收，清单所列材料齐全。" },
    { gateId: "g-opinion", result: "pass", note: "申报表第3页有单位审核意见并盖章。" },
  ],
};

const judge = appointment(
  "示建平",
  "裁判员",
  "第十届示例市职业技能竞赛数控铣工项目",
  "示例市职业技能竞赛组委会",
  "2024-06-03",
);

const proof = letter(
  "成果应用证明",
  [
    `兹证明${employer}示建平同志主持完成的“${fixture.name}”（专利号ZL${fixture.number}），自2021年8月起在我公司薄壁壳体零件协作加工中应用。`,
    "应用前，该类零件精铣后平面度超差率约为7.6%，平均变形0.12毫米，每件需人工校正约40分钟。应用后，变形稳定在0.03毫米以内，超差率降至0.4%，取消了校正工序，设备利用率提高约18%。",
    "截至2025年12月，累计加工同类零件11260件，节约工时费、返修费和材料费约258万元，年均约86万元。该夹具结构简单，更换定位块即可用于相近规格零件，具有推广价值。",
    "特此证明。",
  ],
  "示例航电设备有限公司",
  longDate("2026-01-15"),
);

/** Application 1, strong in all groups: a milling master of a machine builder. */
export const milling: Dossier = {
  facts,
  materials: () => [
    {
      id: "m1",
      kind: "form",
      title: "申报表",
      fileName: "01-顺义区技能大师工作室申报表.pdf",
      source: {
        kind: "scan",
        device: "Sample Scan 2100",
        pages: alike([...annexForm(facts, "typed"), ...annexSheets(facts)], {
          coding: "jpeg-rgb",
          dpi: 150,
          quality: 60,
        }),
      },
    },
    {
      id: "m2",
      kind: "certificate",
      title: "高级技师证书",
      fileName: "02-等级证书.pdf",
      source: {
        kind: "scan",
        device: "Sample Scan 2100",
        pages: facts.certificate
          ? alike([skillCertificate(facts.master, facts.certificate)], {
              coding: "jpeg-rgb",
              dpi: 300,
              quality: 62,
              paper: "#f8f6ee",
              skew: 0.8,
            })
          : [],
      },
    },
    {
      id: "m3",
      kind: "award",
      title: "获奖证书汇编",
      fileName: "03-获奖证书.pdf",
      source: {
        kind: "scan",
        device: "Sample Scan 2100",
        // The form claims a first prize in 2018; the certificate says second. A careful expert compares.
        pages: alike(
          honours
            .map((honour, i) => honourCertificate("示建平", honour, i === 1 ? "二等奖" : honour.rank))
            .concat([plaque("示建平", honours[0] as Honour), judge]),
          { coding: "jpeg-rgb", dpi: 150, quality: 60, paper: "#fbf4e2" },
        ),
      },
    },
    {
      id: "m4",
      kind: "patent",
      title: "专利与成果证明",
      fileName: "04-专利与成果.pdf",
      source: {
        kind: "scan",
        device: "Sample Copier 55",
        pages: [
          ...alike([patentCertificate(facts, fixture, "2021-06-22")], {
            coding: "jpeg-gray",
            dpi: 200,
            quality: 60,
          }),
          ...alike(
            [
              patentAbstract(
                facts,
                fixture,
                "2021-06-22",
                "本发明公开了一种薄壁壳体铣削用多点浮动支承夹具，包括底座、定位块、若干浮动支承单元和锁紧机构。各浮动支承单元在弹簧力作用下与工件内壁贴合后由锁紧机构同步锁死，使支承力均匀分布，从而抑制精铣时的振动和让刀，减小薄壁件的加工变形，且更换定位块即可适应相近规格的工件。",
              ),
            ],
            { coding: "jbig2", dpi: 300 },
          ),
          ...alike([patentCertificate(facts, cooling, "2022-07-05")], {
            coding: "jpeg-gray",
            dpi: 150,
            quality: 58,
          }),
          ...alike(
            [
              patentAbstract(
                facts,
                cooling,
                "2022-07-05",
                "本实用新型涉及铣削加工辅助装置，公开了一种深腔铣削的微量润滑喷嘴调节装置，包括安装座、万向节臂和喷嘴。喷嘴的俯仰角和伸出长度可以单独调整并锁定，使油雾准确到达刀尖，解决深腔铣削中冷却不到位、排屑困难的问题。",
              ),
              ...proof,
            ],
            { coding: "jbig2", dpi: 200 },
          ),
        ],
      },
    },
    {
      id: "m5",
      kind: "member",
      title: "成员名册与证书",
      fileName: "05-成员材料.pdf",
      source: {
        kind: "scan",
        device: "Sample Copier 55",
        pages: [
          ...alike([rosterSheet(facts), insuranceSheet(facts, "2026-07")], { coding: "g4", dpi: 200 }),
          ...alike(memberCertificates(facts, "示例技能人才评价中心"), {
            coding: "jpeg-gray",
            dpi: 150,
            quality: 55,
            gutter: true,
          }),
        ],
      },
    },
    {
      id: "m6",
      kind: "policy",
      title: "制度汇编与经费",
      fileName: "06-制度汇编.pdf",
      source: {
        kind: "scan",
        device: "Sample Copier 55",
        pages: alike(
          [
            ...policyBook(
              facts,
              ["training", "evaluation", "incentive", "studioRule", "duties"],
              { trade: "数控加工", budget: 30, trained: 150, allowance: 1500, issue: "示精〔2025〕12号" },
              "2025-02-20",
            ),
            budgetSheet(facts, 2026, [
              ["培训教材与耗材", 96000, "刀具、毛坯、教材"],
              ["技术研发", 120000, "夹具试制、检测"],
              ["技艺交流与展示", 34000, "开放日、观摩"],
              ["师资进修", 50000, "外出研修3人次"],
            ]),
            planSheet(facts, [
              ["技术攻关项目", "项", "3", "3", "4"],
              ["带动技艺提升", "人次", "150", "160", "170"],
              ["新带徒弟", "名", "2", "2", "2"],
              ["培养高级工以上", "名", "3", "4", "4"],
              ["编写作业指导书", "份", "6", "6", "8"],
              ["技艺交流活动", "次", "4", "4", "5"],
            ]),
            equipmentSheet(facts),
          ],
          { coding: "g4", dpi: 200 },
        ),
      },
    },
    {
      id: "m7",
      kind: "achievement",
      title: "带徒协议与校企合作",
      fileName: "07-带徒与校企合作.pdf",
      source: {
        kind: "scan",
        device: "Sample Copier 55",
        pages: alike(
          [
            ...apprenticeAgreement(
              facts,
              facts.apprentices[2] as Facts["apprentices"][number],
              agreementTerms("数控铣削", "高级工"),
            ),
            ...schoolAgreement(facts, "示例工业技师学院", "2024-09-02", schoolTerms("数控加工", 24)),
          ],
          { coding: "jpeg-gray", dpi: 150, quality: 55, folds: 1 },
        ),
      },
    },
    {
      id: "m8",
      kind: "premises",
      title: "工作室场所照片",
      fileName: "08-工作室实景.jpg",
      source: {
        kind: "photo",
        take: (random) => takePhoto(machineShop("示建平数控铣工技能大师工作室"), "2026-07-29", random),
      },
    },
  ],
};
