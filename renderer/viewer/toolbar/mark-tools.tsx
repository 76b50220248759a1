import type { StampSign } from "../../../shared/domain/annotation";
import { IconButton, type IconName } from "../../ui";
import { MeaningChoice } from "../marks/meaning-choice";
import { formWord, handWord, meaningList, meaningWord } from "../marks/words";
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
  { tool: "ellipse", icon: "ellipse", keys: "O", rank: 23 },
  { tool: "arrow", icon: "arrow", keys: "A", rank: 22 },
  { tool: "line", icon: "line", keys: "L", rank: 24 },
  { tool: "highlight", icon: "highlight", keys: "H", rank: 7 },
  { tool: "ink", icon: "ink", keys: "D", rank: 8 },
  { tool: "eraser", icon: "eraser", keys: "X", rank: 11 },
  { tool: "note", icon: "note", keys: "T", rank: 9 },
  { tool: "stamp", icon: "stamp", keys: "S", rank: 10 },
];

const signs: readonly { readonly sign: StampSign; readonly icon: IconName }[] = [
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
        run: () => takeTool(marking, tool),
      }),
    ),
    ...(marking.tool === "stamp" ? [signItem(marking)] : []),
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

/** What a stamp says, while the stamp is in hand. */
function signItem(marking: MarkingState): ToolbarItem {
  return {
    ...{ key: "sign", group: "tools", rank: 14, node: <SignChoice marking={marking} /> },
    lines: signs.map(({ sign, icon }) => ({
      ...{ key: sign, label: `盖“${formWord[sign]}”`, icon },
      checked: marking.sign === sign,
      run: () => marking.onSign(sign),
    })),
  };
}

function SignChoice({ marking }: { readonly marking: MarkingState }) {
  return (
    <fieldset className="viewer-signs" aria-label="图章的样子">
      {signs.map(({ sign, icon }) => (
        <IconButton
          key={sign}
          label={`盖“${formWord[sign]}”`}
          icon={icon}
          pressed={marking.sign === sign}
          onClick={() => marking.onSign(sign)}
        />
      ))}
    </fieldset>
  );
}
