import { flushSync } from "react-dom";
import { useShortcuts } from "../../ui/shortcuts";
import { refocused, type SheetPlace } from "./sheet-place";

interface PaneMoves {
  readonly place: SheetPlace;
  readonly onPlace: (place: SheetPlace) => void;
  /** Opens or closes the sheet where it is a drawer over the scan. */
  readonly onDrawer: (open: boolean) => void;
}

/** F6 leads from the scan to the sheet and back, as between the panes of other programs: nobody tabs through the toolbar. */
export function usePaneMoves({ place, onPlace, onDrawer }: PaneMoves): void {
  const toScan = (scan: HTMLElement) => {
    onDrawer(false);
    scan.focus();
  };
  const toSheet = () => {
    flushSync(() => onDrawer(true));
    if (place.tab === "gates" || place.tab === "scoring") onPlace(refocused(place));
    else document.querySelector<HTMLElement>(".workspace-sheet [role=tab][aria-selected=true]")?.focus();
  };
  const move = () => {
    const scan = document.querySelector<HTMLElement>("[data-reader] .viewer-scroller");
    if (scan && !document.activeElement?.closest("[data-reader]")) toScan(scan);
    else toSheet();
  };
  useShortcuts("评审", [{ keys: "F6", does: "在扫描件和评审表之间移动", run: move }]);
}
