import type { Criterion } from "../../../shared/domain/round";

/** The criterion after (`1`) or before (`-1`) the one named, or `null` at the end. */
export function neighbourOf(criteria: readonly Criterion[], id: string, direction: 1 | -1): Criterion | null {
  const index = criteria.findIndex((criterion) => criterion.id === id);
  return criteria[index + direction] ?? null;
}

/** Whether words are being typed: any text field but the one for points, where letters mean nothing. */
export function typesElsewhere(): boolean {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active.hasAttribute("data-numeric")) return false;
  return active.matches("textarea, select, [contenteditable=true], input:not([type=radio], [type=checkbox])");
}
