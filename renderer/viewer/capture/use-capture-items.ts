import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useViewerShortcuts } from "../active-viewer";
import type { ViewerSession } from "../session";
import { buttonItem } from "../toolbar/button-item";
import type { ToolbarItem } from "../toolbar/toolbar-item";

const none: ToolbarItem[] = [];

/** 截取: the next rectangle that is drawn is copied as a picture. Works in a review that can only be read, too. */
export function useCaptureItems(session: StoreApi<ViewerSession>, enabled: boolean): ToolbarItem[] {
  const capturing = useStore(session, (state) => state.capturing);
  const run = () => session.setState({ capturing: !session.getState().capturing });
  useViewerShortcuts(session, enabled ? [{ keys: "C", does: "截取一块区域，复制为图片", run }] : []);
  if (!enabled) return none;
  const about = { key: "capture", group: "capture", rank: 39, label: "截取一块区域", icon: "image" } as const;
  return [buttonItem({ ...about, keys: "C", pressed: capturing, run })];
}
