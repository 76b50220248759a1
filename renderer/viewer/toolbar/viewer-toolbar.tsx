import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { MarkingState, Zoom } from "../props";
import type { ViewerSession } from "../session";
import { useClarityItems } from "./clarity-tools";
import { FoldingToolbar } from "./folding-toolbar";
import { markItems } from "./mark-items";
import { PageField } from "./page-field";
import { outlineItem, pagingItem, turnItem, zoomItems } from "./reading-tools";
import type { ToolbarItem } from "./toolbar-item";
import "./viewer-toolbar.css";

export interface ViewerToolbarProps {
  readonly session: StoreApi<ViewerSession>;
  readonly marking: MarkingState;
  readonly readOnly: boolean;
  readonly onZoom: (zoom: Zoom) => void;
  /** Whether the outline is on screen, and what shows or hides it. */
  readonly outlined: boolean;
  readonly onOutline: () => void;
  /** More tools, before the page field. */
  readonly more: readonly ToolbarItem[];
  readonly end: ReactNode;
}

/** The tools above the scan. */
export function ViewerToolbar(props: ViewerToolbarProps) {
  const { session, marking, readOnly, onZoom, end } = props;
  const factor = useStore(session, (state) => state.factor);
  const zoom = useStore(session, (state) => state.zoom);
  const single = useStore(session, (state) => state.single);
  const hasOutline = useStore(session, (state) => state.outline !== null);
  const clarity = useClarityItems(session);
  const items: ToolbarItem[] = [
    ...(readOnly ? [] : markItems(marking)),
    ...turnItem(session),
    ...zoomItems(zoom, factor, onZoom),
    pagingItem(session, single),
    ...(hasOutline ? [outlineItem(props.outlined, props.onOutline)] : []),
    ...clarity,
    ...props.more,
    { key: "page", group: "page", rank: 0, node: <PageField session={session} />, lines: [] },
    ...(end ? [{ key: "end", group: "end", rank: 0, node: end, lines: [] }] : []),
  ];
  return <FoldingToolbar label="扫描件工具" items={items} />;
}
