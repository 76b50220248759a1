import type { StampSign } from "../../../shared/domain/annotation";
import type { IconName } from "../../ui";
import type { MarkingState, Tool } from "../props";

/** The tools in their order. */
export const tools: readonly { readonly tool: Tool; readonly icon: IconName; readonly keys: string }[] = [
  { tool: "hand", icon: "hand", keys: "V" },
  { tool: "rectangle", icon: "rectangle", keys: "B" },
  { tool: "ellipse", icon: "ellipse", keys: "O" },
  { tool: "arrow", icon: "arrow", keys: "A" },
  { tool: "line", icon: "line", keys: "L" },
  { tool: "highlight", icon: "highlight", keys: "H" },
  { tool: "ink", icon: "ink", keys: "D" },
  { tool: "eraser", icon: "eraser", keys: "X" },
  { tool: "note", icon: "note", keys: "T" },
  { tool: "stamp", icon: "stamp", keys: "S" },
];

/** What a stamp can say, in the order of its key. */
export const signs: readonly { readonly sign: StampSign; readonly icon: IconName }[] = [
  { sign: "tick", icon: "sign-tick" },
  { sign: "cross", icon: "sign-cross" },
  { sign: "query", icon: "sign-query" },
];

/** Takes a tool in hand; the stamp once more goes on to the next of 勾 叉 问. */
export function takeTool(marking: MarkingState, tool: Tool): void {
  marking.onTool(tool);
  if (tool !== "stamp" || marking.tool !== "stamp") return;
  const at = signs.findIndex(({ sign }) => sign === marking.sign);
  marking.onSign(signs[(at + 1) % signs.length]?.sign ?? "tick");
}
