import type { StampSign } from "../../../shared/domain/annotation";
import { IconButton, type IconName } from "../../ui";
import { MeaningChoice } from "../marks/meaning-choice";
import { formWord, handWord } from "../marks/words";
import type { MarkingState, Tool } from "../props";

/** The tools in their order, each with its icon and key. */
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

/** What one marks with: the tools, what a stamp says, and the meaning of the next mark. */
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
            onClick={() => takeTool(marking, tool)}
          />
        ))}
        {marking.tool === "stamp" && <SignChoice marking={marking} />}
      </div>
      <MeaningChoice label="新批注的含义" value={marking.meaning} onChange={marking.onMeaning} />
    </>
  );
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
