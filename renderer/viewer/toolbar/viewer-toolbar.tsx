import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { IconButton } from "../../ui";
import type { MarkingState, Zoom } from "../props";
import type { ViewerSession } from "../session";
import { stepZoom } from "../zoom-steps";
import { MarkTools } from "./mark-tools";
import { PageField } from "./page-field";
import "./viewer-toolbar.css";
import { ZoomChoice } from "./zoom-choice";

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
      <PageField session={session} />
      {end && <div className="viewer-toolbar-group">{end}</div>}
    </div>
  );
}
