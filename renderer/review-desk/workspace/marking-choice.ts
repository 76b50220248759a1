import type { Meaning, StampSign } from "../../../shared/domain/annotation";
import type { Tool } from "../../viewer";

/** The tool, the meaning and the stamp last chosen; the object stays the same and is changed as they are. */
export interface MarkingChoice {
  tool: Tool;
  meaning: Meaning;
  sign: StampSign;
}

/** One begins by reading: the hand, and a mark would be a positive one. */
export function firstMarking(): MarkingChoice {
  return { tool: "hand", meaning: "positive", sign: "tick" };
}
