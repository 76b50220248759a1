import type { IconName } from "../../ui";
import { MeaningChoice } from "../marks/meaning-choice";
import { handWord, meaningList, meaningWord } from "../marks/words";
import type { MarkingState, Tool } from "../props";
import { buttonItem } from "./button-item";
import type { ToolbarItem } from "./toolbar-item";

/** One way to mark, with its icon and key; `rank` as of a `ToolbarItem`. */
export interface MarkTool {
  readonly tool: Tool;
  readonly icon: IconName;
  readonly keys: string;
  readonly rank: number;
}

/** The tools in their order. */
export const tools: readonly MarkTool[] = [
  { tool: "hand", icon: "hand", keys: "V", rank: 5 },
  { tool: "rectangle", icon: "rectangle", keys: "B", rank: 6 },
  { tool: "highlight", icon: "highlight", keys: "H", rank: 7 },
  { tool: "ink", icon: "ink", keys: "D", rank: 8 },
  { tool: "note", icon: "note", keys: "T", rank: 9 },
];

/** The tools that mark, and what a new mark means. The one in hand always stands in the bar. */
export function markItems(marking: MarkingState): ToolbarItem[] {
  return [
    ...tools.map(({ tool, icon, keys, rank }) =>
      buttonItem({
        key: tool,
        group: "tools",
        rank: marking.tool === tool ? 0 : rank,
        label: handWord[tool],
        icon,
        keys,
        pressed: marking.tool === tool,
        run: () => marking.onTool(tool),
      }),
    ),
    {
      key: "meaning",
      group: "meaning",
      rank: 20,
      node: <MeaningChoice label="新批注的含义" value={marking.meaning} onChange={marking.onMeaning} />,
      lines: meaningList.map((meaning) => ({
        key: meaning,
        label: `新批注：${meaningWord[meaning]}`,
        checked: marking.meaning === meaning,
        run: () => marking.onMeaning(meaning),
      })),
    },
  ];
}
