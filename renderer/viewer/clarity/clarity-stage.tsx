import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Button } from "../../ui";
import type { ViewerSession } from "../session";
import { AdjustPanel } from "./adjust-panel";
import "./clarity-stage.css";
import { clarityOf } from "./clarity-store";
import { isPlain, plain } from "./settings";

/** What stands over the pages: 调节显示 where it is open, and that what is seen is not as the file has it. */
export function ClarityStage({ session }: { readonly session: StoreApi<ViewerSession> }) {
  const store = clarityOf(session);
  const settings = useStore(store, (state) => state.settings);
  const adjusting = useStore(store, (state) => state.adjusting);
  return (
    <>
      {adjusting && <AdjustPanel store={store} />}
      <div className="clarity-state" role="status">
        {!isPlain(settings) && !adjusting && (
          <div className="clarity-note">
            <span>已调节显示，原件未变。</span>
            <Button size="small" variant="quiet" onClick={() => store.setState({ settings: plain })}>
              看原样
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
