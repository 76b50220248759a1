import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { IconButton, useShortcuts } from "../../ui";
import type { ViewerSession } from "../session";

/** 截取: the next rectangle that is drawn is copied as a picture. Works in a review that can only be read, too. */
export function CaptureButton({ session }: { readonly session: StoreApi<ViewerSession> }) {
  const capturing = useStore(session, (state) => state.capturing);
  const toggle = () => session.setState({ capturing: !session.getState().capturing });
  useShortcuts("截取", [{ keys: "C", does: "截取一块区域，复制为图片", run: toggle }]);
  return <IconButton label="截取一块区域" icon="image" keys="C" pressed={capturing} onClick={toggle} />;
}
