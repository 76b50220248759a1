import { IconButton, type IconName } from "../../ui";
import { MeaningChoice } from "../marks/meaning-choice";
import { handWord } from "../marks/words";
import type { MarkingState, Tool } from "../props";

/** The tools in their order, each with its icon and key. */
export const tools: readonly { readonly tool: Tool; readonly icon: IconName; readonly keys: string }[] = [
  { tool: "hand", icon: "hand", keys: "V" },
  { tool: "rectangle", icon: "rectangle", keys: "B" },
  { tool: "highlight", icon: "highlight", keys: "H" },
  { tool: "ink", icon: "ink", keys: "D" },
  { tool: "note", icon: "note", keys: "T" },
];

/** What one marks with: the tools and the meaning of the next mark. */
export function MarkTools({ marking }: { readonly marking: MarkingState }) {
  return (
    <>
      <div className="viewer-toolbar-group">
        {tools.map(({ tool, icon, keys }) => (
          <IconButton
            key={tool}
            label={handWord[tool]}
            icon={icon}
            keys={keys}
            pressed={marking.tool === tool}
            onClick={() => marking.onTool(tool)}
          />
        ))}
      </div>
      <MeaningChoice label="新批注的含义" value={marking.meaning} onChange={marking.onMeaning} />
    </>
  );
}
