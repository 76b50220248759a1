import type { Mark, StampSign } from "../domain/annotation";

/** What a mark can be turned into without drawing it anew: another shape of its kind, another sign of a stamp. */
export type MarkForm = "rectangle" | "ellipse" | "arrow" | "line" | StampSign;

const families: readonly (readonly MarkForm[])[] = [
  ["rectangle", "ellipse"],
  ["arrow", "line"],
  ["tick", "cross", "query"],
];

/** The forms that a mark has to choose from, its own among them; none for ink, notes and text. */
export function formsOf(mark: Mark): readonly MarkForm[] {
  const own = formOf(mark);
  return families.find((family) => own !== null && family.includes(own)) ?? [];
}

/** The form that a mark has now; `null` where it has no choice. */
export function formOf(mark: Mark): MarkForm | null {
  switch (mark.tool) {
    case "stamp":
      return mark.sign;
    case "ink":
    case "note":
    case "highlight":
    case "passage":
      return null;
    default:
      return mark.tool;
  }
}

/** The mark in another form, in the same place. One that has no such form stays as it is. */
export function inForm(mark: Mark, form: MarkForm): Mark {
  if (!formsOf(mark).includes(form)) return mark;
  if (form === "tick" || form === "cross" || form === "query")
    return mark.tool === "stamp" ? { ...mark, sign: form } : mark;
  if (form === "arrow" || form === "line")
    return mark.tool === "arrow" || mark.tool === "line" ? { ...mark, tool: form } : mark;
  return mark.tool === "rectangle" || mark.tool === "ellipse" ? { ...mark, tool: form } : mark;
}
