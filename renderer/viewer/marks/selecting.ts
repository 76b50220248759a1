import type { Outcome } from "./gesture";

/** What is selected after a choice, in the order it was chosen. */
export function selectionAfter(
  before: readonly string[],
  { ids, how }: Pick<Extract<Outcome, { kind: "select" }>, "ids" | "how">,
): readonly string[] {
  const added = ids.filter((id) => !before.includes(id));
  switch (how) {
    case "only":
      return ids;
    case "add":
      return [...before, ...added];
    case "toggle":
      return [...before.filter((id) => !ids.includes(id)), ...added];
  }
}
