import { passphraseStrength } from "./passphrase";
import type { NewSeat, Role } from "./ports";

/** What the form of a new seat holds while it is filled in. */
export interface NewSeatForm {
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly passphrase: string;
  readonly again: string;
}

export const emptyForm: NewSeatForm = { name: "", organisation: "", title: "", passphrase: "", again: "" };

/** What is wrong with each field, in Chinese; a field without an entry is fine. */
export type FormErrors = Partial<Record<keyof NewSeatForm, string>>;

/** The words of the form, which differ by role. */
export const formWords: Record<
  Role,
  { readonly name: string; readonly nameHint: string; readonly title: string }
> = {
  expert: { name: "姓名", nameHint: "会印在专家评估意见表上，请与身份证件一致", title: "职务或职称" },
  bureau: { name: "名称", nameHint: "单位或科室名称，专家看到的就是它", title: "经办人职务" },
};

const longest = 60;

function wordsError(text: string, label: string, required: boolean): string | undefined {
  const trimmed = text.trim();
  if (required && trimmed === "") return `请填写${label}`;
  return [...trimmed].length > longest ? `${label}不要超过 ${longest} 个字` : undefined;
}

/** Checks the form; an empty object means it can be sent. */
export function formErrors(form: NewSeatForm, role: Role): FormErrors {
  const words = formWords[role];
  const strength = passphraseStrength(form.passphrase);
  const found: Record<keyof NewSeatForm, string | undefined> = {
    name: wordsError(form.name, words.name, true),
    organisation: wordsError(form.organisation, "工作单位", true),
    title: wordsError(form.title, words.title, false),
    passphrase: strength.enough ? undefined : `口令不能用：${strength.words}`,
    again: form.again === form.passphrase ? undefined : "两次输入的口令不一样",
  };
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error !== undefined));
}

/** The seat that the form describes, its words trimmed and the passphrase as typed. */
export function seatOf(form: NewSeatForm, role: Role): NewSeat {
  return {
    role,
    name: form.name.trim(),
    organisation: form.organisation.trim(),
    title: form.title.trim(),
    passphrase: form.passphrase,
  };
}
