import type { Gap, GapPlace } from "../../../shared/rules/gaps";
import type { SheetPlace } from "./sheet-place";

/** The gap that comes after the place in hand in the order of the sheet; after the last one the first again. `null` without any. */
export function gapAfter(gaps: readonly Gap[], place: SheetPlace): Gap | null {
  const here = gaps.findLastIndex((gap) => isAt(gap.place, place));
  return gaps.slice(here + 1).find((gap) => !isAt(gap.place, place)) ?? gaps[0] ?? null;
}

function isAt(gap: GapPlace, place: SheetPlace): boolean {
  switch (gap.kind) {
    case "gate":
      return place.tab === "gates" && place.gateId === gap.id;
    case "criterion":
      return place.tab === "scoring" && place.criterionId === gap.id;
    case "recommendation":
      return place.tab === "opinion" && place.text === "recommendation";
    case "opinion":
      return place.tab === "opinion" && place.text !== null && place.text === (gap.part ?? "opinion");
  }
}
