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
import { type Facts, type Honour, longDate } from "../facts";
import { alike } from "../material";
import { takePhoto } from "../photo/camera";
import { machineShop } from "../photo/machine-shop";
import type { Dossier } from "./dossier";
import { cooling, employer, facts, fixture, honours } from "./milling-facts";

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
