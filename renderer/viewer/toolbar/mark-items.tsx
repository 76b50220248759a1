import { IconButton } from "../../ui";
import { MeaningChoice } from "../marks/meaning-choice";
import { formWord, handWord, meaningList, meaningWord } from "../marks/words";
import type { MarkingState } from "../props";
import { buttonItem } from "./button-item";
import { signs, takeTool, tools } from "./mark-tools";
import type { ToolbarItem } from "./toolbar-item";

/** When each tool gives way to others, as `rank` of a `ToolbarItem`; those not named go first. */
const ranks: Readonly<Record<string, number>> = {
  hand: 5,
  rectangle: 6,
  highlight: 7,
  ink: 8,
  note: 9,
  eraser: 25,
  stamp: 54,
  ellipse: 55,
  arrow: 56,
  line: 57,
};

/** The tools that mark, and what a new mark means. The one in hand always stands in the bar. */
export function markItems(marking: MarkingState): ToolbarItem[] {
  return [
    ...tools.map(({ tool, icon, keys }) =>
      buttonItem({
        key: tool,
        group: "tools",
        rank: marking.tool === tool ? 0 : (ranks[tool] ?? 60),
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
    key: "sign",
    group: "tools",
    rank: 10,
    node: <SignChoice marking={marking} />,
    lines: signs.map(({ sign, icon }) => ({
      key: sign,
      label: `盖“${formWord[sign]}”`,
      icon,
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
