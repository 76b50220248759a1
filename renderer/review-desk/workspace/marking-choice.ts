import type { Meaning } from "../../../shared/domain/annotation";
import type { Tool } from "../../viewer";

/** The tool and the meaning last chosen; the object stays the same and is changed as they are. */
export interface MarkingChoice {
  tool: Tool;
  meaning: Meaning;
}

/** One begins by reading: the hand, and a mark would be a positive one. */
export function firstMarking(): MarkingChoice {
  return { tool: "hand", meaning: "positive" };
}
