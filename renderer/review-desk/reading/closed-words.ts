import type { OpenRound, ReviewState } from "../ports";

/** Why another application's dossier stays closed, as a sentence; `null` where it may be opened. The worker refuses too. */
export function closedWords(openRound: OpenRound, applicationId: string): string | null {
  switch (stateOf(openRound, applicationId)) {
    case "recused":
      return "您已声明回避这份申报，不能打开它的材料。请另选一份申报。";
    case "undeclared":
      return "您还没有对这份申报作回避声明，不能打开它的材料。请先在申报列表中作出声明，或另选一份申报。";
    default:
      return null;
  }
}

/** The same in a few words, for a list. */
export function closedNote(openRound: OpenRound, applicationId: string): string {
  switch (stateOf(openRound, applicationId)) {
    case "recused":
      return "（已回避）";
    case "undeclared":
      return "（未声明）";
    default:
      return "";
  }
}

function stateOf({ standings, declaration }: OpenRound, applicationId: string): ReviewState {
  if (declaration.confidentialityAcceptedAt === null) return "undeclared";
  return standings.find((each) => each.applicationId === applicationId)?.state ?? "undeclared";
}
