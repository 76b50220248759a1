import { useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { isComposing } from "../../ui";
import { jumpTo, type ViewerSession } from "../session";

/** 第 n / m 页; typing a number and Enter goes there. */
export function PageField({ session }: { readonly session: StoreApi<ViewerSession> }) {
  const page = useStore(session, (state) => state.page);
  const count = useStore(session, (state) => state.pageCount);
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    if (typed !== null && /^\d+$/.test(typed)) jumpTo(session, Number(typed));
    setTyped(null);
  };
  return (
    <div className="viewer-pages">
      <span>第</span>
      <input
        className="viewer-pages-field"
        aria-label={`页码，共 ${count} 页`}
        inputMode="numeric"
        value={typed ?? String(page)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, "").slice(0, 6))}
        onBlur={go}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === "Enter") go();
          if (event.key === "Escape") setTyped(null);
        }}
      />
      <span>/ {count} 页</span>
    </div>
  );
}
