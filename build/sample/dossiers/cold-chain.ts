import { schoolAgreement } from "../documents/agreement";
import { schoolTerms } from "../documents/agreement-terms";
import { annexSheets } from "../documents/annex-sheets";
import { annexForm } from "../documents/annex1";
import { equipmentSheet } from "../documents/equipment";
import { letter } from "../documents/flow";
import { honourCertificate } from "../documents/honour";
import { ledger } from "../documents/ledger";
import { patentAbstract, patentCertificate } from "../documents/patent";
import { budgetSheet, planSheet } from "../documents/plan";
import { policyBook } from "../documents/policy";
import { insuranceSheet, rosterSheet } from "../documents/roster";
import { memberCertificates, skillCertificate } from "../documents/skill-certificate";
import { longDate } from "../facts";
import { alike, type PlannedPage, photoFile, scannedFile } from "../material";
import { takePhoto } from "../photo/camera";
import { coldStore } from "../photo/warehouse";
import { certificate, curtain, employer, facts, honours } from "./cold-chain-facts";
import { coldChainWords } from "./cold-chain-words";
import type { Dossier } from "./dossier";

/** The certificate went in sideways and the device noted it: /Rotate sets it upright. */
const turnedUpright = (pages: readonly PlannedPage[]): PlannedPage[] =>
  pages.map(({ page, scan }) => ({ page, scan: { ...scan, turned: 270, rotate: 90 } }));

/** Of the training records, one sheet lies on its side and stays so. */
const oneSideways = (pages: readonly PlannedPage[]): PlannedPage[] =>
  pages.map(({ page, scan }, i) => ({ page, scan: i === 4 ? { ...scan, turned: 270 } : scan }));

const proof = letter(
  "节能改造效果证明",
  [
    `${employer}样立冬同志提出并实施的月台门密封与风幕联动改造（${curtain.name}，专利号ZL${curtain.number}），自2023年6月起在我基地1号至6号月台投入使用。`,
    "经我方能源计量平台核对，改造前后同期比较，月台作业平均温升由4.2摄氏度降至1.6摄氏度，2024年度节约用电31.2万千瓦时。特此证明。",
  ],
  "示例物流基地管理有限公司",
  longDate("2025-02-18"),
);

/** Application 6: sound work, but the form bears no seal and one member is missing from the insurance statement. */
export const coldChain: Dossier = {
  facts,
  materials: (random) => [
    scannedFile(
      { id: "m1", kind: "form", title: "申报表", fileName: "样立冬-申报表.pdf" },
      "Sample Scan 70",
      alike([...annexForm(facts, "typed"), ...annexSheets(facts)], {
        coding: "jpeg-gray",
        dpi: 200,
        quality: 54,
      }),
    ),
    scannedFile(
      { id: "m2", kind: "certificate", title: "技师证书", fileName: "技师证书.pdf" },
      "Sample Scan 70",
      turnedUpright(
        alike([skillCertificate(facts.master, certificate)], {
          coding: "jpeg-rgb",
          dpi: 200,
          quality: 60,
          paper: "#f7f5ec",
          skew: 0.6,
        }),
      ),
    ),
    scannedFile(
      { id: "m3", kind: "award", title: "荣誉证书", fileName: "荣誉证书.pdf" },
      "Sample Scan 70",
      alike(
        honours.map((honour) => honourCertificate("样立冬", honour)),
        { coding: "jpeg-rgb", dpi: 150, quality: 60, paper: "#fbf3df" },
      ),
    ),
    scannedFile(
      { id: "m4", kind: "patent", title: "专利与节能证明", fileName: "专利与证明.pdf" },
      "Sample Scan 70",
      alike(
        [
          patentCertificate(facts, curtain, "2023-07-14"),
          patentAbstract(
            facts,
            curtain,
            "2023-07-14",
            "本实用新型公开了一种冷库月台门充气密封与风幕联动装置，包括充气密封套、风幕机、门体传感器和控制器。车辆对接到位后充气密封套膨胀并与车厢贴合，门体开启时风幕机自动运行，关闭后延时停机，从而减少冷量损失和结霜。",
          ),
          ...proof,
        ],
        { coding: "jpeg-gray", dpi: 150, folds: 2 },
      ),
    ),
    scannedFile(
      { id: "m5", kind: "member", title: "成员名册与社保证明", fileName: "成员材料.pdf" },
      "Sample Scan 70",
      // The roster has four regular members; the insurance statement lists three of them. Another thing to notice.
      alike(
        [
          rosterSheet(facts),
          insuranceSheet(facts, "2026-07", ["样国强"]),
          ...memberCertificates(facts, "示例技能人才评价中心"),
        ],
        { coding: "g4", dpi: 300 },
      ),
    ),
    scannedFile(
      { id: "m6", kind: "achievement", title: "培训台账", fileName: "培训台账.pdf" },
      "Sample Scan 70",
      oneSideways(
        alike(
          ledger(
            facts,
            coldChainWords,
            [
              [2024, 128],
              [2025, 137],
            ],
            12,
            random.fork("ledger"),
          ),
          { coding: "g4", dpi: 200 },
        ),
      ),
    ),
    scannedFile(
      { id: "m7", kind: "policy", title: "制度与合作协议", fileName: "制度与协议.pdf" },
      "Sample Scan 70",
      alike(
        [
          ...policyBook(
            facts,
            ["evaluation", "incentive", "funds"],
            { trade: "冷链物流", budget: 18, trained: 130, allowance: 1000, issue: "示冷〔2025〕9号" },
            "2025-04-02",
          ),
          budgetSheet(facts, 2026, [
            ["培训与耗材", 80000, "教材、防护用品"],
            ["技术研发", 60000, "月台改造试验"],
            ["交流与进修", 40000, "外出研修2人次"],
          ]),
          planSheet(facts, [
            ["带动技艺提升", "人次", "130", "130", "140"],
            ["攻关课题", "项", "2", "2", "2"],
            ["新带徒弟", "名", "1", "1", "2"],
          ]),
          equipmentSheet(facts),
          ...schoolAgreement(facts, "示例商贸职业学校", "2025-03-10", schoolTerms("冷链物流", 20)),
        ],
        { coding: "jbig2", dpi: 200 },
      ),
    ),
    photoFile({ id: "m8", kind: "premises", title: "冷库与月台照片", fileName: "冷库.jpg" }, (each) =>
      takePhoto(coldStore("样立冬冷链物流技能大师工作室"), "2026-08-12", each),
    ),
  ],
};
