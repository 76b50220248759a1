import type { Application, Material, TeamMember } from "../../../shared/domain/application";

/** One declared fact: its label as in 附件1 and what was declared, one line each. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

/** Facts that the same kinds of material prove. */
export interface FactGroup {
  readonly title: string;
  readonly proofs: readonly Material["kind"][];
  readonly facts: readonly Fact[];
}

const categories = {
  male60: "男职工，原退休年龄60周岁",
  female55: "女职工，原退休年龄55周岁",
  female50: "女职工，原退休年龄50周岁",
};

/** Everything declared in an application by groups, each with the kinds of material that prove it; what is empty is left out. */
export function declaredFacts(application: Application): FactGroup[] {
  const groups = [
    studioGroup(application),
    masterGroup(application),
    { ...linesGroup("主要工作经历", application.master.career, ["certificate", "other"]) },
    linesGroup("获奖及荣誉情况", application.master.honours, ["award"]),
    linesGroup("技术革新、专利及主要业绩", application.master.achievements, ["patent", "achievement"]),
    linesGroup("带徒传艺", application.master.apprentices, ["achievement", "other"]),
    employerGroup(application),
    premisesGroup(application),
    teamGroup(application),
    opinionGroup(application),
  ];
  return groups.filter((group) => group.facts.length > 0);
}

/** The materials of some kinds, in the dossier's order, with their numbers from 1. */
export function materialsOfKinds(
  { materials }: Application,
  kinds: readonly Material["kind"][],
): { readonly material: Material; readonly number: number }[] {
  return materials
    .map((material, index) => ({ material, number: index + 1 }))
    .filter(({ material }) => kinds.includes(material.kind));
}

function studioGroup({
  studio,
  registration,
  priorRecognition,
  receivedOn,
  filledOn,
}: Application): FactGroup {
  return group(
    "工作室",
    ["form"],
    [
      ["工作室名称", studio.name],
      ["所属产业", studio.industry],
      ["主要工作方向", studio.directions],
      ["注册或经营地", registration],
      ["以往认定", priorRecognition],
      ["填报日期", dateWords(filledOn)],
      ["受理日期", receivedOn && dateWords(receivedOn)],
    ],
  );
}

function masterGroup({ master, filledOn }: Application): FactGroup {
  return group(
    "技能大师（领办人）",
    ["form", "certificate"],
    [
      ["姓名", master.name],
      ["性别", master.sex],
      ["民族", master.ethnicity],
      [
        "出生年月",
        `${monthWords(master.birthMonth)}（填报时 ${wholeYears(master.birthMonth, filledOn)} 岁）`,
      ],
      ["政治面貌", master.politicalStatus],
      ["学历", master.education],
      ["职业（工种）", master.occupation],
      ["职业资格 / 技能等级", master.skillLevel],
      ["放宽条件", master.relaxation],
      ["职务", master.post],
      ["参加工作时间", `${monthWords(master.workStart)}（满 ${wholeYears(master.workStart, filledOn)} 年）`],
      ["法定退休日期", retirementWords(master)],
      ["身份证号码", master.idNumber],
      ["办公室电话", master.officePhone],
      ["手机号码", master.mobile],
    ],
  );
}

function retirementWords({ retirement }: Application["master"]): string {
  if (!retirement) return "";
  return `${dateWords(retirement.statutoryDate)}（${categories[retirement.category]}）`;
}

function employerGroup({ employer }: Application): FactGroup {
  return group(
    "所在单位",
    ["form", "policy"],
    [
      ["单位名称", employer.name],
      ["单位类型", employer.kind],
      ["地址", employer.address],
      ["对工作室的支持", employer.support],
    ],
  );
}

function premisesGroup({ premises }: Application): FactGroup {
  return group(
    "场所与设备",
    ["premises"],
    [
      ["场所地址", premises?.address],
      ["面积", premises?.area],
      ["主要设备", premises?.equipment],
    ],
  );
}

function teamGroup({ team }: Application): FactGroup {
  return {
    title: `团队成员（${team.length} 名，不含领办人）`,
    proofs: ["member"],
    facts: team.map((member) => ({ label: member.name || "成员", lines: [memberWords(member)] })),
  };
}

function memberWords(member: TeamMember): string {
  return [
    member.sex,
    monthWords(member.birthMonth),
    member.occupation,
    member.skillLevel,
    member.post,
    member.duty,
    member.formal ? "正式员工" : "非正式员工",
  ]
    .filter(Boolean)
    .join(" · ");
}

function opinionGroup({ employerOpinion }: Application): FactGroup {
  return group(
    "申报单位意见",
    ["form"],
    [
      ["意见", employerOpinion.text],
      ["日期", dateWords(employerOpinion.date)],
    ],
  );
}

function linesGroup(
  title: string,
  lines: readonly string[] | undefined,
  proofs: FactGroup["proofs"],
): FactGroup {
  return { title, proofs, facts: lines && lines.length > 0 ? [{ label: "", lines }] : [] };
}

function group(
  title: string,
  proofs: FactGroup["proofs"],
  pairs: readonly (readonly [string, string | undefined])[],
): FactGroup {
  const facts = pairs.flatMap(([label, value]) =>
    value?.trim() ? [{ label, lines: value.trim().split("\n") }] : [],
  );
  return { title, proofs, facts };
}

const dateWords = (date: string) => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

const monthWords = (month: string) => {
  const [year, number] = month.split("-").map(Number);
  return `${year}年${number}月`;
};

/** Whole years from a month (`YYYY-MM`) to a date (`YYYY-MM-DD`), the month's own day not being known. */
function wholeYears(month: string, date: string): number {
  const [fromYear = 0, fromMonth = 0] = month.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = date.split("-").map(Number);
  return Math.floor((toYear * 12 + toMonth - fromYear * 12 - fromMonth) / 12);
}
