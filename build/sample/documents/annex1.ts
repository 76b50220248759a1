import { type Facts, idNumberOf, longDate, longMonth } from "../facts";
import { upright } from "../paper/a4";
import { handwrite } from "../paper/handwriting";
import { blackOut } from "../paper/ornament";
import { pressSeal } from "../paper/seal";
import { POINT, type Sheet } from "../paper/sheet";
import { breakLines, textWidth } from "../paper/typeset";
import type { PaperPage } from "../scan/capture";

const LEFT = 25;
const WIDTH = 160;
const BUREAU = "北京市顺义区人力资源和社会保障局  制";

/** How the applicant filled the form: on a machine or by hand. */
export type Filling = "typed" | "handwritten";

const drawCover = (sheet: Sheet, facts: Facts, filling: Filling): void => {
  sheet.text(LEFT, 34, "附件1", { size: 16 });
  sheet.centred(92, "顺义区技能大师工作室", { size: 26, weight: 900, tracking: 1.4 });
  sheet.centred(110, "申  报  表", { size: 30, weight: 900, tracking: 2 });
  const rows: ReadonlyArray<readonly [string, string]> = [
    ["申报单位（盖章）", facts.employer.name],
    ["工 作 室 名 称", facts.studio.name],
    ["填  报  时  间", longDate(facts.filledOn)],
  ];
  for (const [i, [label, value]] of rows.entries()) {
    const y = 172 + i * 18;
    sheet.text(40, y, label, { size: 16 });
    if (filling === "typed")
      sheet.text(132, y, value, { size: Math.min(15, 78 / (value.length * POINT)), align: "center" });
    else handwrite(sheet, 98, y, value, value.length > 14 ? 14 : 17);
    sheet.line(92, y + 2, 172, y + 2, 0.3);
  }
  sheet.centred(262, BUREAU, { size: 16 });
  if (facts.opinion.sealed) pressSeal(sheet, 146, 170, facts.employer.name);
};

/** A value cell: typed in the middle, or written by hand. */
const value = (
  sheet: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  text: string,
  filling: Filling,
): void => {
  if (filling === "typed") {
    sheet.cell(x, y, w, h, text, { size: 12 });
    return;
  }
  sheet.frame(x, y, w, h);
  const size = Math.min(15, (w - 3) / (Math.max(2, text.length) * POINT));
  handwrite(
    sheet,
    x + Math.max(1, (w - textWidth(text, size * POINT, 400)) / 2),
    y + h / 2 + size * 0.13,
    text,
    size,
  );
};

const shortRows = (facts: Facts): string[][] => {
  const { master } = facts;
  return [
    ["姓名", master.name, "性别", master.sex, "民族", master.ethnicity],
    ["出生年月", longMonth(master.birth), "政治面貌", master.politicalStatus, "学历", master.education],
    ["职业\n（工种）", master.occupation, "职业资格/\n技能等级", master.skillLevel, "职务", master.post],
  ];
};

const drawShortRows = (sheet: Sheet, facts: Facts, y: number, filling: Filling): void => {
  const widths = [26, 34, 25, 25, 20, 30];
  for (const [r, row] of shortRows(facts).entries()) {
    let x = LEFT;
    for (const [c, text] of row.entries()) {
      const width = widths[c] as number;
      if (c % 2 === 0) sheet.cell(x, y + r * 14, width, 14, text, { size: 12 });
      else value(sheet, x, y + r * 14, width, 14, text, filling);
      x += width;
    }
  }
};

/** ID number and telephones were covered before copying: an expert need not know them. */
const drawContacts = (sheet: Sheet, facts: Facts, y: number, filling: Filling): void => {
  const id = idNumberOf(facts);
  sheet.cell(LEFT, y, 26, 14, "参加工作\n时间", { size: 12 });
  value(sheet, LEFT + 26, y, 44, 14, longMonth(facts.master.workStart), filling);
  sheet.cell(LEFT + 70, y, 26, 14, "身份证\n号码", { size: 12 });
  sheet.frame(LEFT + 96, y, 64, 14);
  sheet.text(LEFT + 99, y + 8.7, id, { size: 12, tracking: 0.9 });
  const digit = textWidth("0", 12 * POINT, 400) + 0.9;
  blackOut(sheet, LEFT + 99 + digit * 3 - 0.3, y + 4.2, digit * 11, 5.6);
  sheet.cell(LEFT, y + 14, 26, 14, "办公室\n电话", { size: 12 });
  sheet.frame(LEFT + 26, y + 14, 44, 14);
  blackOut(sheet, LEFT + 31, y + 18, 32, 6);
  sheet.cell(LEFT + 70, y + 14, 26, 14, "手机号码", { size: 12 });
  sheet.frame(LEFT + 96, y + 14, 64, 14);
  blackOut(sheet, LEFT + 101, y + 18.2, 38, 5.8);
};

/** A tall row: narrow head on the left, running text on the right. */
const tallRow = (
  sheet: Sheet,
  y: number,
  height: number,
  head: string,
  text: string,
  filling: Filling,
): void => {
  sheet.cell(LEFT, y, 26, height, head, { size: 12, pitch: 1.6 });
  sheet.frame(LEFT + 26, y, WIDTH - 26, height);
  if (filling === "typed") {
    sheet.block(LEFT + 29, y + 8, WIDTH - 32, text, { size: 12, indent: 2, pitch: 1.65 });
    return;
  }
  for (const [i, line] of breakLines(text, WIDTH - 36, 14 * POINT, 400, 10).entries()) {
    handwrite(sheet, LEFT + 29 + (i === 0 ? 10 : 0), y + 9 + i * 8.2, line, 14, "#1c2a5e");
  }
};

const drawBasics = (sheet: Sheet, facts: Facts, filling: Filling): void => {
  sheet.cell(LEFT, 24, WIDTH, 13, "技能大师基本情况", { size: 15, weight: 700 });
  drawShortRows(sheet, facts, 37, filling);
  drawContacts(sheet, facts, 79, filling);
  tallRow(sheet, 107, 82, "所在单位\n对工作室\n支持情况", facts.employer.support, filling);
  tallRow(sheet, 189, 82, "工作室\n主要工作\n方向", facts.studio.directions, filling);
  sheet.centred(284, "— 2 —", { size: 10 });
};

const dateLine = (sheet: Sheet, y: number, date?: string): void => {
  if (date === undefined) sheet.text(LEFT + 150, y, "年     月     日", { size: 12, align: "right" });
  else sheet.text(LEFT + 150, y, longDate(date).replace(/([年月])/g, " $1 "), { size: 12, align: "right" });
};

const drawOpinions = (sheet: Sheet, facts: Facts, filling: Filling): void => {
  const rows = [
    { head: "申报\n单位\n意见", y: 24, height: 84, sign: "（盖章）", at: 112 },
    { head: "专家评估\n意见", y: 108, height: 84, sign: "（签字）", at: 138 },
    {
      head: "区人力资\n源社会保\n障局意见",
      y: 192,
      height: 80,
      sign: "区人力资源社会保障局（盖章）",
      at: 138,
    },
  ];
  for (const [i, row] of rows.entries()) {
    tallRow(sheet, row.y, row.height, row.head, i === 0 ? facts.opinion.text : "", filling);
    sheet.text(LEFT + row.at, row.y + row.height - 17, row.sign, { size: 12, align: "right" });
    dateLine(sheet, row.y + row.height - 7, i === 0 ? facts.opinion.date : undefined);
  }
  if (facts.opinion.sealed) pressSeal(sheet, LEFT + 106, 90, facts.employer.name);
  sheet.centred(284, "— 3 —", { size: 10 });
};

/**
 * The form of annex 1 with its labels as the regulation prints them: cover, basic facts, opinions.
 * The bureau's and the expert's cells stay empty, as at submission.
 */
export const annexForm = (facts: Facts, filling: Filling): PaperPage[] => [
  upright((sheet) => drawCover(sheet, facts, filling)),
  upright((sheet) => drawBasics(sheet, facts, filling)),
  upright((sheet) => drawOpinions(sheet, facts, filling)),
];
