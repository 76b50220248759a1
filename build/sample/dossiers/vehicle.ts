import { annexSheets } from "../documents/annex-sheets";
import { annexForm } from "../documents/annex1";
import { flow } from "../documents/flow";
import { honourCertificate } from "../documents/honour";
import { planSheet } from "../documents/plan";
import { rulePieces } from "../documents/policy";
import { insuranceSheet, rosterSheet } from "../documents/roster";
import { memberCertificates, skillCertificate } from "../documents/skill-certificate";
import type { Facts, Honour, SkillCertificate } from "../facts";
import { alike, photoFile, scannedFile } from "../material";
import { takePhoto } from "../photo/camera";
import { garage } from "../photo/garage";
import type { Dossier } from "./dossier";

const certificate: SkillCertificate = {
  occupation: "汽车维修工（新能源汽车方向）",
  level: "三级／高级工",
  number: "Y0000 1100 0000 0501",
  date: "2020-12-18",
  issuer: "示例技能人才评价中心",
  theory: 78,
  practice: 88,
};

const honours: readonly Honour[] = [
  {
    name: "示例区新能源汽车维修技能比武动力电池检修项目",
    rank: "第一名",
    level: "区级",
    issuer: "示例区职工技能比武组委会",
    date: "2024-09-21",
    number: "2024-0006",
  },
  {
    name: "年度优秀员工",
    rank: "",
    level: "单位",
    issuer: "示例新能源汽车服务有限公司",
    date: "2023-01-16",
    number: "2022-0003",
  },
];

const facts: Facts = {
  id: "sy2026-005",
  number: "SY2026-005",
  studio: {
    name: "示例新能样志远汽车维修技能大师工作室",
    industry: "战略性新兴产业",
    directions:
      "围绕新能源汽车动力电池故障诊断、高压系统安全检修和智能驾驶传感器标定开展攻关，编写维修案例集，计划每年带动技艺提升80人次，逐步扩大到同行业企业。",
  },
  employer: {
    name: "示例新能源汽车服务有限公司",
    short: "示例新能",
    kind: "企业",
    address: "北京市顺义区示例汽车城东路5号",
    head: "范启航",
    support: "提供维修工位2个、培训室1间。公司承诺经费按实际需要安排。",
  },
  master: {
    name: "样志远",
    sex: "男",
    ethnicity: "汉族",
    birth: "1988-06-18",
    politicalStatus: "群众",
    education: "大专",
    occupation: "汽车维修工",
    skillLevel: "高级工",
    post: "技术总监",
    workStart: "2010-07",
    idOrder: 55,
    officePhone: "010-00000005",
    mobile: "10000000005",
    relaxation: "新能源汽车后市场属新兴产业，单位申请按第四条（一）适度放宽到高级工。",
    retirement: { category: "male60", statutoryDate: "2051-06-18" },
  },
  certificate,
  career: [
    { from: "2010-07", to: "2017-08", employer: "示例汽车修理厂", post: "机电维修工" },
    { from: "2017-09", to: "", employer: "示例新能源汽车服务有限公司", post: "维修技师、技术总监" },
  ],
  honours,
  achievements: [
    {
      name: "动力电池绝缘故障分段排查法",
      kind: "操作法",
      number: "未编号",
      date: "2023-06-01",
      benefit: "平均排查时间由5小时降至2小时",
    },
  ],
  apprentices: [{ name: "佳俊", from: "2023-03", to: "2025-03", level: "已取得中级工等级" }],
  team: [
    {
      name: "佳俊",
      sex: "男",
      birth: "1999-07-22",
      occupation: "汽车维修工",
      skillLevel: "中级工",
      post: "维修工",
      duty: "故障诊断",
      formal: true,
      hiredOn: "2021-07-01",
      certificateNumber: "Y0000 1100 0000 0502",
    },
    {
      name: "示海涛",
      sex: "男",
      birth: "1992-02-03",
      occupation: "汽车维修工",
      skillLevel: "高级工",
      post: "班长",
      duty: "实训指导",
      formal: true,
      hiredOn: "2018-04-16",
      certificateNumber: "Y0000 1100 0000 0503",
    },
    {
      name: "例晓东",
      sex: "男",
      birth: "1996-09-30",
      occupation: "电工",
      skillLevel: "中级工",
      post: "电工",
      duty: "高压安全",
      formal: false,
      hiredOn: "2025-11-03",
      certificateNumber: "Y0000 1100 0000 0504",
    },
  ],
  premises: {
    address: "北京市顺义区示例汽车城东路5号维修车间",
    area: "90平方米",
    equipment: "维修工位2个与车间共用，培训室30平方米。",
  },
  equipment: [
    { name: "双柱举升机", model: "示例JS-40", count: 2, assetNumber: "QC-2019-002", boughtOn: "2019-08" },
    {
      name: "电池综合检测仪",
      model: "示例BT-300",
      count: 1,
      assetNumber: "QC-2023-001",
      boughtOn: "2023-02",
    },
    { name: "故障诊断仪", model: "示例DX-9", count: 2, assetNumber: "QC-2022-005", boughtOn: "2022-10" },
  ],
  registration: "在顺义区注册并经营",
  priorRecognition: "无市级、国家级技能大师工作室",
  receivedOn: "2026-08-31",
  filledOn: "2026-08-30",
  opinion: { text: "同意申报。", date: "2026-08-30", sealed: true },
  precheck: [
    { gateId: "g-level", result: "manual", note: "三级／高级工，单位申请按新兴产业适度放宽，须专家确认。" },
    { gateId: "g-employed", result: "pass", note: "劳动合同至2027年8月。" },
    { gateId: "g-retirement", result: "pass", note: "法定退休日2051年6月18日。" },
    { gateId: "g-team", result: "fail", note: "名册3人中1人为劳务派遣，正式员工仅2名，不足3名。" },
    { gateId: "g-location", result: "pass", note: "营业执照住所在顺义区。" },
    { gateId: "g-prior", result: "pass", note: "未见市级、国家级技能大师工作室挂牌。" },
    { gateId: "g-complete", result: "pass", note: "2026年8月31日签收，在期限内。" },
    { gateId: "g-opinion", result: "pass", note: "申报表第3页有单位意见并盖章。" },
  ],
};

/** Application 5: weak on purpose. Two regular members, fewer than a hundred persons a year, money only promised. */
export const vehicle: Dossier = {
  facts,
  materials: () => [
    scannedFile(
      { id: "m1", kind: "form", title: "申报表", fileName: "样志远申报表.pdf" },
      "Sample Phone Scan",
      alike([...annexForm(facts, "typed"), ...annexSheets(facts)], { coding: "g4", dpi: 200 }),
    ),
    {
      id: "m2",
      kind: "certificate",
      title: "高级工证书",
      fileName: "高级工证书.jpg",
      source: {
        kind: "picture",
        page: skillCertificate(facts.master, certificate),
        dpi: 200,
        format: "jpeg",
      },
    },
    scannedFile(
      { id: "m3", kind: "award", title: "获奖证书", fileName: "获奖证书.pdf" },
      "Sample Phone Scan",
      alike(
        honours.map((honour) => honourCertificate("样志远", honour)),
        { coding: "jpeg-rgb", dpi: 150, quality: 55, paper: "#f6ecd6", skew: 1.4 },
      ),
    ),
    scannedFile(
      { id: "m4", kind: "member", title: "成员名册与证书", fileName: "成员名册.pdf" },
      "Sample Phone Scan",
      alike([rosterSheet(facts), insuranceSheet(facts, "2026-07")], { coding: "jbig2", dpi: 200 }),
      alike(memberCertificates(facts, "示例技能人才评价中心"), {
        coding: "jpeg-gray",
        dpi: 150,
        quality: 50,
      }),
    ),
    {
      id: "m5",
      kind: "policy",
      title: "制度（电子版）",
      fileName: "工作室制度.pdf",
      source: {
        kind: "digital",
        pages: [
          ...flow(
            rulePieces(facts, ["training", "studioRule", "duties", "safety"], {
              trade: "新能源汽车维修",
              budget: 3,
              trained: 80,
              allowance: 300,
              issue: "",
            }),
            { firstPage: 1, pitch: 9 },
          ),
          planSheet(facts, [
            ["带动技艺提升", "人次", "80", "80", "90"],
            ["编写维修案例", "篇", "10", "10", "10"],
          ]),
        ],
      },
    },
    photoFile({ id: "m6", kind: "premises", title: "维修车间照片", fileName: "车间.jpg" }, (each) =>
      takePhoto(garage("汽车维修技能大师工作室"), "2026-08-29", each),
    ),
  ],
};
