import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { IconButton, type IconName } from "../../ui";
import { MeaningChoice } from "../marks/meaning-choice";
import { handWord } from "../marks/words";
import type { MarkingState, Tool, Zoom } from "../props";
import type { ViewerSession } from "../session";
import { stepZoom } from "../zoom-steps";
import { ClarityTools } from "./clarity-tools";
import { PageField } from "./page-field";
import "./viewer-toolbar.css";
import { ZoomChoice } from "./zoom-choice";

/** The tools in their order, each with its icon and key. */
export const tools: readonly { readonly tool: Tool; readonly icon: IconName; readonly keys: string }[] = [
  { tool: "hand", icon: "hand", keys: "V" },
  { tool: "rectangle", icon: "rectangle", keys: "B" },
  { tool: "highlight", icon: "highlight", keys: "H" },
  { tool: "ink", icon: "ink", keys: "D" },
  { tool: "note", icon: "note", keys: "T" },
];

export interface ViewerToolbarProps {
  readonly session: StoreApi<ViewerSession>;
  readonly marking: MarkingState;
  readonly readOnly: boolean;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onTurn: () => void;
  readonly end: ReactNode;
}

/** The tools above the scan. */
export function ViewerToolbar({ session, marking, readOnly, onZoom, onTurn, end }: ViewerToolbarProps) {
  const factor = useStore(session, (state) => state.factor);
  const zoom = useStore(session, (state) => state.zoom);
  return (
    <div className="viewer-toolbar" role="toolbar" aria-label="扫描件工具">
      {!readOnly && <MarkTools marking={marking} />}
      <div className="viewer-toolbar-group">
        <IconButton label="顺时针转九十度" icon="rotate-right" keys="R" onClick={onTurn} />
        <IconButton label="缩小" icon="zoom-out" keys="-" onClick={() => onZoom(stepZoom(factor, -1))} />
        <IconButton label="放大" icon="zoom-in" keys="+" onClick={() => onZoom(stepZoom(factor, 1))} />
        <ZoomChoice zoom={zoom} factor={factor} onZoom={onZoom} />
      </div>
      <ClarityTools session={session} />
      <PageField session={session} />
      {end && <div className="viewer-toolbar-group">{end}</div>}
    </div>
  );
}

function MarkTools({ marking }: { readonly marking: MarkingState }) {
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
