import type { Application, TeamMember } from "../../shared/domain/application";
import { chineseDate, chineseMonth, type FormData } from "./form-data";
import { textInPieces } from "./row-pieces";

/** 附件1 complete: what was declared, and the opinion as far as there is one. */
export interface ApplicationFormData extends FormData {
  /** Above the opinion: recommendation and total; empty where nothing was judged yet. */
  readonly lead: string;
  readonly opinion: string;
}

/** A label with its value; `wide` takes the room of two. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly wide?: boolean;
}

/** The cover's lines, as the regulation has them. */
export function coverFacts({ employer, studio, filledOn }: Application): Fact[] {
  return [
    { label: "申报单位（盖章）", value: employer.name },
    { label: "工 作 室 名 称", value: studio.name },
    { label: "填  报  时  间", value: chineseDate(filledOn) },
  ];
}

/** 技能大师基本情况, row by row, as the regulation has them. */
export function masterFacts({ master }: Application): Fact[][] {
  return [
    [
      { label: "姓名", value: master.name },
      { label: "性别", value: master.sex },
      { label: "民族", value: master.ethnicity },
    ],
    [
      { label: "出生年月", value: chineseMonth(master.birthMonth) },
      { label: "政治面貌", value: master.politicalStatus },
      { label: "学历", value: master.education },
    ],
    [
      { label: "职业（工种）", value: master.occupation },
      { label: "职业资格/\n技能等级", value: master.skillLevel },
      { label: "职务", value: master.post },
    ],
    [
      { label: "参加工作时间", value: chineseMonth(master.workStart), wide: true },
      { label: "身份证号码", value: master.idNumber, wide: true },
    ],
    [
      { label: "办公室电话", value: master.officePhone, wide: true },
      { label: "手机号码", value: master.mobile, wide: true },
    ],
  ];
}

/** A row of the extra sheet (附页), where everything stands that the regulation's text has no cell for. */
export type ExtraRow =
  /** Heads what follows; never the last row of a sheet. */
  | { readonly kind: "heading"; readonly key: string; readonly title: string }
  | { readonly kind: "text"; readonly key: string; readonly words: string }
  /** Heads the columns of the members. */
  | { readonly kind: "columns"; readonly key: string; readonly cells: readonly string[] }
  | { readonly kind: "member"; readonly key: string; readonly cells: readonly string[] };

/** So many characters in one row: some eight lines. */
const longestInOneRow = 320;
/** Empty rows under a heading, and for members, where the sheet is written by hand. */
const rowsByHand = 3;
const membersByHand = 5;

/** The columns of 工作室成员名单. */
export const memberColumns = [
  "姓名",
  "性别",
  "出生年月",
  "职业（工种）或专业",
  "技能等级或职称",
  "职务",
  "分工",
  "是否正式员工",
] as const;

/** Heads the columns of the members, on every sheet that has some. */
export const memberHead: ExtraRow = { kind: "columns", key: "member-columns", cells: memberColumns };

/** The rows of one sheet with the members' head above them where they go on from the sheet before. */
export function withMemberHead(rows: readonly ExtraRow[]): ExtraRow[] {
  return rows[0]?.kind === "member" ? [memberHead, ...rows] : [...rows];
}

/** The rows of the extra sheet: career, honours, achievements, apprentices, members, premises. */
export function extraRows({ application, blank = false }: ApplicationFormData): ExtraRow[] {
  const { master, premises } = application;
  const places = premises && [
    `地址：${premises.address}`,
    `面积：${premises.area}`,
    `主要设备：${premises.equipment}`,
  ];
  return [
    ...listRows("career", "主要工作经历", master.career, blank),
    ...listRows("honours", "获奖及荣誉情况", master.honours, blank),
    ...listRows("achievements", "技术革新、专利及主要业绩", master.achievements, blank),
    ...listRows("apprentices", "带徒传技情况", master.apprentices, blank),
    { kind: "heading", key: "members", title: "工作室成员名单" },
    memberHead,
    ...(blank ? emptyMembers() : application.team.map(memberRow)),
    ...listRows("premises", "场所、设备情况", places, blank),
  ];
}

function listRows(
  key: string,
  title: string,
  items: readonly string[] | undefined,
  blank: boolean,
): ExtraRow[] {
  const given = (items ?? []).filter((item) => item.trim() !== "");
  const texts = blank ? Array<string>(rowsByHand).fill("") : given.length === 0 ? ["未填报"] : given;
  const rows = texts.flatMap((text, index) =>
    textInPieces(text, longestInOneRow).map((words, piece) => ({
      kind: "text" as const,
      key: `${key}-${index + 1}-${piece + 1}`,
      words,
    })),
  );
  return [{ kind: "heading", key, title }, ...rows];
}

function memberRow(member: TeamMember, index: number): ExtraRow {
  const { name, sex, birthMonth, occupation, skillLevel, post, duty, formal } = member;
  const cells = [
    name,
    sex,
    chineseMonth(birthMonth),
    occupation,
    skillLevel,
    post,
    duty,
    formal ? "是" : "否",
  ];
  return { kind: "member", key: `member-${index + 1}`, cells };
}

function emptyMembers(): ExtraRow[] {
  return Array.from({ length: membersByHand }, (_, index) => ({
    kind: "member",
    key: `member-${index + 1}`,
    cells: memberColumns.map(() => ""),
  }));
}

/** The rows that stay together: a heading with what it heads. */
export function extraBlocks(rows: readonly ExtraRow[]): ExtraRow[][] {
  const blocks: ExtraRow[][] = [];
  for (const row of rows) {
    const before = blocks.at(-1);
    const heads = before?.at(-1)?.kind;
    if (before && (heads === "heading" || heads === "columns")) before.push(row);
    else blocks.push([row]);
  }
  return blocks;
}
