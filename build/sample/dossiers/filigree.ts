import { annexSheets } from "../documents/annex-sheets";
import { annexForm } from "../documents/annex1";
import { floorPlan } from "../documents/equipment";
import { letter } from "../documents/flow";
import { appointment, honourCertificate } from "../documents/honour";
import { photoPage } from "../documents/photo-page";
import { planSheet } from "../documents/plan";
import { policyBook } from "../documents/policy";
import { insuranceSheet, rosterSheet } from "../documents/roster";
import { memberCertificates } from "../documents/skill-certificate";
import { longDate } from "../facts";
import { alike, photoFile, scannedFile } from "../material";
import { takePhoto } from "../photo/camera";
import { filigreePiece, goldsmithBench } from "../photo/filigree";
import type { Random } from "../random";
import type { Dossier } from "./dossier";
import { employer, facts, honours, inheritor } from "./filigree-facts";

const lease = letter(
  "经营场所使用证明",
  [
    `兹证明${employer}自2017年8月起承租我园区12栋一层、二层作为经营场所，建筑面积共计430平方米，其中一层150平方米用于例素银花丝镶嵌技能大师工作室。租赁期至2029年7月31日。`,
    "该场所水电、消防、通风验收合格，用途符合园区规划。特此证明。",
  ],
  "示例文化园管理有限公司",
  longDate("2026-08-10"),
);

const piece = (petals: number, gold: boolean, date: string, random: Random) => () =>
  takePhoto(filigreePiece(petals, gold), date, random);

/** Application 4: an inheritor of filigree without a certificate of level, the exception for a person to judge. */
export const filigree: Dossier = {
  facts,
  materials: (random) => [
    scannedFile(
      { id: "m1", kind: "form", title: "申报表", fileName: "申报表.pdf" },
      "Sample Flat 4800",
      alike([...annexForm(facts, "typed"), ...annexSheets(facts)], {
        coding: "jpx-gray",
        dpi: 150,
        folds: 1,
      }),
    ),
    {
      id: "m2",
      kind: "certificate",
      title: "非遗传承人证书",
      fileName: "传承人证书.jpg",
      source: { kind: "picture", page: honourCertificate("例素银", inheritor), dpi: 200, format: "jpeg" },
    },
    scannedFile(
      { id: "m3", kind: "award", title: "获奖证书", fileName: "获奖.pdf" },
      "Sample Flat 4800",
      alike(
        [
          ...honours.slice(1).map((honour) => honourCertificate("例素银", honour)),
          appointment("例素银", "客座教师", "首饰设计与工艺专业", "示例工艺美术学校", "2025-03-01"),
        ],
        { coding: "jpeg-rgb", dpi: 150, quality: 60, paper: "#fbf2dd" },
      ),
    ),
    scannedFile(
      { id: "m4", kind: "achievement", title: "作品图册", fileName: "作品图册.pdf" },
      "Sample Flat 4800",
      alike(
        [
          photoPage("代表作品（一）", [
            [piece(12, true, "2022-06-30", random.fork("p1")), "花丝点翠云肩 局部（2022年）"],
            [piece(9, false, "2021-03-18", random.fork("p2")), "银花丝团花摆件（2021年）"],
          ]),
          photoPage("代表作品（二）", [
            [piece(14, false, "2023-09-12", random.fork("p3")), "银花丝缠枝香囊（2023年）"],
            [piece(10, true, "2024-11-05", random.fork("p4")), "金花丝如意纹胸针（2024年）"],
          ]),
        ],
        { coding: "jpeg-rgb", dpi: 200, quality: 66 },
      ),
    ),
    scannedFile(
      { id: "m5", kind: "member", title: "成员材料", fileName: "成员.pdf" },
      "Sample Flat 4800",
      alike(
        [
          rosterSheet(facts),
          insuranceSheet(facts, "2026-07"),
          ...memberCertificates(facts, "示例技能人才评价中心"),
        ],
        { coding: "jpeg-gray", dpi: 150, quality: 56 },
      ),
    ),
    scannedFile(
      { id: "m6", kind: "policy", title: "制度、计划与场所证明", fileName: "制度与场所.pdf" },
      "Sample Flat 4800",
      alike(
        [
          ...policyBook(
            facts,
            ["training", "studioRule", "exchange"],
            { trade: "花丝镶嵌", budget: 10, trained: 100, allowance: 600, issue: "示美〔2025〕1号" },
            "2025-01-06",
          ),
          planSheet(facts, [
            ["带动技艺提升", "人次", "100", "100", "110"],
            ["新带徒弟", "名", "1", "1", "1"],
            ["工序影像建档", "项", "4", "4", "4"],
            ["公益体验课", "次", "6", "6", "6"],
          ]),
          floorPlan(facts, [
            "掐丝工位区\n62平方米",
            "焊接间\n18平方米",
            "拉丝间\n20平方米",
            "展陈厅\n50平方米",
          ]),
          ...lease,
        ],
        { coding: "jbig2", dpi: 200 },
      ),
    ),
    photoFile({ id: "m7", kind: "premises", title: "工坊照片", fileName: "工坊.jpg" }, (each) =>
      takePhoto(goldsmithBench, "2026-08-20", each),
    ),
  ],
};
