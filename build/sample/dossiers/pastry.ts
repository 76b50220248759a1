import { apprenticeAgreement } from "../documents/agreement";
import { agreementTerms } from "../documents/agreement-terms";
import { annexSheets } from "../documents/annex-sheets";
import { annexForm } from "../documents/annex1";
import { floorPlan } from "../documents/equipment";
import { honourCertificate, plaque } from "../documents/honour";
import { ledger } from "../documents/ledger";
import { budgetSheet, planSheet } from "../documents/plan";
import { policyBook } from "../documents/policy";
import { insuranceSheet, rosterSheet } from "../documents/roster";
import { memberCertificates, skillCertificate } from "../documents/skill-certificate";
import type { Facts, Honour } from "../facts";
import { alike, type PlannedPage, photoFile, scannedFile } from "../material";
import { takePhoto } from "../photo/camera";
import { kitchen } from "../photo/kitchen";
import type { Dossier } from "./dossier";
import { certificate, facts, honours } from "./pastry-facts";
import { pastryWords } from "./pastry-words";

/** One sheet of the training file went through the feeder sideways. */
const trainingFile = (pages: readonly PlannedPage[]): PlannedPage[] =>
  pages.map(({ page, scan }, i) => ({ page, scan: i === 3 ? { ...scan, turned: 90 } : scan }));

/** Application 2: a pastry master of an old shop, filled by hand, exactly two years from retirement. */
export const pastry: Dossier = {
  facts,
  materials: (random) => [
    scannedFile(
      { id: "m1", kind: "form", title: "申报表", fileName: "1申报表.pdf" },
      "Sample Copier 31",
      alike([...annexForm(facts, "handwritten"), ...annexSheets(facts)], {
        coding: "jpeg-rgb",
        dpi: 200,
        quality: 52,
      }),
    ),
    {
      id: "m2",
      kind: "certificate",
      title: "技师证书",
      fileName: "2技师证书.png",
      source: { kind: "picture", page: skillCertificate(facts.master, certificate), dpi: 150, format: "png" },
    },
    scannedFile(
      { id: "m3", kind: "award", title: "获奖证书", fileName: "3获奖证书.pdf" },
      "Sample Copier 31",
      alike(
        [
          ...honours.map((honour) => honourCertificate("示玉兰", honour)),
          plaque("示玉兰", honours[0] as Honour),
        ],
        { coding: "jpeg-rgb", dpi: 150, quality: 58, paper: "#faf1dc" },
      ),
    ),
    scannedFile(
      { id: "m4", kind: "achievement", title: "带徒协议与培训台账", fileName: "4带徒和培训.pdf" },
      "Sample Copier 31",
      alike(
        apprenticeAgreement(
          facts,
          facts.apprentices[1] as Facts["apprentices"][number],
          agreementTerms("中式面点", "中级工"),
        ),
        { coding: "jpeg-gray", dpi: 150, folds: 1 },
      ),
      trainingFile(
        alike(
          ledger(
            facts,
            pastryWords,
            [
              [2024, 112],
              [2025, 126],
            ],
            10,
            random.fork("ledger"),
          ),
          { coding: "jpeg-gray", dpi: 150, quality: 55 },
        ),
      ),
    ),
    scannedFile(
      { id: "m5", kind: "member", title: "成员名册与证书", fileName: "5成员.pdf" },
      "Sample Copier 31",
      alike(
        [
          rosterSheet(facts),
          insuranceSheet(facts, "2026-07"),
          ...memberCertificates(facts, "示例技能人才评价中心"),
        ],
        { coding: "jpeg-gray", dpi: 150, quality: 56, gutter: true },
      ),
    ),
    scannedFile(
      { id: "m6", kind: "policy", title: "制度与目标任务", fileName: "6制度.pdf" },
      "Sample Copier 31",
      alike(
        [
          ...policyBook(
            facts,
            ["training", "incentive", "studioRule"],
            { trade: "面点制作", budget: 12, trained: 120, allowance: 800, issue: "示斋〔2024〕3号" },
            "2024-03-11",
          ),
          budgetSheet(facts, 2026, [
            ["原料与耗材", 52000, "面粉、油脂、模具"],
            ["教学与交流", 38000, "节令面点展示"],
            ["师资进修", 30000, "外出学习2人次"],
          ]),
          planSheet(facts, [
            ["带动技艺提升", "人次", "120", "120", "130"],
            ["新带徒弟", "名", "1", "2", "2"],
            ["整理传统配方", "种", "12", "12", "12"],
            ["公益体验课", "次", "4", "4", "6"],
          ]),
          floorPlan(facts, [
            "操作间\n72平方米",
            "研发室\n36平方米",
            "历史陈列区\n30平方米",
            "示范教学区\n42平方米",
          ]),
        ],
        { coding: "g4", dpi: 200 },
      ),
    ),
    photoFile({ id: "m7", kind: "premises", title: "操作间照片", fileName: "7操作间.jpg" }, (each) =>
      takePhoto(kitchen("示玉兰中式面点技能大师工作室"), "2026-08-03", each),
    ),
  ],
};
