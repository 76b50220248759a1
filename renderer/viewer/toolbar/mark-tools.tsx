import type { IconName } from "../../ui";
import type { Tool } from "../props";

/** The tools in their order, each with its icon and key. */
export const tools: readonly { readonly tool: Tool; readonly icon: IconName; readonly keys: string }[] = [
  { tool: "hand", icon: "hand", keys: "V" },
  { tool: "rectangle", icon: "rectangle", keys: "B" },
  { tool: "highlight", icon: "highlight", keys: "H" },
  { tool: "ink", icon: "ink", keys: "D" },
  { tool: "note", icon: "note", keys: "T" },
];
