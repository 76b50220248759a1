import { type RefObject, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { isComposing } from "../../ui";
import { pageOfTyped } from "../outline/page-labels";
import { jumpTo, type ViewerSession } from "../session";

/** Longer labels than this are no page numbers any more. */
const longest = 12;

/** 第 n / m 页, with the page's name in the file where it has another one; typing a number or such a name and Enter goes there. */
export function PageField({ session }: { readonly session: StoreApi<ViewerSession> }) {
  const page = useStore(session, (state) => state.page);
  const count = useStore(session, (state) => state.pageCount);
  const labels = useStore(session, (state) => state.labels);
  const [typed, setTyped] = useState<string | null>(null);
  const label = labels?.[page - 1];
  const go = () => {
    const to = typed === null ? null : pageOfTyped(typed, count, labels);
    if (to !== null) jumpTo(session, to);
    setTyped(null);
  };
  return (
    <div className="viewer-pages">
      <span>第</span>
      <input
        className="viewer-pages-field"
        aria-label={`页码，共 ${count} 页${label === undefined ? "" : "，也可键入文件自己的页码"}`}
        aria-keyshortcuts="G"
        data-tip="键入页码，按回车前往（G）"
        inputMode={labels ? "text" : "numeric"}
        value={typed ?? String(page)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value.slice(0, longest))}
        onBlur={go}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === "Enter") {
            go();
            focusPages(event.currentTarget);
          }
          if (event.key === "Escape") setTyped(null);
        }}
      />
      {label !== undefined && label !== String(page) && (
        <span className="viewer-pages-label" translate="no" data-tip={`文件自己的页码：${label}`}>
          （{label}）
        </span>
      )}
      <span>/ {count} 页</span>
    </div>
  );
}

/** Whoever went to a page wants to read it: keys mean the scan again. */
function focusPages(field: HTMLElement): void {
  const pages = field.closest(".viewer")?.querySelector<HTMLElement>(".viewer-scroller");
  pages?.focus({ preventScroll: true });
}

/** Puts the cursor into the page field of a viewer. */
export function focusPageField(viewer: RefObject<HTMLElement | null>): void {
  viewer.current?.querySelector<HTMLElement>(".viewer-pages-field")?.focus();
}
