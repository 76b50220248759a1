import { type Application, applicationSchema } from "../../../../shared/domain/application";

const material = (
  id: string,
  kind: Application["materials"][number]["kind"],
  title: string,
  pages: number,
) => ({
  id,
  kind,
  title,
  fileName: `${id}.pdf`,
  mediaType: "application/pdf",
  pages,
  bytes: 1000,
  sha256: "0".repeat(64),
});

/** A small dossier that passes the schema, of made-up people. */
export const sampleApplication: Application = applicationSchema.parse({
  format: 1,
  id: "a1",
  number: "SY2026-001",
  studio: { name: "样例数控技能大师工作室", directions: "精密加工", industry: "装备制造" },
  employer: { name: "样例精密制造有限公司", kind: "企业", address: "样例路1号", support: "每年10万元" },
  master: {
    name: "样例大师",
    sex: "男",
    ethnicity: "汉",
    birthMonth: "1975-09",
    politicalStatus: "群众",
    education: "大专",
    occupation: "数控铣工",
    skillLevel: "一级/高级技师",
    post: "首席技师",
    workStart: "1996-08",
    idNumber: "11011319********1X",
    officePhone: "",
    mobile: "",
    retirement: { category: "male60", statutoryDate: "2037-06-30" },
    honours: ["2019年 样例市技术能手", "2022年 样例区优秀人才"],
  },
  team: [
    {
      name: "样例甲",
      sex: "女",
      birthMonth: "1990-01",
      occupation: "数控车工",
      skillLevel: "二级/技师",
      post: "班长",
      duty: "攻关",
      formal: true,
    },
  ],
  filledOn: "2026-08-20",
  employerOpinion: { text: "同意申报", date: "2026-08-25" },
  precheck: [{ gateId: "G1", result: "pass", note: "证书已核" }],
  materials: [
    material("m1", "form", "申报表", 12),
    material("m2", "certificate", "高级技师证书", 1),
    material("m3", "award", "获奖证书汇编", 18),
  ],
});

/** The same dossier under another id and number. */
export function applicationNamed(id: string, number: string, change: Partial<Application> = {}): Application {
  return { ...sampleApplication, id, number, ...change };
}
