import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useShortcuts } from "../../../ui/shortcuts";
import { buttonItem, type FoundRequest, readText, rectsOf, type ToolbarItem } from "../../../viewer";
import type { ReviewDeskPorts } from "../../ports";
import { useReview } from "../../review";
import { useReading } from "../reading-context";
import { dossierTexts } from "./dossier-texts";
import type { Hit } from "./hits";
import { SearchPanel, type SearchPanelHandle } from "./search-panel";

/** What was found and is shown in the scan now, and of which material. */
export interface Found extends FoundRequest {
  readonly materialId: string;
}

/** 查找 as the workspace shows it. */
export interface Search {
  readonly items: readonly ToolbarItem[];
  readonly panel: ReactNode;
  readonly found: Found | null;
}

/** Longer selected words are not what somebody wants to search for. */
const longestWords = 40;

/** Searching one application: its key, its button, its panel. What was read stays as long as the application is open. */
export function useSearch(ports: ReviewDeskPorts): Search {
  const review = useReview();
  const reading = useReading();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const panel = useRef<SearchPanelHandle>(null);
  const from = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts live as long as their review
  const texts = useMemo(
    () =>
      dossierTexts({
        ports,
        packageId: review.packageId,
        applicationId: review.application.id,
        materials: review.application.materials,
        read: readText,
        isWithdrawn: (id) => reading.store.getState().withdrawn[id] !== undefined,
      }),
    [review],
  );
  useEffect(() => () => texts.stop(), [texts]);
  const show = () => {
    const selected = window.getSelection()?.toString().trim() ?? "";
    const words = selected.length > 0 && selected.length <= longestWords ? selected : null;
    if (!panel.current) from.current = document.activeElement;
    setOpen(true);
    texts.start();
    panel.current?.ask(words);
    if (!panel.current) asked.current = words;
  };
  const asked = useRef<string | null>(null);
  const close = () => {
    setOpen(false);
    setFound(null);
    texts.stop();
    giveBack(from.current);
  };
  const go = ({ materialId, place }: Hit) => {
    const nonce = (found?.nonce ?? 0) + 1;
    if (place.kind === "mark") reading.jump(place.annotation);
    else if (reading.store.getState().materialId !== materialId) reading.open(materialId);
    setFound(
      place.kind === "text"
        ? { materialId, page: place.page, rects: rectsOf(place.text, place.span), nonce }
        : null,
    );
  };
  useShortcuts("阅读", [{ keys: "Ctrl+F", does: "在全部材料中查找", inText: true, run: show }]);
  const item = buttonItem({
    ...{ key: "search", group: "reading", rank: 5, label: "查找", icon: "search", keys: "Ctrl+F" },
    pressed: open,
    run: open ? close : show,
  });
  return {
    items: [item],
    found,
    panel: open && <SearchPanel ref={panel} texts={texts} words={asked.current} onGo={go} onClose={close} />,
  };
}

/** The focus goes back to what had it, or, where that is gone, to the scan. */
function giveBack(from: Element | null): void {
  const place =
    from instanceof HTMLElement && from.isConnected && from !== document.body
      ? from
      : document.querySelector<HTMLElement>("[data-reader] .viewer-scroller");
  // After the panel is gone.
  setTimeout(() => place?.focus({ preventScroll: true }), 0);
}
