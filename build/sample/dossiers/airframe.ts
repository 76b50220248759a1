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
import { longDate } from "../facts";
import { alike, photoFile, scannedFile } from "../material";
import { takePhoto } from "../photo/camera";
import { hangar } from "../photo/hangar";
import { certificate, employer, facts, honours, tool } from "./airframe-facts";
import { airframeWords } from "./airframe-words";
import type { Dossier } from "./dossier";

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
