/** A ground for standing aside: the words that go into the declaration, and what it means in practice. */
export interface RecusalReason {
  readonly label: string;
  readonly hint: string;
}

/**
 * The usual grounds for recusal. The regulation is silent; these follow the review practice of professional titles and of
 * procurement experts (a relation within the last three years). The last one stands for what a person decides alone.
 */
export const recusalReasons: readonly RecusalReason[] = [
  {
    label: "本单位，或近三年内与申报单位有劳动或顾问关系",
    hint: "在申报单位任职、兼职、返聘、担任顾问，或三年内刚离开",
  },
  {
    label: "与领办人或单位负责人是夫妻、直系血亲、三代以内旁系血亲或近姻亲",
    hint: "配偶、父母子女、兄弟姐妹、叔伯姑舅姨与侄甥，以及配偶的近亲属",
  },
  {
    label: "与领办人是师徒、同一团队或成果合作者",
    hint: "带过或跟过领办人，共同署名专利、论文、获奖成果，或同在一个工作室",
  },
  {
    label: "其他可能影响公正评审的情形",
    hint: "本人认为应当回避的，请在下面写明",
  },
];

/** The reason as it is kept and printed: the ground, then what the expert adds. */
export function reasonWords(label: string, note: string): string {
  const added = note.trim();
  return added === "" ? label : `${label}：${added}`;
}

/** A kept reason taken apart again; a reason in other words is a note without a ground. */
export function reasonParts(reason: string): { readonly label: string; readonly note: string } {
  const ground = recusalReasons.find(({ label }) => reason === label || reason.startsWith(`${label}：`));
  if (!ground) return { label: "", note: reason };
  return { label: ground.label, note: reason.slice(ground.label.length + 1) };
}
