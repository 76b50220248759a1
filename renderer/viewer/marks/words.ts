import type { MarkForm } from "../../../shared/annotation/forms";
import type { Annotation, Mark, Meaning } from "../../../shared/domain/annotation";
import type { Tool } from "../props";

/** The Chinese name of what was drawn. */
export const toolWord: Record<Mark["tool"], string> = {
  rectangle: "矩形",
  ellipse: "椭圆",
  arrow: "箭头",
  line: "直线",
  highlight: "划线",
  passage: "文字划线",
  ink: "手写",
  note: "便签",
  stamp: "图章",
};

/** The Chinese name of a tool in hand. */
export const handWord: Record<Tool, string> = { hand: "移动", eraser: "橡皮", ...toolWord };

/** The Chinese name of each form that a mark can be turned into; of a stamp, what it says. */
export const formWord: Record<MarkForm, string> = {
  rectangle: toolWord.rectangle,
  ellipse: toolWord.ellipse,
  arrow: toolWord.arrow,
  line: toolWord.line,
  tick: "勾",
  cross: "叉",
  query: "问",
};

/** The Chinese name of a mark, e.g. 矩形, or 图章 勾. */
export function markWord(mark: Mark): string {
  return mark.tool === "stamp" ? `${toolWord.stamp} ${formWord[mark.sign]}` : toolWord[mark.tool];
}

/** The Chinese name of a meaning. */
export const meaningWord: Record<Meaning, string> = { positive: "肯定", question: "疑问", deduction: "扣分" };

/** All meanings in the order they are offered. */
export const meaningList: readonly Meaning[] = ["positive", "question", "deduction"];

/** The line on a cited mark, e.g. 依据 · A1、A3; empty for one that nothing cites. */
export function evidenceLine(codes: readonly string[]): string {
  return codes.length === 0 ? "" : `依据 · ${codes.join("、")}`;
}

/** The line on a mark that says what it means; empty for a 肯定 without words. */
export function meaningLine({ meaning, text }: Pick<Annotation, "meaning" | "text">): string {
  const words = text.trim().replace(/\s+/g, " ");
  if (words !== "") return `${meaningWord[meaning]}：${words}`;
  return meaning === "positive" ? "" : meaningWord[meaning];
}

/** The whole of a mark as a screen reader speaks it, e.g. 第3页 矩形 疑问：发证日期 依据 · A1. */
export function spokenName(annotation: Annotation, codes: readonly string[]): string {
  const { page, mark, meaning } = annotation;
  const means = meaningLine(annotation) || meaningWord[meaning];
  return [`第${page}页`, markWord(mark), means, evidenceLine(codes)].filter(Boolean).join(" ");
}
