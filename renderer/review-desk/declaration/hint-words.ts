import type { RecusalHint } from "../../../shared/rules/recusal-hints";

/** A hint as one sentence that says why it is given. */
export function hintWords(hint: RecusalHint): string {
  switch (hint.kind) {
    case "own-organisation":
      return hint.near
        ? `所在单位“${hint.employer}”与您身份卡上的单位名称相近`
        : `所在单位“${hint.employer}”与您身份卡上的单位同名`;
    case "same-surname":
      return `${hint.role}${hint.person}与您同姓，又在您的单位`;
    case "listed-person":
      return `${hint.role}${hint.person}在您的“与我有关的人和单位”里${remark(hint.note)}`;
    case "listed-unit":
      return `所在单位“${hint.employer}”与您所列的“${hint.unit}”${hint.near ? "名称相近" : "名称相同"}${remark(hint.note)}`;
    case "bureau":
      return `区局提示：${hint.note}`;
  }
}

const remark = (note: string) => (note.trim() === "" ? "" : `（${note.trim()}）`);
