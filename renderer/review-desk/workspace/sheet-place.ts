import type { OpinionPart } from "../../../shared/domain/opinion";
import type { Round } from "../../../shared/domain/round";
import type { GapPlace } from "../../../shared/rules/gaps";

/** The tabs of the sheet: 申报信息 资格 评分 意见 批注. */
export type SheetTab = "facts" | "gates" | "scoring" | "opinion" | "annotations";

/** Where one is in the sheet. It stays from application to application, so that one criterion can be compared across them. */
export interface SheetPlace {
  readonly tab: SheetTab;
  readonly criterionId: string;
  readonly gateId: string;
  /** The text that is to have the focus on the opinion tab. */
  readonly text: "recommendation" | "opinion" | OpinionPart | null;
  /** Counts the jumps, so that a jump to the same place is one too. */
  readonly jumps: number;
  /** Whether a jump led to the tab in hand, so that its card is to have the focus. Who opened the tab by hand keeps the focus there. */
  readonly jumped: boolean;
}

/** The beginning: the first criterion, because scoring is the main work. */
export function firstPlace(round: Round): SheetPlace {
  return {
    tab: "scoring",
    criterionId: round.rubric.criteria[0]?.id ?? "",
    gateId: round.gates[0]?.id ?? "",
    text: null,
    jumps: 0,
    jumped: false,
  };
}

/** The place after the tab was opened by hand. */
export function placeOnTab(place: SheetPlace, tab: SheetTab): SheetPlace {
  return { ...place, tab, text: null, jumped: false };
}

/** The same place, its card in focus. */
export function refocused(place: SheetPlace): SheetPlace {
  return { ...place, jumps: place.jumps + 1, jumped: true };
}

/** The place after a jump to where a gap is. */
export function placeOfGap(place: SheetPlace, gap: GapPlace): SheetPlace {
  const jumped = { ...refocused(place), text: null };
  switch (gap.kind) {
    case "gate":
      return { ...jumped, tab: "gates", gateId: gap.id };
    case "criterion":
      return { ...jumped, tab: "scoring", criterionId: gap.id };
    case "recommendation":
      return { ...jumped, tab: "opinion", text: gap.kind };
    case "opinion":
      return { ...jumped, tab: "opinion", text: gap.part ?? gap.kind };
  }
}
